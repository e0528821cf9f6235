import Rules
import Testing

@Suite struct `A range of ports` {
  @Test(arguments: [(22, 22), (0, 65535), (1, 2), (65535, 65535)])
  func `has both of its ends`(first: Int, last: Int) throws {
    let ports = try #require(PortRange(from: first, to: last))
    #expect(ports.contains(first) && ports.contains(last))
    #expect(!ports.contains(first - 1) && !ports.contains(last + 1))
    #expect(ports.count == last - first + 1)
  }

  @Test(arguments: [(23, 22), (-1, -1), (-1, 22), (0, 65536), (65536, 65536)])
  func `is none backwards and out of bounds`(first: Int, last: Int) {
    #expect(PortRange(from: first, to: last) == nil)
  }

  @Test(arguments: [(0, 65535, true), (1, 65535, true), (2, 65535, false), (0, 65534, false)])
  func `is every port from 0 or 1 to the last`(first: Int, last: Int, isEvery: Bool) {
    #expect(PortRange(from: first, to: last)?.isEveryPort == isEvery)
  }

  @Test(arguments: [(22, 22, "port 22"), (20, 25, "ports 20 to 25")])
  func `is told in words`(first: Int, last: Int, words: String) {
    #expect(PortRange(from: first, to: last)?.description == words)
  }
}

@Suite struct `A protocol` {
  @Test(arguments: [
    ("-1", IPProtocol.all), ("all", .all), ("tcp", .tcp), ("TCP", .tcp), ("6", .tcp),
    ("17", .udp), ("1", .icmp), ("58", .icmpv6), ("icmpv6", .icmpv6), ("0", .number(0)),
    ("255", .number(255)),
  ])
  func `is known by name and number`(text: String, known: IPProtocol) {
    #expect(IPProtocol(text) == known)
  }

  @Test(arguments: ["", "256", "-2", "http", "tcp ", "6.0"])
  func `is none by another word`(text: String) {
    #expect(IPProtocol(text) == nil)
  }
}

@Suite struct `Ports that are no business of strangers` {
  @Test(arguments: [
    (22, 22, IPProtocol.tcp, ["SSH"]), (22, 22, .udp, []), (3389, 3389, .udp, ["RDP"]),
    (20, 23, .tcp, ["FTP", "FTP", "SSH", "Telnet"]), (443, 443, .tcp, []), (8080, 8080, .tcp, []),
    (11211, 11211, .udp, ["Memcached"]),
  ])
  func `are found in a range`(
    first: Int, last: Int, transport: IPProtocol, services: [String]
  ) throws {
    let ports = try #require(PortRange(from: first, to: last))
    #expect(SensitivePort.all(in: ports, transport).map(\.service) == services)
  }

  @Test func `are listed once, in order`() throws {
    let all = try #require(PortRange(from: 0, to: 65535))
    let ports = SensitivePort.all(in: all, .tcp).map(\.port)
    #expect(ports == Array(Set(ports)).sorted())
  }
}
