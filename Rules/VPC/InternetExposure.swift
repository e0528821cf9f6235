import CloudFormation
import Linting

/// Traffic that a security group lets in from anywhere.
///
/// Each is spoken of by exactly one rule: the one of the worst thing that it lets in.
struct InternetExposure {
  /// The worst thing that is let in.
  enum Kind: CaseIterable, Hashable, Sendable {
    case everything
    case ssh
    case remoteDesktop
    case sensitive
    case http
    case https
    /// ICMP, which tells strangers at most that somebody is there.
    case control
    case other
  }

  /// What is let in.
  let traffic: SecurityGroupRule.Traffic
  /// The addresses that it is let in from.
  let peer: SecurityGroupRule.Peer
  /// The value that says the addresses, in the scenario of all that is said.
  let source: PossibleValue

  /// The exposures of one kind in a group or a rule of its own.
  static func all(_ kind: Kind, in resource: Resource, _ inspection: Inspection)
    -> [InternetExposure]
  {
    SecurityGroupRule.rules(.ingress, in: resource, inspection).flatMap { rule in
      let wide = rule.peers(inspection).filter(\.range.isMuchOfTheInternet)
      guard !wide.isEmpty else { return [InternetExposure]() }
      let traffic = rule.traffic(inspection).filter { self.kind(of: $0) == kind }
      return wide.flatMap { peer in
        traffic.compactMap { traffic in
          inspection.evaluation.value(peer.value, alongside: traffic.saidBy).map {
            InternetExposure(traffic: traffic, peer: peer, source: $0)
          }
        }
      }
    }
  }

  private static func kind(of traffic: SecurityGroupRule.Traffic) -> Kind {
    if traffic.isEverything { return .everything }
    let sensitive = traffic.sensitivePorts
    if sensitive.contains(.ssh) { return .ssh }
    if sensitive.contains(.remoteDesktop) { return .remoteDesktop }
    if !sensitive.isEmpty { return .sensitive }
    if traffic.isWeb { return traffic.ports?.first == 80 ? .http : .https }
    switch traffic.ipProtocol {
    case .icmp, .icmpv6: return .control
    case .all, .tcp, .udp, .number: return .other
    }
  }

  /// The place of the value that makes it so beside the addresses: the port or the protocol.
  var relatedPlaces: [RelatedPlace] {
    let values = traffic.saidBy
    return values.count > 1
      ? [RelatedPlace("this port", at: values[1].place)]
      : values.map { RelatedPlace("this protocol", at: $0.place) }
  }
}

extension InternetExposure {
  /// What is open to whom, such as "SSH (port 22) is open to the whole internet (`0.0.0.0/0`)".
  var statement: String {
    let written = source.text ?? peer.range.description
    let origin = peer.range.isEveryAddress ? "the whole internet" : "much of the internet"
    return "\(subject) open to \(origin) (`\(written)`)"
  }

  /// What is open, with its verb.
  private var subject: String {
    guard let ports = traffic.ports, !traffic.isEverything else {
      if traffic.ipProtocol == .all { return "every port of every protocol is" }
      return traffic.isEverything
        ? "every \(traffic.ipProtocol) port is" : "\(traffic.ipProtocol) is"
    }
    let sensitive = traffic.sensitivePorts
    let services = Set(sensitive.map(\.service))
    guard
      let worst = sensitive.first(where: { $0 == .ssh || $0 == .remoteDesktop })
        ?? sensitive.first
    else { return "\(traffic.ipProtocol) \(ports) \(ports.isSinglePort ? "is" : "are")" }
    if ports.isSinglePort || (services.count == 1 && sensitive.count == ports.count) {
      return "\(worst.service) (\(ports)) is"
    }
    let others = services.count == 1 ? "" : " and \(services.count - 1) more"
    return "\(ports), with \(worst.service)\(others), are"
  }
}

extension Inspection {
  /// Reports what a group lets in: an error where something behind it certainly has a public
  /// address, and else a warning, because nobody may be able to reach what it belongs to.
  func report(_ exposure: InternetExposure, in resource: Resource) {
    report(
      Diagnostic.Message(exposure.statement), at: exposure.source,
      related: exposure.relatedPlaces,
      severity: PublicAddress.isBehindGroup(of: resource, self) ? .error : .warning)
  }
}
