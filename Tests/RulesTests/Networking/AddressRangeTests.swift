import Rules
import SeededRandom
import Testing

@Suite struct `A range of addresses` {
  @Test(arguments: [
    ("0.0.0.0/0", "0.0.0.0/0"),
    ("10.0.0.0/8", "10.0.0.0/8"),
    ("10.1.2.3/8", "10.0.0.0/8"),
    ("192.0.2.7/32", "192.0.2.7/32"),
    ("255.255.255.255/1", "128.0.0.0/1"),
    ("::/0", "::/0"),
    ("0::/0", "::/0"),
    ("0:0:0:0:0:0:0:0/0", "::/0"),
    ("2001:DB8::/32", "2001:db8::/32"),
    ("2001:db8:0:0:1:0:0:1/128", "2001:db8::1:0:0:1/128"),
    ("::1/128", "::1/128"),
    ("1::/16", "1::/16"),
    ("1:2:3:4:5:6:7::/128", "1:2:3:4:5:6:7:0/128"),
    ("::ffff:192.0.2.1/128", "::ffff:c000:201/128"),
    ("fe80::1/10", "fe80::/10"),
  ])
  func `is read and written in its shortest form`(text: String, canonical: String) throws {
    #expect(try AddressRange(parsing: text).canonical.description == canonical)
  }

  @Test(arguments: [
    ("10.0.0.1", AddressRange.Problem.missingPrefixLength(.ipv4)),
    ("::1", .missingPrefixLength(.ipv6)),
    ("10.0.0.0/33", .prefixLengthTooLong(33, .ipv4)),
    ("::/129", .prefixLengthTooLong(129, .ipv6)),
    ("10.0.0.0/", .malformedPrefixLength),
    ("10.0.0.0/-1", .malformedPrefixLength),
    ("10.0.0.0/8/8", .malformedPrefixLength),
    ("10.0.0.0/9999999999999999999999", .malformedPrefixLength),
    ("10.0.0.0/08", .leadingZeros),
    ("010.0.0.0/8", .leadingZeros),
    ("", .malformedAddress),
    ("/8", .malformedAddress),
    ("10.0.0/8", .malformedAddress),
    ("10.0.0.0.0/8", .malformedAddress),
    ("10.0.0.256/8", .malformedAddress),
    ("10.0..0/8", .malformedAddress),
    (" 10.0.0.0/8", .malformedAddress),
    ("10.0.0.0/8 ", .malformedPrefixLength),
    ("1.2.3.4,5.6.7.8/8", .malformedAddress),
    (":/0", .malformedAddress),
    (":::/0", .malformedAddress),
    ("1:/0", .malformedAddress),
    (":1/0", .malformedAddress),
    ("1::2::3/0", .malformedAddress),
    ("1:2:3:4:5:6:7/0", .malformedAddress),
    ("1:2:3:4:5:6:7:8:9/0", .malformedAddress),
    ("1:2:3:4:5:6:7:8::/0", .malformedAddress),
    ("12345::/0", .malformedAddress),
    ("g::/0", .malformedAddress),
    ("1.2.3.4::/0", .malformedAddress),
  ])
  func `says why a text is none`(text: String, problem: AddressRange.Problem) {
    #expect(throws: problem) { try AddressRange(parsing: text) }
  }

  @Test(arguments: [
    ("0.0.0.0/0", true), ("0.0.0.0/1", true), ("128.0.0.0/1", true), ("0.0.0.0/7", true),
    ("10.0.0.0/8", false), ("224.0.0.0/4", false), ("240.0.0.0/4", false), ("192.0.2.0/24", false),
    ("::/0", true), ("2000::/3", true), ("::/1", true), ("2600::/11", true), ("2600::/12", false),
    ("fc00::/7", false), ("fe80::/10", false), ("ff00::/8", false), ("8000::/1", false),
  ])
  func `knows whether it is of strangers`(text: String, isWide: Bool) throws {
    #expect(try AddressRange(parsing: text).isMuchOfTheInternet == isWide)
  }

  @Test func `is read as it was written, for many ranges by chance`() throws {
    var random = SeededGenerator(seed: 7)
    for _ in 0..<5_000 {
      let family: AddressRange.Family = Bool.random(using: &random) ? .ipv4 : .ipv6
      let range = AddressRange.random(family, using: &random)
      let again = try AddressRange(parsing: range.description)
      #expect(again == range)
      #expect(again.canonical.canonical == again.canonical)
      #expect(again.hasHostBits == (again.canonical != again))
    }
  }

  @Test func `contains just the addresses that share its bits`() {
    var random = SeededGenerator(seed: 11)
    for _ in 0..<5_000 {
      let range = AddressRange.random(.ipv4, using: &random)
      // An address near the range half of the time, so that both answers are met.
      let near = range.address ^ (UInt128(1) << UInt128.random(in: 0..<32, using: &random))
      let address =
        Bool.random(using: &random) ? near : UInt128(UInt32.random(in: 0...(.max), using: &random))
      let shift = 32 - range.prefixLength
      let shares = range.address >> shift == address >> shift
      #expect(range.contains(AddressRange(.ipv4, address, prefixLength: 32)) == shares)
    }
  }

  @Test func `reads no text that is not one, and none makes it stop`() {
    var random = SeededGenerator(seed: 13)
    let letters = Array("0123456789abcfg.:/ -")
    for _ in 0..<20_000 {
      let length = Int.random(in: 0..<20, using: &random)
      let text = String((0..<length).compactMap { _ in letters.randomElement(using: &random) })
      guard let range = try? AddressRange(parsing: text) else { continue }
      #expect(text.contains("/"))
      #expect((0...range.family.width).contains(range.prefixLength))
    }
  }
}

extension AddressRange {
  fileprivate static func random(_ family: Family, using random: inout SeededGenerator)
    -> AddressRange
  {
    var address = UInt128.random(in: 0...(.max), using: &random)
    // Zeros next to each other are what makes texts of IPv6 differ.
    for group in 0..<8 where Bool.random(using: &random) {
      address &= ~(0xFFFF << UInt128(16 * group))
    }
    return AddressRange(
      family, address >> (128 - family.width),
      prefixLength: Int.random(in: 0...family.width, using: &random))
  }
}
