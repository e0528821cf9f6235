import CloudFormation
package import Linting

extension Rule {
  /// Finds database instances that are to be encrypted where their cluster is not, or the other way round.
  package static let rdsInstanceEncryptionDiffersFromCluster = Rule(
    "rds-instance-encryption-differs-from-cluster",
    summary: "instance with another encryption than its cluster",
    severity: .error,
    category: .schema,
    services: ["rds"],
    equivalents: [Equivalents(.cfnLint, "E3709")],
    why: """
      The storage belongs to the cluster, and so does its encryption. RDS refuses an instance that \
      says something else.
      """,
    fix: "remove `StorageEncrypted` from the instance",
    url:
      "https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Overview.Encryption.html",
    check: .eachResource(of: ["AWS::RDS::DBInstance"]) { instance, template in
      for cluster in ReferredResource.all(
        at: "DBClusterIdentifier", in: instance, of: "AWS::RDS::DBCluster", template)
      {
        for (own, other) in cluster.pairs(
          of: "StorageEncrypted", in: instance, with: "StorageEncrypted", template)
        {
          guard let isEncrypted = own.boolean, let isOtherEncrypted = other.boolean,
            isEncrypted != isOtherEncrypted
          else { continue }
          template.report(
            .otherEncryption(isEncrypted, cluster.resource.logicalId), at: own,
            related: [cluster.related("the encryption of the cluster", other)])
        }
      }
    },
    examples: [
      Example(
        "an encrypted instance of a cluster that is not",
        """
        Resources:
          Orders:
            Type: AWS::RDS::DBCluster
            Properties:
              Engine: aurora-postgresql
              StorageEncrypted: false
              ManageMasterUserPassword: true
              MasterUsername: orders
          Writer:
            Type: AWS::RDS::DBInstance
            Properties:
              DBClusterIdentifier: !Ref Orders
              DBInstanceClass: db.r6g.large
              Engine: aurora-postgresql
              StorageEncrypted: true
              #                 ^^^^ the instance is encrypted, and cluster `Orders` is not
        """),
      Example(
        "the same for both, and a cluster that says nothing",
        """
        Resources:
          Orders:
            Type: AWS::RDS::DBCluster
            Properties:
              Engine: aurora-postgresql
              StorageEncrypted: true
              ManageMasterUserPassword: true
              MasterUsername: orders
          Writer:
            Type: AWS::RDS::DBInstance
            Properties:
              DBClusterIdentifier: !Ref Orders
              DBInstanceClass: db.r6g.large
              Engine: aurora-postgresql
              StorageEncrypted: true
          Restored:
            Type: AWS::RDS::DBCluster
            Properties:
              Engine: aurora-postgresql
              SnapshotIdentifier: orders-before-the-move
          Reader:
            Type: AWS::RDS::DBInstance
            Properties:
              DBClusterIdentifier: !Ref Restored
              DBInstanceClass: db.r6g.large
              Engine: aurora-postgresql
              StorageEncrypted: true
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func otherEncryption(_ isEncrypted: Bool, _ cluster: String) -> Self {
    isEncrypted
      ? "the instance is encrypted, and cluster `\(cluster)` is not"
      : "the instance is not encrypted, and cluster `\(cluster)` is"
  }
}
