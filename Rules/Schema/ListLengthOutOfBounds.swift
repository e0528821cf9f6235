import CloudFormation
package import Linting
import PropertyValidation
import ResourceCatalog

extension Rule {
  /// Finds lists with too many or too few elements.
  package static let listLengthOutOfBounds = Rule(
    "list-length-out-of-bounds",
    summary: "list with too many or too few elements",
    severity: .error,
    category: .schema,
    equivalents: [.cfnLint(writtenOrGiven: "E3032", "E3065")],
    why: """
      The service refuses a list that is longer or shorter than it allows, and the deployment \
      fails.
      """,
    fix: "remove elements from the list, or add some",
    url:
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/introduction.html",
    check: .eachPropertyFinding { finding, template in
      guard case .count(let count, let least, let most) = finding.problem, finding.isOfSchema else {
        return
      }
      if let most {
        template.report(.tooMany(finding.property, count, most), for: finding)
      } else if let least {
        template.report(.tooFew(finding.property, count, least), for: finding)
      }
    },
    examples: [
      Example(
        "no rule where one is needed",
        """
        Resources:
          Files:
            Type: AWS::S3::Bucket
            Properties:
              BucketEncryption:
                ServerSideEncryptionConfiguration:
                  - BucketKeyEnabled: true
          Key:
            Type: AWS::KMS::ReplicaKey
            Properties:
              KeyPolicy: {}
              PrimaryKeyArn: !ImportValue key
          Table:
            Type: AWS::DynamoDB::Table
            Properties:
              BillingMode: PAY_PER_REQUEST
              AttributeDefinitions:
                - {AttributeName: id, AttributeType: S}
              KeySchema: []
              #          ^^ `KeySchema` has 0 elements, below the 1 that are needed
        """),
      Example(
        "one element",
        """
        Resources:
          Table:
            Type: AWS::DynamoDB::Table
            Properties:
              BillingMode: PAY_PER_REQUEST
              AttributeDefinitions:
                - {AttributeName: id, AttributeType: S}
              KeySchema:
                - {AttributeName: id, KeyType: HASH}
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func tooMany(_ property: String, _ count: Int, _ most: Int) -> Self {
    "\(property) has \(count) elements, above the \(most) that are allowed"
  }
  fileprivate static func tooFew(_ property: String, _ count: Int, _ least: Int) -> Self {
    "\(property) has \(count) elements, below the \(least) that are needed"
  }
}
