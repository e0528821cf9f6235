/// A bit for each key of a mapping, by its length and some of its letters.
///
/// Keys that differ may have the same sign; a key without its sign is not there.
struct KeySigns {
  private var bits: UInt64

  /// The signs of no key.
  init() { bits = 0 }

  private init(bits: UInt64) { self.bits = bits }

  /// The signs of keys of which nothing is known.
  static let all = KeySigns(bits: .max)

  /// Adds the sign of a key; false when another key has it already.
  @inline(__always)
  mutating func insert(_ key: UnsafeBufferPointer<UInt8>) -> Bool {
    let bit: UInt64 = 1 << UInt64(Self.sign(of: key) & 63)
    defer { bits |= bit }
    return bits & bit == 0
  }

  /// The signs in half the space, as a record holds them.
  var folded: UInt32 { UInt32(truncatingIfNeeded: bits | bits >> 32) }

  /// Whether a mapping with folded signs may have a key.
  @inline(__always)
  static func mayHold(_ key: UnsafeBufferPointer<UInt8>, _ folded: UInt32) -> Bool {
    folded & self.folded(key) != 0
  }

  /// The sign of one key in half the space.
  @inline(__always)
  static func folded(_ key: UnsafeBufferPointer<UInt8>) -> UInt32 {
    1 << UInt32(sign(of: key) & 31)
  }

  @inline(__always)
  private static func sign(of key: UnsafeBufferPointer<UInt8>) -> Int {
    let count = key.count
    guard count > 0 else { return 0 }
    return count &* 5 &+ Int(key[0]) &* 3 &+ Int(key[count / 2]) &* 7 &+ Int(key[count - 1])
  }
}
