import CloudFormation
package import Linting
import PropertyValidation
import ResourceCatalog

extension Rule {
  /// Finds properties that only AWS sets.
  package static let readOnlyPropertySet = Rule(
    "read-only-property-set",
    summary: "property that only AWS sets",
    severity: .error,
    category: .schema,
    equivalents: [Equivalents(.cfnLint, "E3040")],
    why: """
      AWS works the value out when it creates the resource. A template that sets it is \
      refused.
      """,
    fix: "remove the property",
    url:
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/introduction.html",
    check: .eachPropertyFinding { finding, template in
      guard case .readOnly = finding.problem else { return }
      template.report(.readOnly(finding.property, finding.resource.type), for: finding)
    },
    examples: [
      Example(
        "an ARN that is given",
        """
        Resources:
          Orders:
            Type: AWS::SQS::Queue
            Properties:
              Arn: arn:aws:sqs:us-east-1:123456789012:orders
            # ^^^ `Arn` is set by AWS and cannot be given
        """),
      Example(
        "a name",
        """
        Resources:
          Orders:
            Type: AWS::SQS::Queue
            Properties:
              QueueName: orders
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func readOnly(_ property: String, _ type: String) -> Self {
    "\(property) is set by AWS and cannot be given"
  }
}
