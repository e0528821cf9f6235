import CloudFormation
package import Linting
import TemplateSyntax

extension Rule {
  /// Finds descriptions of outputs that are too long.
  package static let outputDescriptionTooLong = Rule(
    "output-description-too-long",
    summary: "output description longer than 1,024 bytes",
    severity: .error,
    category: .template,
    equivalents: [Equivalents(.cfnLint, "E6003")],
    why: """
      CloudFormation refuses a template with a description of an output of more than 1,024 bytes.
      """,
    fix: "shorten the description",
    url:
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/outputs-section-structure.html",
    check: .wholeTemplate { inspection in
      for output in inspection.declarations(in: .outputs) {
        guard let description = output.body["Description"], description.isScalar else { continue }
        let length = description.withUTF8(\.count)
        guard length > TemplateLimit.descriptionBytes else { continue }
        inspection.report(.tooLong(output.key, length), at: description)
      }
    },
    examples: [
      Example(
        "a long text",
        """
        Resources:
          Orders:
            Type: AWS::SQS::Queue
        Outputs:
          OrdersUrl:
            Value: !Ref Orders
            Description: "\(String(repeating: "queues ", count: 150))"
            #            \(String(repeating: "^", count: 1052)) the description of output `OrdersUrl` has 1,050 bytes, above the 1,024 that are allowed
        """),
      Example(
        "a short text",
        """
        Resources:
          Orders:
            Type: AWS::SQS::Queue
        Outputs:
          OrdersUrl:
            Value: !Ref Orders
            Description: where orders go
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func tooLong(_ name: Node, _ length: Int) -> Self {
    """
    the description of output `\(name.text)` has \(TemplateLimit.grouped(length)) bytes, \
    above the 1,024 that are allowed
    """
  }
}
