import CloudFormation
package import Linting
import PropertyValidation
import ResourceCatalog
import TemplateSyntax

extension Rule {
  /// Finds properties that lack another one which they need.
  package static let missingCompanionProperty = Rule(
    "missing-companion-property",
    summary: "property without another that it needs",
    severity: .error,
    category: .schema,
    equivalents: [
      Equivalents(
        .cfnLint, "E3021", "E3045", "E3046", "E3048", "E3051", "E3615", "E3633", "E3636", "E3639",
        "E3660", "E3661", "E3671", "E3676", "E3678", "E3679", "E3687", "E3689", "E3692", "E3704",
        "E3720")
    ],
    why: """
      The property, or the value that it has, works only together with another one. AWS \
      refuses it alone, and the deployment fails.
      """,
    fix: "add the other property",
    url:
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/introduction.html",
    check: .eachPropertyFinding { finding, template in
      switch finding.problem {
      case .missingCompanion(let name, let other):
        template.report(.alone(other, name), for: finding, help: "add `\(name)`")
      case .missing(let name):
        guard let requirement = finding.requirement, requirement.hasPrefix("E"),
          !isRuleOfKnownProtocol(finding.value.place)
        else { return }
        template.report(
          .needed(finding.object, name), for: finding, help: "add `\(name)` to \(finding.object)")
      default: return
      }
    },
    examples: [
      Example(
        "buckets of a loop",
        """
        Transform: AWS::LanguageExtensions
        Resources:
          Fn::ForEach::Buckets:
            - Team
            - [shop, office]
            - Archive${Team}:
             #^^^^^^^^^^^^^^ `AWS::S3::Bucket` needs `OwnershipControls` with the values that it has
                Type: AWS::S3::Bucket
                Properties:
                  AccessControl: LogDeliveryWrite
                  BucketName: !Sub "archive-of-${AWS::AccountId}-${Team}"
        """),
      Example(
        "a password for nobody",
        """
        Resources:
          Cluster:
            Type: AWS::RDS::DBCluster
            Properties:
              Engine: aurora-postgresql
              MasterUserPassword: !Sub "{{resolve:secretsmanager:database:SecretString:password}}"
            # ^^^^^^^^^^^^^^^^^^ `MasterUserPassword` needs `MasterUsername`, which is left out
        """),
      Example(
        "provisioned billing without throughput",
        """
        Resources:
          Orders:
        # ^^^^^^ `AWS::DynamoDB::Table` needs `ProvisionedThroughput` with the values that it has
            Type: AWS::DynamoDB::Table
            Properties:
              BillingMode: PROVISIONED
              AttributeDefinitions:
                - {AttributeName: id, AttributeType: S}
              KeySchema:
                - {AttributeName: id, KeyType: HASH}
        """),
      Example(
        "both properties",
        """
        Resources:
          Cluster:
            Type: AWS::RDS::DBCluster
            Properties:
              Engine: aurora-postgresql
              MasterUserPassword: !Sub "{{resolve:secretsmanager:database:SecretString:password}}"
              MasterUsername: orders
        """),
      Example(
        "one port of a rule about every protocol, which has none",
        """
        Resources:
          Group:
            Type: AWS::EC2::SecurityGroup
            Properties:
              GroupDescription: whatever
              SecurityGroupEgress: [{IpProtocol: -1, FromPort: -1, CidrIp: 10.0.0.0/8}]
        """),
    ]
  )
}

/// Whether an entry is a rule of a security group whose protocol is written: what ports that one needs
/// is judged by a rule of its own.
private func isRuleOfKnownProtocol(_ rule: Node) -> Bool {
  rule.isMapping && rule["IpProtocol"]?.isScalar == true
}

extension Diagnostic.Message {
  fileprivate static func alone(_ property: String, _ needed: String) -> Self {
    "`\(property)` needs `\(needed)`, which is left out"
  }
  fileprivate static func needed(_ object: String, _ needed: String) -> Self {
    "\(object) needs `\(needed)` with the values that it has"
  }
}
