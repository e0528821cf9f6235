import ResourceCatalogData

/// What each AWS service lets an access policy speak about: its actions, the resources they work
/// on, and its condition keys, as in the Service Authorization Reference.
///
/// The payload of the table is the number of services, then the offsets of the dictionary, of the
/// beginnings of ARN formats and of every service, all as 32-bit numbers; the services are sorted
/// by prefix. ``ServiceAuthorization`` describes the part of a service.
package struct AuthorizationCatalog: Sendable {
  let table: CatalogTable

  /// The catalog that is part of the binary.
  package static let standard: AuthorizationCatalog = {
    guard let catalog = AuthorizationCatalog(bytesOfStandardTable) else {
      fatalError("the authorization table is not one; run Scripts/update-catalog and build again")
    }
    return catalog
  }()

  /// The table that is part of the binary.
  package static var bytesOfStandardTable: UnsafeRawBufferPointer {
    let table = authorizationTable()
    return UnsafeRawBufferPointer(start: table.start, count: table.length)
  }

  /// The catalog in a table that stays where it is; nil when the bytes are none.
  package init?(_ bytes: UnsafeRawBufferPointer) {
    guard let table = CatalogTable(bytes, name: "AUTHZ", version: 1) else { return nil }
    self.table = table
  }

  /// Whether every byte of the table is as it was generated; slow.
  package var isIntact: Bool { table.isIntact }

  /// Where the words of compressed strings are.
  var words: Int { Int(table.payload.number(at: 4, as: UInt32.self)) }
  /// Where the beginnings of ARN formats are.
  var heads: Int { Int(table.payload.number(at: 8, as: UInt32.self)) }

  private var serviceCount: Int { Int(table.payload.number(at: 0, as: UInt32.self)) }

  private func service(at index: Int) -> ServiceAuthorization {
    let offset = Int(table.payload.number(at: 12 + 4 * index, as: UInt32.self))
    return ServiceAuthorization(catalog: self, offset: offset)
  }

  /// Every service, sorted by prefix.
  package var services: some Sequence<ServiceAuthorization> {
    (0..<serviceCount).lazy.map { service(at: $0) }
  }

  /// The service whose actions begin with a prefix, in any case; nil when there is none.
  package func service(_ prefix: some StringProtocol) -> ServiceAuthorization? {
    let wanted = prefix.utf8.map(\.lowercasedLetter)
    var low = 0
    var high = serviceCount
    while low < high {
      let middle = (low + high) / 2
      let service = service(at: middle)
      switch wanted.compared(to: service.prefixLetters) {
      case 0: return service
      case ..<0: high = middle
      default: low = middle + 1
      }
    }
    return nil
  }

  /// The action that is written `prefix:Name`, in any case; nil when there is none.
  package func action(_ text: String) -> AuthorizedAction? {
    guard let colon = text.utf8.firstIndex(of: UInt8(ascii: ":")) else { return nil }
    return service(text[..<colon])?.action(text[text.utf8.index(after: colon)...])
  }

  /// The actions of all services that a pattern such as `*`, `s3:Get*` or `ec?:*` stands for.
  package func actions(matching pattern: String) -> [AuthorizedAction] {
    guard let colon = pattern.utf8.firstIndex(of: UInt8(ascii: ":")) else {
      guard !pattern.isEmpty, pattern.utf8.allSatisfy({ $0 == UInt8(ascii: "*") }) else {
        return []
      }
      return services.flatMap { $0.actions }
    }
    let prefix = pattern[..<colon]
    let name = String(pattern[pattern.utf8.index(after: colon)...])
    guard prefix.utf8.contains(where: \.isWildcard) else {
      return service(prefix)?.actions(matching: name) ?? []
    }
    let prefixes = WildcardPattern(String(prefix), ignoringCase: true)
    return services.filter { prefixes.matches($0.prefix) }.flatMap { $0.actions(matching: name) }
  }
}

extension Sequence<UInt8> {
  /// Below, at or above zero as the letters come before, are, or come behind those of `other`.
  func compared(to other: some Sequence<UInt8>) -> Int {
    var others = other.makeIterator()
    for byte in self {
      guard let otherByte = others.next() else { return 1 }
      if byte != otherByte { return Int(byte) - Int(otherByte) }
    }
    return others.next() == nil ? 0 : -1
  }
}

extension UInt8 {
  /// The letter in lower case when it is one of A to Z.
  var lowercasedLetter: UInt8 {
    self >= UInt8(ascii: "A") && self <= UInt8(ascii: "Z") ? self | 0x20 : self
  }

  /// Whether the byte is `*` or `?`.
  var isWildcard: Bool { self == UInt8(ascii: "*") || self == UInt8(ascii: "?") }
}
