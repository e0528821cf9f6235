/// A port on which a service listens that strangers have no business with: one for administrators,
/// for a database, or for machines among themselves.
///
/// Source: <https://www.iana.org/assignments/service-names-port-numbers>, and where a service has
/// registered none, the default of its own documentation.
package struct SensitivePort: Hashable, Sendable {
  /// The port.
  package let port: Int
  /// The service that listens there.
  package let service: String
  /// The protocols that it speaks.
  package let protocols: [IPProtocol]

  private init(_ port: Int, _ service: String, _ protocols: IPProtocol...) {
    self.port = port
    self.service = service
    self.protocols = protocols.isEmpty ? [.tcp] : protocols
  }

  /// Remote shells, for which rules of their own speak.
  package static let ssh = SensitivePort(22, "SSH")
  /// Remote desktops, for which rules of their own speak.
  package static let remoteDesktop = SensitivePort(3389, "RDP", .tcp, .udp)

  /// The sensitive services that a range of ports lets through, in the order of the ports.
  package static func all(in ports: PortRange, _ transport: IPProtocol) -> [SensitivePort] {
    known.filter { ports.contains($0.port) && $0.protocols.contains(transport) }
  }

  private static let known = [
    SensitivePort(20, "FTP"), SensitivePort(21, "FTP"), ssh, SensitivePort(23, "Telnet"),
    SensitivePort(69, "TFTP", .udp), SensitivePort(111, "RPC", .tcp, .udp),
    SensitivePort(135, "Windows RPC"), SensitivePort(137, "NetBIOS", .udp),
    SensitivePort(138, "NetBIOS", .udp), SensitivePort(139, "NetBIOS"),
    SensitivePort(161, "SNMP", .udp), SensitivePort(389, "LDAP", .tcp, .udp),
    SensitivePort(445, "SMB"), SensitivePort(512, "rexec"), SensitivePort(513, "rlogin"),
    SensitivePort(514, "rsh"), SensitivePort(636, "LDAP"), SensitivePort(873, "rsync"),
    SensitivePort(1433, "SQL Server"), SensitivePort(1434, "SQL Server", .tcp, .udp),
    SensitivePort(1521, "Oracle"), SensitivePort(2049, "NFS", .tcp, .udp),
    SensitivePort(2181, "ZooKeeper"), SensitivePort(2375, "Docker"), SensitivePort(2376, "Docker"),
    SensitivePort(2379, "etcd"), SensitivePort(2380, "etcd"),
    SensitivePort(2382, "SQL Server"), SensitivePort(2383, "SQL Server"),
    SensitivePort(2484, "Oracle"), SensitivePort(3020, "SMB"), SensitivePort(3306, "MySQL"),
    remoteDesktop, SensitivePort(4333, "mSQL"), SensitivePort(4505, "Salt"),
    SensitivePort(4506, "Salt"), SensitivePort(5432, "PostgreSQL"), SensitivePort(5439, "Redshift"),
    SensitivePort(5500, "VNC"), SensitivePort(5601, "Kibana"), SensitivePort(5671, "RabbitMQ"),
    SensitivePort(5672, "RabbitMQ"),
    SensitivePort(5900, "VNC"), SensitivePort(5984, "CouchDB"), SensitivePort(5985, "WinRM"),
    SensitivePort(5986, "WinRM"), SensitivePort(6379, "Redis"), SensitivePort(6380, "Redis"),
    SensitivePort(6443, "Kubernetes"), SensitivePort(7000, "Cassandra"),
    SensitivePort(7001, "Cassandra"), SensitivePort(7199, "Cassandra"),
    SensitivePort(7474, "Neo4j"),
    SensitivePort(7687, "Neo4j"), SensitivePort(8086, "InfluxDB"), SensitivePort(8140, "Puppet"),
    SensitivePort(8162, "ActiveMQ"),
    SensitivePort(8500, "Consul"), SensitivePort(9042, "Cassandra"), SensitivePort(9092, "Kafka"),
    SensitivePort(9160, "Cassandra"), SensitivePort(9200, "Elasticsearch"),
    SensitivePort(9300, "Elasticsearch"), SensitivePort(10250, "Kubernetes"),
    SensitivePort(10255, "Kubernetes"), SensitivePort(11211, "Memcached", .tcp, .udp),
    SensitivePort(11214, "Memcached", .tcp, .udp), SensitivePort(11215, "Memcached", .tcp, .udp),
    SensitivePort(15672, "RabbitMQ"), SensitivePort(27017, "MongoDB"),
    SensitivePort(27018, "MongoDB"), SensitivePort(27019, "MongoDB"), SensitivePort(50000, "Db2"),
    SensitivePort(61614, "ActiveMQ"), SensitivePort(61616, "ActiveMQ"),
    SensitivePort(61617, "ActiveMQ"), SensitivePort(61621, "Cassandra"),
  ]
}
