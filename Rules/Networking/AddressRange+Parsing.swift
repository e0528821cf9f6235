extension AddressRange {
  /// Why a text is no range of addresses.
  package enum Problem: Error, Hashable, Sendable {
    /// It is an address of this family without the `/` and length behind it.
    case missingPrefixLength(Family)
    /// The length is a number, but longer than an address of this family.
    case prefixLengthTooLong(Int, Family)
    /// What stands behind the `/` is no number.
    case malformedPrefixLength
    /// What stands before the `/` is no address.
    case malformedAddress
    /// A number has zeros in front, which some programs read as octal.
    case leadingZeros
  }

  /// The range that a text writes.
  package init(parsing text: String) throws(Problem) {
    let parts = text.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    guard parts.count <= 2 else { throw .malformedPrefixLength }
    let (family, address) = try Self.address(parts[0])
    guard parts.count == 2 else { throw .missingPrefixLength(family) }
    let length = try Self.prefixLength(parts[1])
    guard length <= family.width else { throw .prefixLengthTooLong(length, family) }
    self.init(family, address, prefixLength: length)
  }

  private static func prefixLength(_ digits: Substring.UTF8View) throws(Problem) -> Int {
    guard (1...9).contains(digits.count), digits.allSatisfy(isDigit) else {
      throw .malformedPrefixLength
    }
    guard digits.count == 1 || digits.first != UInt8(ascii: "0") else { throw .leadingZeros }
    return digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
  }

  private static func address(_ text: Substring.UTF8View) throws(Problem) -> (Family, UInt128) {
    if text.contains(UInt8(ascii: ":")) { return (.ipv6, try ipv6Address(text)) }
    return (.ipv4, try ipv4Address(text))
  }

  private static func ipv4Address(_ text: Substring.UTF8View) throws(Problem) -> UInt128 {
    let octets = text.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard octets.count == 4 else { throw .malformedAddress }
    var address: UInt128 = 0
    var hasLeadingZeros = false
    for octet in octets {
      guard (1...3).contains(octet.count), octet.allSatisfy(isDigit) else {
        throw .malformedAddress
      }
      let value = octet.reduce(0) { $0 * 10 + UInt128($1 - UInt8(ascii: "0")) }
      guard value <= 255 else { throw .malformedAddress }
      if octet.count > 1, octet.first == UInt8(ascii: "0") { hasLeadingZeros = true }
      address = address << 8 | value
    }
    if hasLeadingZeros { throw .leadingZeros }
    return address
  }

  /// Eight groups of up to four hexadecimal digits, one run of zeros left out as `::`, the last two
  /// groups possibly written as an IPv4 address.
  private static func ipv6Address(_ text: Substring.UTF8View) throws(Problem) -> UInt128 {
    let colon = UInt8(ascii: ":")
    let parts = text.split(separator: colon, omittingEmptySubsequences: false)
    var before: [UInt128] = []
    var after: [UInt128] = []
    var isShortened = false
    var position = 0
    // `::` leaves one empty part inside, and two at the beginning or the end of the text.
    if parts.first?.isEmpty == true {
      guard parts.count > 2, parts[1].isEmpty else { throw .malformedAddress }
      position = 1
    }
    while position < parts.count {
      let part = parts[position]
      if part.isEmpty {
        if isShortened {
          guard position == parts.count - 1, parts[position - 1].isEmpty else {
            throw .malformedAddress
          }
          break
        }
        guard position < parts.count - 1 else { throw .malformedAddress }
        isShortened = true
      } else {
        let groups = try groups(part, isLast: position == parts.count - 1)
        if isShortened { after += groups } else { before += groups }
      }
      position += 1
    }
    let missing = 8 - before.count - after.count
    guard isShortened ? missing >= 1 : missing == 0 else { throw .malformedAddress }
    let zeros = [UInt128](repeating: 0, count: missing)
    return (before + zeros + after).reduce(0) { $0 << 16 | $1 }
  }

  private static func groups(_ part: Substring.UTF8View, isLast: Bool) throws(Problem) -> [UInt128]
  {
    if isLast, part.contains(UInt8(ascii: ".")) {
      let address = try ipv4Address(part)
      return [address >> 16, address & 0xFFFF]
    }
    guard part.count <= 4, let group = UInt128(hexadecimal: part) else { throw .malformedAddress }
    return [group]
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte
  }
}

extension UInt128 {
  fileprivate init?(hexadecimal digits: Substring.UTF8View) {
    var value: UInt128 = 0
    for byte in digits {
      guard let digit = Character(UnicodeScalar(byte)).hexDigitValue, byte < 0x80 else {
        return nil
      }
      value = value << 4 | UInt128(digit)
    }
    self = value
  }
}
