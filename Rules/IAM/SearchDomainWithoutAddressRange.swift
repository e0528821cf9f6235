import AccessPolicies
import CloudFormation
package import Linting

extension Rule {
  /// Finds policies of search domains that do not limit addresses.
  package static let searchDomainWithoutAddressRange = Rule(
    "search-domain-without-address-range",
    summary: "search domain reached from every address",
    severity: .note,
    category: .security,
    services: ["opensearch"],
    isEnabledByDefault: false,
    equivalents: [
      Equivalents(.cdkNag, "OpenSearchAllowlistedIPs", "AwsSolutions-OS3")
    ],
    why: """
      Whoever gets hold of a role can query the domain from anywhere. A list of addresses keeps \
      out those who are not in your networks.
      """,
    fix: "add a condition on `aws:SourceIp`, or place the domain in a VPC",
    url:
      "https://docs.aws.amazon.com/opensearch-service/latest/developerguide/ac.html",
    check: .eachResource(of: ["AWS::OpenSearchService::Domain", "AWS::Elasticsearch::Domain"]) {
      domain, template in
      guard template.values(at: "VPCOptions", in: domain).allSatisfy(\.isAbsent) else { return }
      let policies = template.policies(of: domain)
      if template.values(at: "AccessPolicies", in: domain).allSatisfy(\.isAbsent) {
        template.report(.everywhere(domain.logicalId), at: domain.key)
      }
      for statement in policies.flatMap(\.statements)
      where statement.effect == .allow && statement.conditions.allSatisfy(\.ignoresAddress) {
        template.report(.everywhere(domain.logicalId), at: domain.key)
      }
    },
    examples: [
      Example(
        "a role from anywhere",
        """
        Resources:
          Orders:
        # ^^^^^^ domain `Orders` is reached from every address
            Type: AWS::OpenSearchService::Domain
            Properties:
              AccessPolicies:
                Version: "2012-10-17"
                Statement:
                  - Effect: Allow
                    Principal: {AWS: "111122223333"}
                    Action: es:ESHttpGet
                    Resource: "*"
        """),
      Example(
        "one network",
        """
        Resources:
          Orders:
            Type: AWS::OpenSearchService::Domain
            Properties:
              AccessPolicies:
                Version: "2012-10-17"
                Statement:
                  - Effect: Allow
                    Principal: {AWS: "111122223333"}
                    Action: es:ESHttpGet
                    Resource: "*"
                    Condition: {IpAddress: {aws:SourceIp: 192.0.2.0/24}}
        """),
    ]
  )
}

extension PolicyConditions {
  /// Whether certainly no condition is about the caller's address.
  fileprivate var ignoresAddress: Bool {
    !mayHaveMore
      && !conditions.contains { $0.name == "aws:sourceip" || $0.name == "aws:vpcsourceip" }
  }
}

extension Diagnostic.Message {
  fileprivate static func everywhere(_ domain: String) -> Self {
    "domain `\(domain)` is reached from every address"
  }
}
