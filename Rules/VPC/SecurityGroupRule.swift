import CloudFormation
import Linting

/// A rule of a security group, written inside the group or as a resource of its own.
///
/// Source: <https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-ec2-securitygroup-ingress.html>
struct SecurityGroupRule {
  /// The way of the packets that a rule lets through.
  enum Direction: Hashable, Sendable {
    case ingress
    case egress
  }

  /// What a rule lets through, with the values of the template that say so.
  struct Traffic {
    let ipProtocol: IPProtocol
    /// The ports; nil where the protocol has none, where all are open whatever is written, or where
    /// none is written.
    let ports: PortRange?
    let saidBy: [PossibleValue]
  }

  /// A range of addresses that a rule is for, with the value of the template that says so.
  struct Peer {
    let range: AddressRange
    let value: PossibleValue
  }

  /// The way of the packets.
  let direction: Direction
  /// The mapping with the rule's properties.
  let entry: PossibleValue

  /// The types that security groups and their rules have.
  static let types = [
    "AWS::EC2::SecurityGroup", "AWS::EC2::SecurityGroupIngress", "AWS::EC2::SecurityGroupEgress",
  ]
  /// The types that say what may come in.
  static let ingressTypes = ["AWS::EC2::SecurityGroup", "AWS::EC2::SecurityGroupIngress"]
  /// The types that say what may go out.
  static let egressTypes = ["AWS::EC2::SecurityGroup", "AWS::EC2::SecurityGroupEgress"]

  /// More combinations of protocol and ports than this are not told apart.
  private static let mostCombinations = 512

  /// The rules that a resource holds, or the one that it is.
  static func all(in resource: Resource, _ inspection: Inspection) -> [SecurityGroupRule] {
    rules(.ingress, in: resource, inspection) + rules(.egress, in: resource, inspection)
  }

  /// The rules of one direction that a resource holds, or the one that it is.
  static func rules(_ direction: Direction, in resource: Resource, _ inspection: Inspection)
    -> [SecurityGroupRule]
  {
    let isIngress = direction == .ingress
    let entries: [PossibleValue]
    switch resource.type {
    case "AWS::EC2::SecurityGroup":
      let lists = inspection.values(
        at: isIngress ? "SecurityGroupIngress" : "SecurityGroupEgress", in: resource)
      // A single rule may stand without a list around it.
      entries = lists.flatMap { $0.mapping == nil ? inspection.elements(of: $0) : [$0] }
    case isIngress ? "AWS::EC2::SecurityGroupIngress" : "AWS::EC2::SecurityGroupEgress":
      entries = inspection.values(at: "", in: resource)
    default:
      entries = []
    }
    return entries.filter { $0.mapping != nil }.map {
      SecurityGroupRule(direction: direction, entry: $0)
    }
  }

  /// A protocol with both ends of its ports, as they are written together.
  struct PortPair {
    let ipProtocol: IPProtocol
    let named: PossibleValue
    let from: PossibleValue
    let to: PossibleValue
  }

  /// Every protocol that the rule can have, with every pair of ports beside it.
  func portPairs(_ inspection: Inspection) -> [PortPair] {
    let from = inspection.property("FromPort", of: entry)
    let to = inspection.property("ToPort", of: entry)
    let names = inspection.property("IpProtocol", of: entry)
    guard names.count * from.count * to.count <= Self.mostCombinations else { return [] }
    return names.flatMap { named -> [PortPair] in
      guard let ipProtocol = named.text.flatMap(IPProtocol.init) else { return [] }
      return from.flatMap { first in
        to.map { PortPair(ipProtocol: ipProtocol, named: named, from: first, to: $0) }
      }
    }
  }

  /// What the rule lets through, as far as that is known.
  func traffic(_ inspection: Inspection) -> [Traffic] {
    let portless = inspection.property("IpProtocol", of: entry).compactMap { named -> Traffic? in
      guard let ipProtocol = named.text.flatMap(IPProtocol.init), !ipProtocol.hasPorts else {
        return nil
      }
      return Traffic(ipProtocol: ipProtocol, ports: nil, saidBy: [named])
    }
    return portless
      + portPairs(inspection).compactMap { pair in
        guard pair.ipProtocol.hasPorts, pair.lacksPorts || pair.certainPorts != nil,
          inspection.evaluation.value(pair.named, alongside: [pair.from, pair.to]) != nil
        else { return nil }
        let ends = pair.from.isAbsent ? [pair.to, pair.from] : [pair.from, pair.to]
        return Traffic(
          ipProtocol: pair.ipProtocol, ports: pair.certainPorts, saidBy: [pair.named] + ends)
      }
  }

  /// The ranges of addresses that the rule is for, as far as they are known.
  func peers(_ inspection: Inspection) -> [Peer] {
    [("CidrIp", AddressRange.Family.ipv4), ("CidrIpv6", .ipv6)].flatMap { key, family in
      inspection.property(key, of: entry).compactMap { value in
        guard let text = value.text, let range = try? AddressRange(parsing: text),
          range.family == family
        else { return nil }
        return Peer(range: range, value: value)
      }
    }
  }
}

extension SecurityGroupRule.Traffic {
  /// Whether every port of a protocol, or every protocol, is let through.
  var isEverything: Bool { ipProtocol == .all || ports?.isEveryPort == true }

  /// Whether it is only what public web servers are there for: HTTP and HTTPS.
  var isWeb: Bool {
    guard let ports, ports.isSinglePort else { return false }
    return ports.first == 443 || (ports.first == 80 && ipProtocol == .tcp)
  }

  /// The services among the ports that strangers have no business with.
  var sensitivePorts: [SensitivePort] {
    ports.map { SensitivePort.all(in: $0, ipProtocol) } ?? []
  }
}

extension SecurityGroupRule.PortPair {
  /// Whether no port is written.
  ///
  /// EC2 refuses such a rule, and whichever ports are added, they are open to whom it names.
  fileprivate var lacksPorts: Bool { from.isAbsent && to.isAbsent }

  /// The ports that are open whatever else is written.
  ///
  /// EC2 refuses a range with one end only. Whichever port is added, the one that is written is
  /// open, and what it opens is said at once instead of after the other has been mended.
  fileprivate var certainPorts: PortRange? {
    guard let one = from.integer ?? to.integer else { return nil }
    if from.isAbsent || to.isAbsent { return PortRange(from: one, to: one) }
    return from.integer.flatMap { first in to.integer.flatMap { PortRange(from: first, to: $0) } }
  }
}
