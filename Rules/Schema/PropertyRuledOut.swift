import CloudFormation
package import Linting
import PropertyValidation
import ResourceCatalog

extension Rule {
  /// Finds properties that the value of another one rules out.
  package static let propertyRuledOut = Rule(
    "property-ruled-out",
    summary: "property that another one rules out",
    severity: .error,
    category: .schema,
    equivalents: [
      Equivalents(
        .cfnLint,
        "E3029", "E3048", "E3501", "E3634", "E3638", "E3674", "E3681", "E3682",
        "E3683", "E3684", "E3686", "E3692", "E3693", "E3696", "E3719")
    ],
    why: """
      The property does not go together with the value of another one. AWS refuses the \
      resource, and the deployment fails.
      """,
    fix: "remove the property, or change the other one",
    url:
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/introduction.html",
    check: .eachPropertyFinding { finding, template in
      guard case .ruledOut = finding.problem, finding.requirement?.hasPrefix("W") != true else {
        return
      }
      template.report(.ruledOut(finding.property), for: finding)
    },
    examples: [
      Example(
        "settings of a FIFO queue on another",
        """
        Resources:
          Orders:
            Type: AWS::SQS::Queue
            Properties:
              FifoQueue: false
              ContentBasedDeduplication: true
            # ^^^^^^^^^^^^^^^^^^^^^^^^^ `ContentBasedDeduplication` does not go together with the other properties
        """),
      Example(
        "settings of a FIFO queue",
        """
        Resources:
          Orders:
            Type: AWS::SQS::Queue
            Properties:
              FifoQueue: true
              ContentBasedDeduplication: true
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func ruledOut(_ property: String) -> Self {
    "\(property) does not go together with the other properties"
  }
}
