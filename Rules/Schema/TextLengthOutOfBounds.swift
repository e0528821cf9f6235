import CloudFormation
package import Linting
import PropertyValidation
import ResourceCatalog

extension Rule {
  /// Finds texts that are too long or too short.
  package static let textLengthOutOfBounds = Rule(
    "text-length-out-of-bounds",
    summary: "text that is too long or too short",
    severity: .error,
    category: .schema,
    equivalents: [.cfnLint(writtenOrGiven: "E3033")],
    why: """
      The service refuses a text that is longer or shorter than it allows, and the deployment \
      fails.
      """,
    fix: "shorten the text, or lengthen it",
    url:
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/introduction.html",
    check: .eachPropertyFinding { finding, template in
      guard case .length(let count, let schema) = finding.problem, finding.isOfSchema else {
        return
      }
      if let most = schema.maxLength, count > most {
        template.report(.tooLong(finding.property, count, most), for: finding)
      } else if let least = schema.minLength {
        template.report(.tooShort(finding.property, count, least), for: finding)
      }
    },
    examples: [
      Example(
        "a description that is too long, and a name that is too short",
        """
        Resources:
          Worker:
            Type: AWS::Lambda::Function
            Properties:
              Code: {S3Bucket: ab, S3Key: worker.zip}
              #                ^^ `S3Bucket` has 2 characters, below the 3 that are needed
              Handler: index.handler
              Role: !ImportValue worker-role
              Runtime: python3.13
        """),
      Example(
        "texts of the right length",
        """
        Resources:
          Worker:
            Type: AWS::Lambda::Function
            Properties:
              Code: {S3Bucket: abc, S3Key: worker.zip}
              Handler: index.handler
              Role: !ImportValue worker-role
              Runtime: python3.13
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func tooLong(_ property: String, _ count: Int, _ most: Int) -> Self {
    "\(property) has \(count) characters, above the \(most) that are allowed"
  }
  fileprivate static func tooShort(_ property: String, _ count: Int, _ least: Int) -> Self {
    "\(property) has \(count) characters, below the \(least) that are needed"
  }
}
