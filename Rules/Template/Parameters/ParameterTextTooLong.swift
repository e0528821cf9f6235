import CloudFormation
package import Linting
import TemplateSyntax

extension Rule {
  /// Finds descriptions and values of parameters that are too long.
  package static let parameterTextTooLong = Rule(
    "parameter-text-too-long",
    summary: "text of a parameter that is too long",
    severity: .error,
    category: .template,
    equivalents: [Equivalents(.cfnLint, "E2001")],
    why: """
      CloudFormation refuses a description of more than 4,000 characters and a value of more than \
      4,096 bytes.
      """,
    fix: "shorten the text",
    url:
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html",
    check: .wholeTemplate { inspection in
      for parameter in inspection.declarations(in: .parameters) {
        let body = parameter.body
        if let description = body["Description"], description.isScalar {
          let length = description.text.unicodeScalars.count
          if length > 4000 {
            inspection.report(.longDescription(parameter.key, length), at: description)
          }
        }
        let values = [body["Default"]].compactMap { $0 } + (body["AllowedValues"]?.elements ?? [])
        for value in values where value.isScalar {
          let length = value.withUTF8(\.count)
          guard length > 4096 else { continue }
          inspection.report(.longValue(parameter.key, length), at: value)
        }
      }
    },
    examples: [
      Example(
        "a long default",
        """
        Parameters:
          Name:
            Type: String
            Default: "\(String(repeating: "orders-", count: 700))"
            #        \(String(repeating: "^", count: 4902)) a value of parameter `Name` has 4,900 bytes, above the 4,096 that are allowed
        Resources:
          Orders:
            Type: AWS::SQS::Queue
            Properties:
              QueueName: !Ref Name
        """),
      Example(
        "a short one",
        """
        Parameters:
          Name: {Type: String, Default: orders}
        Resources:
          Orders:
            Type: AWS::SQS::Queue
            Properties:
              QueueName: !Ref Name
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func longDescription(_ name: Node, _ length: Int) -> Self {
    """
    the description of parameter `\(name.text)` has \(TemplateLimit.grouped(length)) characters, \
    above the 4,000 that are allowed
    """
  }

  fileprivate static func longValue(_ name: Node, _ length: Int) -> Self {
    """
    a value of parameter `\(name.text)` has \(TemplateLimit.grouped(length)) bytes, \
    above the 4,096 that are allowed
    """
  }
}
