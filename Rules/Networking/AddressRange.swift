/// A range of IPv4 or IPv6 addresses, such as `10.0.0.0/8` or `2001:db8::/32`.
///
/// Source: <https://datatracker.ietf.org/doc/html/rfc4632#section-3.1>,
/// <https://datatracker.ietf.org/doc/html/rfc4291#section-2.3>
package struct AddressRange: Hashable, Sendable {
  /// The version of the internet protocol that an address belongs to.
  package enum Family: Hashable, Sendable {
    case ipv4
    case ipv6

    /// How many bits an address has.
    package var width: Int { self == .ipv4 ? 32 : 128 }

    /// The name that people use.
    package var name: String { self == .ipv4 ? "IPv4" : "IPv6" }
  }

  /// The version of the addresses.
  package let family: Family
  /// The address as written, which may lie anywhere in the range.
  package let address: UInt128
  /// How many leading bits all addresses of the range share.
  package let prefixLength: Int

  /// A range of the addresses that begin with the first bits of an address.
  package init(_ family: Family, _ address: UInt128, prefixLength: Int) {
    self.family = family
    self.address = address
    self.prefixLength = prefixLength
  }

  /// The same range with its first address.
  package var canonical: AddressRange {
    AddressRange(family, address & networkMask, prefixLength: prefixLength)
  }

  /// Whether the address as written is not the first of the range, so that the range is another
  /// than it seems.
  package var hasHostBits: Bool { address & networkMask != address }

  /// Whether every address of `other` belongs to the range.
  package func contains(_ other: AddressRange) -> Bool {
    family == other.family && prefixLength <= other.prefixLength
      && other.address & networkMask == address & networkMask
  }

  /// Whether the range has every address there is.
  package var isEveryAddress: Bool { prefixLength == 0 }

  /// Whether the range is the machine itself, as `127.0.0.1/32` and `::1/128` are.
  package var isLoopback: Bool {
    family == .ipv4
      ? AddressRange(.ipv4, 0x7F00_0000, prefixLength: 8).contains(self)
      : self == AddressRange(.ipv6, 1, prefixLength: 128)
  }

  /// Whether the range is larger than any network of one owner, and of addresses that the internet
  /// routes: a rule for it is a rule for strangers.
  ///
  /// The largest allocations are `/8` of IPv4 and `/12` of IPv6.
  /// Source: <https://www.iana.org/assignments/ipv4-address-space>,
  /// <https://www.iana.org/assignments/ipv6-unicast-address-assignments>
  package var isMuchOfTheInternet: Bool {
    switch family {
    case .ipv4: prefixLength < 8 && !AddressRange.multicastAndReserved.contains(self)
    case .ipv6: prefixLength < 12 && (isEveryAddress || !isOutsideGlobalUnicast)
    }
  }

  private static let multicastAndReserved = AddressRange(.ipv4, 0xE000_0000, prefixLength: 3)
  private static let globalUnicast = AddressRange(.ipv6, 0b001 << 125, prefixLength: 3)

  private var isOutsideGlobalUnicast: Bool {
    !AddressRange.globalUnicast.contains(self) && !contains(AddressRange.globalUnicast)
  }

  private var networkMask: UInt128 {
    let all = UInt128.max >> (128 - family.width)
    return all & ~(prefixLength == 0 ? all : all >> prefixLength)
  }
}

extension AddressRange: CustomStringConvertible {
  /// The range in the form that AWS stores: IPv6 in lower case, its longest run of zeros left out.
  package var description: String {
    let text = family == .ipv4 ? ipv4Text : ipv6Text
    return "\(text)/\(prefixLength)"
  }

  private var ipv4Text: String {
    [24, 16, 8, 0].map { String((address >> $0) & 0xFF) }.joined(separator: ".")
  }

  private var ipv6Text: String {
    let groups = (0..<8).map { (address >> (16 * (7 - $0))) & 0xFFFF }
    func text(_ groups: ArraySlice<UInt128>) -> String {
      groups.map { String($0, radix: 16) }.joined(separator: ":")
    }
    var longest = 0..<0
    var start = 0
    while start < 8 {
      let end = groups[start...].firstIndex { $0 != 0 } ?? 8
      if end - start > max(1, longest.count) { longest = start..<end }
      start = end + 1
    }
    if longest.isEmpty { return text(groups[...]) }
    return text(groups[..<longest.lowerBound]) + "::" + text(groups[longest.upperBound...])
  }
}
