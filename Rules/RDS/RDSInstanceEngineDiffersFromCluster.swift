import CloudFormation
package import Linting

extension Rule {
  /// Finds database instances with another engine than their cluster.
  package static let rdsInstanceEngineDiffersFromCluster = Rule(
    "rds-instance-engine-differs-from-cluster",
    summary: "instance with another engine than its cluster",
    severity: .error,
    category: .schema,
    services: ["rds"],
    equivalents: [Equivalents(.cfnLint, "E3707")],
    why: """
      Every instance of a cluster runs the engine of the cluster. RDS refuses an instance with \
      another one.
      """,
    fix: "set `Engine` to that of the cluster",
    url:
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-rds-dbinstance.html",
    check: .eachResource(of: ["AWS::RDS::DBInstance"]) { instance, template in
      for cluster in ReferredResource.all(
        at: "DBClusterIdentifier", in: instance, of: "AWS::RDS::DBCluster", template)
      {
        for (own, other) in cluster.pairs(of: "Engine", in: instance, with: "Engine", template) {
          guard let engine = own.text, let wanted = other.text,
            engine.lowercased() != wanted.lowercased()
          else { continue }
          template.report(
            .otherEngine(engine, cluster.resource.logicalId, wanted), at: own,
            help: "set `Engine` to `\(wanted)`",
            related: [cluster.related("the engine of the cluster", other)])
        }
      }
    },
    examples: [
      Example(
        "MySQL in a cluster of PostgreSQL",
        """
        Resources:
          Orders:
            Type: AWS::RDS::DBCluster
            Properties:
              Engine: aurora-postgresql
              ManageMasterUserPassword: true
              MasterUsername: orders
          Writer:
            Type: AWS::RDS::DBInstance
            Properties:
              DBClusterIdentifier: !Ref Orders
              DBInstanceClass: db.r6g.large
              Engine: aurora-mysql
              #       ^^^^^^^^^^^^ engine is `aurora-mysql`, but cluster `Orders` runs `aurora-postgresql`
        """),
      Example(
        "the same engine, in any case",
        """
        Resources:
          Orders:
            Type: AWS::RDS::DBCluster
            Properties:
              Engine: aurora-postgresql
              ManageMasterUserPassword: true
              MasterUsername: orders
          Writer:
            Type: AWS::RDS::DBInstance
            Properties:
              DBClusterIdentifier: !Ref Orders
              DBInstanceClass: db.r6g.large
              Engine: Aurora-PostgreSQL
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func otherEngine(_ engine: String, _ cluster: String, _ wanted: String) -> Self
  {
    "engine is `\(engine)`, but cluster `\(cluster)` runs `\(wanted)`"
  }
}
