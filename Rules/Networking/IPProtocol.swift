/// A protocol that a network rule lets through, as EC2 names it.
///
/// Source: <https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_IpPermission.html>,
/// <https://www.iana.org/assignments/protocol-numbers>
package enum IPProtocol: Hashable, Sendable {
  /// Every protocol, and with it every port.
  case all
  case tcp
  case udp
  case icmp
  case icmpv6
  /// Another protocol by its number, of which all ports are meant.
  case number(Int)

  /// The protocol of a name or number; nil for what is neither.
  package init?(_ text: String) {
    switch text.lowercased() {
    case "-1", "all": self = .all
    case "tcp", "6": self = .tcp
    case "udp", "17": self = .udp
    case "icmp", "1": self = .icmp
    case "icmpv6", "58": self = .icmpv6
    default:
      guard let number = Int(text), (0...255).contains(number) else { return nil }
      self = .number(number)
    }
  }

  /// Whether its rules have ports, and are for all ports only when they say so.
  package var hasPorts: Bool { self == .tcp || self == .udp }

  /// Whether its rules have a type and a code where others have ports.
  package var isControl: Bool { self == .icmp || self == .icmpv6 }

  /// Whether its rules open everything, whatever ports they are written with.
  package var opensEveryPort: Bool {
    switch self {
    case .all, .number: true
    case .tcp, .udp, .icmp, .icmpv6: false
    }
  }
}

extension IPProtocol: CustomStringConvertible {
  /// The protocol in words.
  package var description: String {
    switch self {
    case .all: "every protocol"
    case .tcp: "TCP"
    case .udp: "UDP"
    case .icmp: "ICMP"
    case .icmpv6: "ICMPv6"
    case .number(let number): "protocol \(number)"
    }
  }
}
