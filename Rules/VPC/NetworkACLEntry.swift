import CloudFormation
import Linting
import TemplateSyntax

/// An entry of a network ACL of the template.
struct NetworkACLEntry {
  /// The resource.
  let resource: Resource
  /// The direction in which it looks, for one ACL: entries with the same stand beside each other.
  let list: List
  /// The number that decides which entry comes first.
  let number: Int?
  /// The number of the protocol; -1 for all.
  let protocolNumber: Int?
  /// The ports, where the protocol has some.
  let ports: ClosedRange<Int>?
  /// Whether it is about addresses of version 6.
  let isIPv6: Bool
  /// When it is made.
  let scenario: Scenario

  /// The entries of one ACL in one direction.
  struct List: Hashable {
    let acl: String
    let isEgress: Bool
  }

  /// The entries whose ACL and direction are known, in the order of the template.
  static func all(_ inspection: Inspection) -> [NetworkACLEntry] {
    inspection.resources(ofType: "AWS::EC2::NetworkAclEntry").compactMap { resource in
      func single(_ path: PropertyPath) -> PossibleValue? {
        let values = inspection.values(at: path, in: resource)
        return values.count == 1 && values[0].assumedDefault == nil ? values[0] : nil
      }
      guard let acl = single("NetworkAclId")?.pattern?.description, !acl.contains("${…}"),
        let egress = single("Egress"), let isEgress = egress.isAbsent ? false : egress.boolean
      else { return nil }
      let first = single("PortRange.From")?.integer
      let last = single("PortRange.To")?.integer
      return NetworkACLEntry(
        resource: resource, list: List(acl: acl, isEgress: isEgress),
        number: single("RuleNumber")?.integer, protocolNumber: single("Protocol")?.integer,
        ports: first.flatMap { first in last.flatMap { first <= $0 ? first...$0 : nil } },
        isIPv6: !(single("Ipv6CidrBlock")?.isAbsent ?? true), scenario: egress.scenario)
    }
  }
}
