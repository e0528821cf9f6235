import CloudFormation
package import Linting
import PropertyValidation
import ResourceCatalog

extension Rule {
  /// Finds properties that AWS passes over because of another one.
  package static let propertyWithoutEffect = Rule(
    "property-without-effect",
    summary: "property that has no effect",
    severity: .warning,
    category: .schema,
    equivalents: [
      Equivalents(
        .cfnLint,
        "W3687", "W3688", "W3689", "W3693", "W3694", "W3702", "W3703", "W3671",
        "W3698", "W3704")
    ],
    why: """
      AWS takes the property and does nothing with it, since another one says otherwise. What \
      the template says is not what is deployed.
      """,
    fix: "remove the property, or change the other one",
    url:
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/introduction.html",
    check: .eachPropertyFinding { finding, template in
      guard let requirement = finding.requirement, requirement.hasPrefix("W"),
        !["W3690", "W3691"].contains(requirement)
      else { return }
      template.report(.withoutEffect(finding.property), for: finding)
    },
    examples: [
      Example(
        "a user name where a snapshot brings its own",
        """
        Resources:
          Cluster:
            Type: AWS::RDS::DBCluster
            Properties:
              Engine: aurora-postgresql
              MasterUsername: orders
            # ^^^^^^^^^^^^^^ `MasterUsername` has no effect with the other properties
              SnapshotIdentifier: before-the-move
        """),
      Example(
        "a snapshot alone",
        """
        Resources:
          Cluster:
            Type: AWS::RDS::DBCluster
            Properties:
              Engine: aurora-postgresql
              SnapshotIdentifier: before-the-move
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func withoutEffect(_ property: String) -> Self {
    "\(property) has no effect with the other properties"
  }
}
