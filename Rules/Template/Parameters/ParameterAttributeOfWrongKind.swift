import CloudFormation
package import Linting
import TemplateSyntax

extension Rule {
  /// Finds attributes of parameters with a value of the wrong kind.
  package static let parameterAttributeOfWrongKind = Rule(
    "parameter-attribute-of-wrong-kind",
    summary: "attribute of a parameter with a value of the wrong kind",
    severity: .error,
    category: .template,
    equivalents: [Equivalents(.cfnLint, "E2001")],
    why: """
      CloudFormation reads parameters before anything else, so their attributes are literal \
      values, and it refuses functions and other kinds.
      """,
    fix: "write a literal value of the kind that the attribute takes",
    url:
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/parameters-section-structure.html",
    check: .wholeTemplate { inspection in
      for parameter in inspection.declarations(in: .parameters) {
        for (pair, kind) in ParameterAttributes.all.misfits(in: parameter.body) {
          inspection.report(.wrong(pair, parameter.key, kind), at: pair.value)
        }
      }
    },
    examples: [
      Example(
        "a function for the default",
        """
        Parameters:
          Name:
            Type: String
            Default: !Sub "${AWS::StackName}-orders"
            #        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ `Default` of parameter `Name` is a call of `Fn::Sub`, not a text
        Resources:
          Orders:
            Type: AWS::SQS::Queue
            Properties:
              QueueName: !Ref Name
        """),
      Example(
        "a length in words",
        """
        Parameters:
          Name:
            Type: String
            MinLength: three
            #          ^^^^^ `MinLength` of parameter `Name` is `three`, not a whole number
            NoEcho: sometimes
            #       ^^^^^^^^^ `NoEcho` of parameter `Name` is `sometimes`, not `true` or `false`
        Resources:
          Orders:
            Type: AWS::SQS::Queue
            Properties:
              QueueName: !Ref Name
        """),
      Example(
        "numbers in quotes",
        """
        Parameters:
          Name:
            Type: String
            MinLength: "3"
            NoEcho: "true"
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
  fileprivate static func wrong(_ pair: Node.Pair, _ name: Node, _ kind: AttributeKind) -> Self {
    "`\(pair.key.text)` of parameter `\(name.text)` is \(pair.value.inWords), not \(kind.words)"
  }
}
