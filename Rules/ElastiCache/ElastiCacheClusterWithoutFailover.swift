import CloudFormation
package import Linting

extension Rule {
  /// Finds groups in cluster mode that cannot fail over.
  package static let elastiCacheClusterWithoutFailover = Rule(
    "elasticache-cluster-without-failover",
    summary: "cluster mode without automatic failover",
    severity: .error,
    category: .schema,
    services: ["elasticache"],
    equivalents: [Equivalents(.cfnLint, "E3026")],
    why: """
      A parameter group with `cluster-enabled` makes a replication group a cluster, which needs \
      automatic failover and more than one node. ElastiCache refuses one without.
      """,
    fix: "set `AutomaticFailoverEnabled` to true, and `NumCacheClusters` to at least 2",
    url:
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-elasticache-replicationgroup.html",
    check: .eachResource(of: ["AWS::ElastiCache::ReplicationGroup"]) { group, template in
      for parameters in ReferredResource.all(
        at: "CacheParameterGroupName", in: group, of: "AWS::ElastiCache::ParameterGroup", template)
      {
        for mode in template.values(at: "Properties.cluster-enabled", in: parameters.resource)
        where mode.text?.lowercased() == "yes" || mode.text?.lowercased() == "true" {
          for lack in lacks(group, template) {
            guard
              let place = template.evaluation.value(parameters.name, alongside: mode, lack.value)
            else { continue }
            template.report(
              .clusterWithout(parameters.resource.logicalId, lack.words), at: place,
              related: [RelatedPlace("this is what the cluster has", at: lack.value.place)])
          }
        }
      }
    },
    examples: [
      Example(
        "a cluster that cannot fail over",
        """
        Resources:
          Parameters:
            Type: AWS::ElastiCache::ParameterGroup
            Properties:
              Description: sessions
              CacheParameterGroupFamily: redis7
              Properties: {cluster-enabled: "yes"}
          Sessions:
            Type: AWS::ElastiCache::ReplicationGroup
            Properties:
              ReplicationGroupDescription: sessions
              Engine: redis
              CacheNodeType: cache.t4g.small
              CacheParameterGroupName: !Ref Parameters
              #                        ^^^^^^^^^^^^^^^ `Parameters` makes a cluster, which has automatic failover switched off
              AutomaticFailoverEnabled: false
              NumNodeGroups: 2
        """),
      Example(
        "a cluster with one node, when it is one",
        """
        Parameters:
          IsCluster: {Type: String, AllowedValues: ["yes", "no"]}
        Resources:
          Parameters:
            Type: AWS::ElastiCache::ParameterGroup
            Properties:
              Description: sessions
              CacheParameterGroupFamily: redis7
              Properties: {cluster-enabled: !Ref IsCluster}
          Sessions:
            Type: AWS::ElastiCache::ReplicationGroup
            Properties:
              ReplicationGroupDescription: sessions
              Engine: redis
              CacheNodeType: cache.t4g.small
              CacheParameterGroupName: !Ref Parameters
              #                        ^^^^^^^^^^^^^^^ `Parameters` makes a cluster, which has one node, when `IsCluster` is `yes`
              AutomaticFailoverEnabled: true
              NumCacheClusters: 1
        """),
      Example(
        "a cluster with two node groups, and a single node that is none",
        """
        Resources:
          Parameters:
            Type: AWS::ElastiCache::ParameterGroup
            Properties:
              Description: sessions
              CacheParameterGroupFamily: redis7
              Properties: {cluster-enabled: "yes"}
          Sessions:
            Type: AWS::ElastiCache::ReplicationGroup
            Properties:
              ReplicationGroupDescription: sessions
              Engine: redis
              CacheNodeType: cache.t4g.small
              CacheParameterGroupName: !Ref Parameters
              AutomaticFailoverEnabled: true
              NumNodeGroups: 2
          Single:
            Type: AWS::ElastiCache::ReplicationGroup
            Properties:
              ReplicationGroupDescription: single
              Engine: redis
              CacheNodeType: cache.t4g.small
              AutomaticFailoverEnabled: false
              NumCacheClusters: 1
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func clusterWithout(_ parameters: String, _ words: String) -> Self {
    "`\(parameters)` makes a cluster, which has \(words)"
  }
}

/// What a group has that a cluster must not have, each with the value that says so.
private func lacks(_ group: Resource, _ template: Inspection)
  -> [(value: PossibleValue, words: String)]
{
  let failover = template.values(at: "AutomaticFailoverEnabled", in: group)
  let nodes = template.values(at: "NumCacheClusters", in: group)
  let hasGroups = template.values(at: "NumNodeGroups", in: group).contains { !$0.isAbsent }
  return failover.filter { $0.boolean == false }.map { ($0, "automatic failover switched off") }
    + (hasGroups ? [] : nodes.filter { $0.integer == 1 }.map { ($0, "one node") })
}
