/// Consecutive TCP or UDP ports.
package struct PortRange: Hashable, Sendable {
  /// The first port.
  package let first: Int
  /// The last port, not before the first.
  package let last: Int

  /// The ports that there are.
  package static let bounds = 0...65535

  /// The ports from one to another; nil when they are in the wrong order or out of bounds.
  package init?(from first: Int, to last: Int) {
    guard first <= last, Self.bounds.contains(first), Self.bounds.contains(last) else { return nil }
    self.first = first
    self.last = last
  }

  /// One port alone.
  package init?(_ port: Int) {
    self.init(from: port, to: port)
  }

  /// Whether a port is among them.
  package func contains(_ port: Int) -> Bool {
    first <= port && port <= last
  }

  /// Whether they are all ports that a service can listen on; nothing listens on port 0.
  package var isEveryPort: Bool { first <= 1 && last == 65535 }

  /// How many they are.
  package var count: Int { last - first + 1 }

  /// Whether it is one port alone.
  package var isSinglePort: Bool { first == last }
}

extension PortRange: CustomStringConvertible {
  /// The ports in words: `port 22` or `ports 20 to 25`.
  package var description: String {
    isSinglePort ? "port \(first)" : "ports \(first) to \(last)"
  }
}
