import CloudFormation
package import Linting
import TemplateSyntax

extension Rule {
  /// Finds policies that ask for a snapshot where none can be made.
  package static let snapshotUnsupported = Rule(
    "snapshot-unsupported",
    summary: "snapshot policy of a resource that has no snapshots",
    severity: .error,
    category: .template,
    equivalents: [Equivalents(.cfnLint, "E3035", "E3036")],
    why: """
      CloudFormation can make snapshots of a few types only, and refuses the policy for all \
      others.
      """,
    fix: "use `Retain`, or back the data up in another way",
    url:
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-deletionpolicy.html",
    check: .wholeTemplate { inspection in
      for resource in inspection.declarations(in: .resources) {
        for policy in RetentionPolicy.allCases {
          guard let node = resource.body[policy.rawValue], node.textIs("Snapshot"),
            let type = resource.body["Type"]?.text, type.hasPrefix("AWS::"),
            !RetentionPolicy.typesWithSnapshots.contains(type)
          else { continue }
          inspection.report(.unsupported(type, policy), at: node)
        }
      }
    },
    examples: [
      Example(
        "a snapshot of a table",
        """
        Resources:
          Orders:
            Type: AWS::DynamoDB::Table
            DeletionPolicy: Snapshot
            #               ^^^^^^^^ `AWS::DynamoDB::Table` has no snapshots, so `DeletionPolicy` cannot be `Snapshot`
            Properties:
              BillingMode: PAY_PER_REQUEST
              AttributeDefinitions: [{AttributeName: id, AttributeType: S}]
              KeySchema: [{AttributeName: id, KeyType: HASH}]
        """),
      Example(
        "a snapshot of a volume",
        """
        Resources:
          Disk:
            Type: AWS::EC2::Volume
            DeletionPolicy: Snapshot
            UpdateReplacePolicy: Snapshot
            Properties: {AvailabilityZone: eu-central-1a, Size: 10}
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func unsupported(_ type: String, _ policy: RetentionPolicy) -> Self {
    "`\(type)` has no snapshots, so `\(policy.rawValue)` cannot be `Snapshot`"
  }
}
