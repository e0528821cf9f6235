import CloudFormation
package import Linting
import TemplateSyntax

extension Rule {
  /// Finds patterns of parameters that are no regular expression.
  package static let parameterPatternMalformed = Rule(
    "parameter-pattern-malformed",
    summary: "parameter pattern that is no regular expression",
    severity: .error,
    category: .template,
    equivalents: [Equivalents(.cfnLint, "I2003")],
    why: """
      CloudFormation cannot read the pattern, so it refuses every value.
      """,
    fix: "correct the pattern",
    url:
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/parameters-section-structure.html",
    check: .wholeTemplate { inspection in
      for parameter in inspection.declarations(in: .parameters) {
        guard let node = parameter.body["AllowedPattern"], let pattern = ParameterPattern(node),
          let mistake = pattern.mistake
        else { continue }
        inspection.report(.malformed(parameter.key, mistake), at: node)
      }
    },
    examples: [
      Example(
        "a bracket that is not closed",
        """
        Parameters:
          Name:
            Type: String
            AllowedPattern: "[a-z-*"
            #               ^^^^^^^^ the pattern of parameter `Name` cannot be read: a `[` is not closed
        Resources:
          Orders:
            Type: AWS::SQS::Queue
            Properties:
              QueueName: !Ref Name
        """),
      Example(
        "a pattern of Java's",
        #"""
        Parameters:
          Name:
            Type: String
            AllowedPattern: "[\\p{Alpha}&&[^x]]++"
        Resources:
          Orders:
            Type: AWS::SQS::Queue
            Properties:
              QueueName: !Ref Name
        """#),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func malformed(_ name: Node, _ mistake: String) -> Self {
    "the pattern of parameter `\(name.text)` cannot be read: \(mistake)"
  }
}
