import CloudFormation
package import Linting
import TemplateSyntax

extension Rule {
  /// Finds exports whose names CloudFormation does not take.
  package static let exportNameMalformed = Rule(
    "export-name-malformed",
    summary: "export whose name is empty or holds a forbidden character",
    severity: .error,
    category: .template,
    why: """
      The name of an export consists of letters, digits, colons and hyphens. CloudFormation refuses \
      a template with any other.
      """,
    fix: "name the export with letters, digits, `:` and `-` only",
    url:
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/outputs-section-structure.html",
    check: .wholeTemplate { inspection in
      guard !inspection.template.hasUnknownMacro else { return }
      for output in inspection.declarations(in: .outputs) {
        // Only what is written out: whether a name that a function makes is held against the same
        // characters is not documented.
        guard let name = output.body["Export"]?["Name"], name.isScalar, !name.isNull,
          !name.holdsDynamicReference
        else { continue }
        if name.text.isEmpty {
          inspection.report(.empty(output.key), at: name)
        } else if let character = name.text.first(where: { !$0.mayStandInExportName }) {
          inspection.report(.forbidden(character, name), at: name)
        }
      }
    },
    examples: [
      Example(
        "an underscore, a dot and nothing at all",
        """
        Resources:
          Orders:
            Type: AWS::SQS::Queue
        Outputs:
          Url:
            Value: !Ref Orders
            Export: {Name: orders_url}
            #              ^^^^^^^^^^ the name of export `orders_url` holds `_`; only letters, digits, `:` and `-` are allowed
          Arn:
            Value: !GetAtt Orders.Arn
            Export: {Name: orders.arn}
            #              ^^^^^^^^^^ the name of export `orders.arn` holds `.`; only letters, digits, `:` and `-` are allowed
          Name:
            Value: !GetAtt Orders.QueueName
            Export: {Name: ""}
            #              ^^ the export of `Name` has an empty name
        """),
      Example(
        "letters, digits, colons and hyphens, and a name that is made at the deployment",
        """
        Parameters:
          Domain: {Type: String}
        Resources:
          Orders:
            Type: AWS::SQS::Queue
        Outputs:
          Url:
            Value: !Ref Orders
            Export: {Name: "shop:Orders2-url"}
          Arn:
            Value: !GetAtt Orders.Arn
            Export: {Name: !Sub "${Domain}-arn"}
        """),
    ]
  )
}

extension Character {
  fileprivate var mayStandInExportName: Bool {
    isASCII && (isLetter || isNumber) || self == ":" || self == "-"
  }
}

extension Diagnostic.Message {
  fileprivate static func empty(_ output: Node) -> Self {
    "the export of `\(output.text)` has an empty name"
  }

  fileprivate static func forbidden(_ character: Character, _ name: Node) -> Self {
    """
    the name of export `\(name.text.shortened(to: 40))` holds `\(character)`; only letters, digits, \
    `:` and `-` are allowed
    """
  }
}
