/// The 64-bit FNV-1a hash, which unlike Swift's `Hasher` gives the same value in every run.
package struct StableHash: Sendable {
  /// The hash of what was taken in so far.
  package private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

  /// The hash in 16 hexadecimal digits.
  package var digits: String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: 16 - digits.utf8.count) + digits
  }

  /// The hash of nothing.
  package init() {}

  /// Takes in a text and the fact that it ends here.
  package mutating func combine(_ text: String) {
    var text = text
    text.withUTF8 { combine(bytes: $0) }
    combine(0xFF)
  }

  /// Takes in some bytes.
  package mutating func combine(bytes: UnsafeBufferPointer<UInt8>) {
    for byte in bytes { combine(byte) }
  }

  private mutating func combine(_ byte: UInt8) {
    value = (value ^ UInt64(byte)) &* 0x100_0000_01B3
  }
}
