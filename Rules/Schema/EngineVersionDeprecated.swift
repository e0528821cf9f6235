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
      let engines = template.property("Engine", of: finding.value).compactMap(\.text)
      for version in template.property("EngineVersion", of: finding.value)
      where !isMajor(version, ofAnyOf: engines) {
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
        "databases that leave the version to AWS, or the minor one",
        """
        Resources:
          Returns:
            Type: AWS::RDS::DBInstance
            Properties:
              AllocatedStorage: 20
              DBInstanceClass: db.t3.medium
              Engine: postgres
              EngineVersion: "16"
              ManageMasterUserPassword: true
              MasterUsername: returns
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

/// Whether a version is a major one, of which RDS chooses a minor version that is not deprecated.
private func isMajor(_ version: PossibleValue, ofAnyOf engines: [String]) -> Bool {
  guard let text = version.text else { return false }
  let parts = text.split(separator: ".").count
  // Postgres 16 is a major version, as is MySQL 8.0.
  return engines.contains {
    parts
      <= ($0.lowercased().hasSuffix("postgres") || $0.lowercased().hasSuffix("postgresql") ? 1 : 2)
  }
}

extension Diagnostic.Message {
  fileprivate static func deprecated(_ version: String) -> Self {
    "AWS has deprecated \(version) of the engine"
  }
}
