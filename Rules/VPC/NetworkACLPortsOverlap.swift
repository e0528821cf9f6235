import CloudFormation
package import Linting
import TemplateSyntax

extension Rule {
  /// Finds entries of a network ACL about the same ports.
  package static let networkACLPortsOverlap = Rule(
    "network-acl-ports-overlap",
    summary: "entries of a network ACL about the same ports",
    severity: .note,
    category: .security,
    services: ["vpc"],
    isEnabledByDefault: false,
    documents: ["VPC-07"],
    equivalents: [Equivalents(.cfnNag, "W72")],
    why: """
      Of two entries about the same ports the one with the lower number decides, which is easily \
      not the one that was meant.
      """,
    fix: "give each entry ports of its own",
    url: "https://docs.aws.amazon.com/vpc/latest/userguide/nacl-rules.html",
    check: .wholeTemplate { inspection in
      var known: [Group: [NetworkACLEntry]] = [:]
      for entry in NetworkACLEntry.all(inspection) {
        guard let number = entry.protocolNumber, let ports = entry.ports else { continue }
        let group = Group(list: entry.list, protocolNumber: number, isIPv6: entry.isIPv6)
        let other = known[group, default: []].first { $0.ports?.overlaps(ports) == true }
        known[group, default: []].append(entry)
        guard let other else { continue }
        let both = inspection.evaluation.both(entry.scenario, other.scenario)
        inspection.about(entry.resource) {
          inspection.report(
            .overlap(with: other.resource), at: entry.resource.key, when: both,
            related: [RelatedPlace("the other entry is here", at: other.resource.key)])
        }
      }
    },
    examples: [
      Example(
        "a port within a range",
        """
        Resources:
          Web:
            Type: AWS::EC2::NetworkAclEntry
            Properties: {NetworkAclId: !Ref Edge, RuleNumber: 100, RuleAction: allow, Protocol: 6, CidrBlock: 10.0.0.0/8, PortRange: {From: 80, To: 443}}
          Plain:
        # ^^^^^ the entry is about ports that entry `Web` is about too
            Type: AWS::EC2::NetworkAclEntry
            Properties: {NetworkAclId: !Ref Edge, RuleNumber: 200, RuleAction: deny, Protocol: 6, CidrBlock: 10.0.0.0/8, PortRange: {From: 80, To: 80}}
          Edge:
            Type: AWS::EC2::NetworkAcl
            Properties: {VpcId: !ImportValue network}
        """),
      Example(
        "other ports, and another protocol",
        """
        Resources:
          Web:
            Type: AWS::EC2::NetworkAclEntry
            Properties: {NetworkAclId: !Ref Edge, RuleNumber: 100, RuleAction: allow, Protocol: 6, CidrBlock: 10.0.0.0/8, PortRange: {From: 443, To: 443}}
          Plain:
            Type: AWS::EC2::NetworkAclEntry
            Properties: {NetworkAclId: !Ref Edge, RuleNumber: 200, RuleAction: allow, Protocol: 6, CidrBlock: 10.0.0.0/8, PortRange: {From: 80, To: 80}}
          Datagrams:
            Type: AWS::EC2::NetworkAclEntry
            Properties: {NetworkAclId: !Ref Edge, RuleNumber: 300, RuleAction: allow, Protocol: 17, CidrBlock: 10.0.0.0/8, PortRange: {From: 443, To: 443}}
          Edge:
            Type: AWS::EC2::NetworkAcl
            Properties: {VpcId: !ImportValue network}
        """),
    ]
  )
}

private struct Group: Hashable {
  let list: NetworkACLEntry.List
  let protocolNumber: Int
  let isIPv6: Bool
}

extension Diagnostic.Message {
  fileprivate static func overlap(with other: Resource) -> Self {
    "the entry is about ports that entry `\(other.logicalId)` is about too"
  }
}
