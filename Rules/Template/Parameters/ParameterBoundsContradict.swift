import CloudFormation
package import Linting
import TemplateSyntax

extension Rule {
  /// Finds parameters whose lower bound is above the upper one.
  package static let parameterBoundsContradict = Rule(
    "parameter-bounds-contradict",
    summary: "parameter whose lower bound is above its upper one",
    severity: .error,
    category: .template,
    why: """
      No value can be given for such a parameter, so the template cannot be deployed.
      """,
    fix: "swap or correct the bounds",
    url:
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/parameters-section-structure.html",
    check: .wholeTemplate { inspection in
      for parameter in inspection.declarations(in: .parameters) {
        for (lower, upper) in [("MinLength", "MaxLength"), ("MinValue", "MaxValue")] {
          let bounds = ParameterAttributes.bounds(parameter.body, lower, upper)
          guard let least = bounds.lower, let most = bounds.upper,
            let smallest = least.value.number, let largest = most.value.number, smallest > largest
          else { continue }
          inspection.report(
            .contradict(parameter.key, least, most), at: least.value,
            related: [RelatedPlace("the upper bound", at: most.value)])
        }
      }
    },
    examples: [
      Example(
        "lengths the wrong way round",
        """
        Parameters:
          Name:
            Type: String
            MinLength: 20
            #          ^^ `MinLength` of parameter `Name` is 20, above its `MaxLength` of 10
            MaxLength: 10
        Resources:
          Orders:
            Type: AWS::SQS::Queue
            Properties:
              QueueName: !Ref Name
        """),
      Example(
        "one length",
        """
        Parameters:
          Name: {Type: String, MinLength: 10, MaxLength: 10}
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
  fileprivate static func contradict(_ name: Node, _ least: Node.Pair, _ most: Node.Pair) -> Self {
    """
    `\(least.key.text)` of parameter `\(name.text)` is \(least.value.text), \
    above its `\(most.key.text)` of \(most.value.text)
    """
  }
}
