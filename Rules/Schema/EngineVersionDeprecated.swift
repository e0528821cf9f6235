import CloudFormation
package import Linting
import PropertyValidation
import ResourceCatalog

extension Rule {
  /// Finds versions of database engines that AWS is about to retire.
  package static let engineVersionDeprecated = Rule(
    "engine-version-deprecated",
    summary: "engine version that AWS has deprecated",
    severity: .warning,
    category: .schema,
    equivalents: [Equivalents(.cfnLint, "W3690", "W3691")],
    why: """
      AWS no longer creates instances of a deprecated version, or soon will not, and upgrades \
      those that there are in a maintenance window.
      """,
    fix: "choose a version that AWS supports",
    url:
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/introduction.html",
    check: .eachPropertyFinding { finding, template in
      guard let requirement = finding.requirement, ["W3690", "W3691"].contains(requirement)
      else { return }
      for version in template.property("EngineVersion", of: finding.value) {
        template.report(
          .deprecated(version.text.map { "`\($0)`" } ?? "the version"), at: version)
      }
    },
    examples: [
      Example(
        "an old version",
        """
        Resources:
          Database:
            Type: AWS::RDS::DBInstance
            Properties:
              AllocatedStorage: 20
              DBInstanceClass: db.t3.medium
              Engine: postgres
              EngineVersion: 9.6.24
              #              ^^^^^^ AWS has deprecated `9.6.24` of the engine
              ManageMasterUserPassword: true
              MasterUsername: orders
        """),
      Example(
        "a database that leaves the version to AWS",
        """
        Resources:
          Database:
            Type: AWS::RDS::DBInstance
            Properties:
              AllocatedStorage: 20
              DBInstanceClass: db.t3.medium
              Engine: postgres
              ManageMasterUserPassword: true
              MasterUsername: orders
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func deprecated(_ version: String) -> Self {
    "AWS has deprecated \(version) of the engine"
  }
}
