import CloudFormation
package import Linting

extension Rule {
  /// Finds replica modes for engines that have none.
  package static let rdsReplicaModeIgnored = Rule(
    "rds-replica-mode-ignored",
    summary: "replica mode that the engine does not have",
    severity: .warning,
    category: .schema,
    services: ["rds"],
    equivalents: [Equivalents(.cfnLint, "W3699")],
    why: """
      Only Oracle and Db2 have replicas that are mounted or opened. RDS passes over the property \
      for other engines.
      """,
    fix: "remove `ReplicaMode`",
    url:
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-rds-dbinstance.html",
    check: .eachResource(of: ["AWS::RDS::DBInstance"]) { instance, template in
      for mode in template.values(at: "ReplicaMode", in: instance) where !mode.isAbsent {
        for engine in template.values(at: "Engine", in: instance) {
          guard let name = engine.text?.lowercased(),
            !["oracle", "custom-oracle", "db2"].contains(where: { name.hasPrefix($0) }),
            let place = template.evaluation.value(mode, alongside: engine)
          else { continue }
          template.report(.ignored(name), at: place)
        }
      }
    },
    examples: [
      Example(
        "a mode for MySQL",
        """
        Resources:
          Replica:
            Type: AWS::RDS::DBInstance
            Properties:
              DBInstanceClass: db.m6g.large
              Engine: mysql
              SourceDBInstanceIdentifier: orders
              ReplicaMode: open-read-only
              #            ^^^^^^^^^^^^^^ `ReplicaMode` has no effect with engine `mysql`
        """),
      Example(
        "a mode for Oracle",
        """
        Resources:
          Replica:
            Type: AWS::RDS::DBInstance
            Properties:
              DBInstanceClass: db.m5.large
              Engine: oracle-ee
              SourceDBInstanceIdentifier: orders
              ReplicaMode: open-read-only
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func ignored(_ engine: String) -> Self {
    "`ReplicaMode` has no effect with engine `\(engine.shortened(to: 40))`"
  }
}
