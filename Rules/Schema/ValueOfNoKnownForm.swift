import CloudFormation
package import Linting
import PropertyValidation
import ResourceCatalog

extension Rule {
  /// Finds values that have none of the forms that a property takes.
  package static let valueOfNoKnownForm = Rule(
    "value-of-no-known-form",
    summary: "value that has none of the forms that the property takes",
    severity: .error,
    category: .schema,
    equivalents: [.cfnLint(writtenOrGiven: "E1101", "E3002", "E3017", "E3018")],
    why: """
      The property takes one of several forms. AWS refuses any other, and the deployment \
      fails.
      """,
    fix: "write the value in one of the forms that the documentation shows",
    url:
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/introduction.html",
    check: .eachPropertyFinding { finding, template in
      guard finding.isOfSchema else { return }
      switch finding.problem {
      case .noForm: template.report(.noForm(finding.property, finding.shownValue), for: finding)
      case .forbidden:
        template.report(.forbidden(finding.property, finding.shownValue), for: finding)
      case .lacksElement: template.report(.lacksElement(finding.property), for: finding)
      case .nameNotAllowed: template.report(.name(finding.shownValue), for: finding)
      default: return
      }
    },
    examples: [
      Example(
        "a reserved name",
        """
        Resources:
          Cluster:
            Type: AWS::RDS::DBCluster
            Properties:
              Engine: aurora-postgresql
              ManageMasterUserPassword: true
              MasterUsername: rdsadmin
              #               ^^^^^^^^ `rdsadmin` is reserved and no `MasterUsername`
        """),
      Example(
        "another name",
        """
        Resources:
          Cluster:
            Type: AWS::RDS::DBCluster
            Properties:
              Engine: aurora-postgresql
              ManageMasterUserPassword: true
              MasterUsername: orders
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func noForm(_ property: String, _ value: String) -> Self {
    "\(value) has none of the forms that \(property) takes"
  }
  fileprivate static func forbidden(_ property: String, _ value: String) -> Self {
    "\(value) is reserved and no \(property)"
  }
  fileprivate static func lacksElement(_ property: String) -> Self {
    "\(property) lacks an element that it needs"
  }
  fileprivate static func name(_ name: String) -> Self {
    "\(name) is no name that can be used here"
  }
}
