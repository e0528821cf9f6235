import SourceText

/// The hashes that the transform ends logical ids with.
enum ContentHash {
  /// The first ten hexadecimal digits of the SHA-1 of a text; nothing for an empty text.
  static func tenDigits(_ text: String) -> String {
    text.isEmpty ? "" : String(sha1(Array(text.utf8)).prefix(10))
  }

  /// Ten hexadecimal digits that stand for a content whose hash cannot be foretold: the transform
  /// takes it from what packaging makes of the template.
  static func placeholder(_ name: String) -> String {
    var hash = StableHash()
    var name = name
    name.withUTF8 { hash.combine(bytes: $0) }
    return String(hash.digits.suffix(10))
  }

  /// The SHA-1 of some bytes in hexadecimal digits.
  ///
  /// Source: <https://www.rfc-editor.org/rfc/rfc3174>
  private static func sha1(_ message: [UInt8]) -> String {
    var state: [UInt32] = [0x6745_2301, 0xEFCD_AB89, 0x98BA_DCFE, 0x1032_5476, 0xC3D2_E1F0]
    var padded = message + [0x80]
    while padded.count % 64 != 56 { padded.append(0) }
    for shift in stride(from: 56, through: 0, by: -8) {
      padded.append(UInt8(truncatingIfNeeded: (UInt64(message.count) * 8) >> shift))
    }
    for block in stride(from: 0, to: padded.count, by: 64) {
      mix(padded[block..<block + 64], into: &state)
    }
    return state.map { word in
      let digits = String(word, radix: 16)
      return String(repeating: "0", count: 8 - digits.count) + digits
    }.joined()
  }

  private static func mix(_ block: ArraySlice<UInt8>, into state: inout [UInt32]) {
    var words = [UInt32](repeating: 0, count: 80)
    for (position, byte) in block.enumerated() {
      words[position / 4] = words[position / 4] << 8 | UInt32(byte)
    }
    for round in 16..<80 {
      words[round] = rotated(
        words[round - 3] ^ words[round - 8] ^ words[round - 14] ^ words[round - 16], 1)
    }
    var (a, b, c, d, e) = (state[0], state[1], state[2], state[3], state[4])
    for round in 0..<80 {
      let (function, constant): (UInt32, UInt32) =
        switch round {
        case 0..<20: (b & c | ~b & d, 0x5A82_7999)
        case 20..<40: (b ^ c ^ d, 0x6ED9_EBA1)
        case 40..<60: (b & c | b & d | c & d, 0x8F1B_BCDC)
        default: (b ^ c ^ d, 0xCA62_C1D6)
        }
      let next = rotated(a, 5) &+ function &+ e &+ constant &+ words[round]
      (e, d, c, b, a) = (d, c, rotated(b, 30), a, next)
    }
    for (position, word) in [a, b, c, d, e].enumerated() { state[position] &+= word }
  }

  private static func rotated(_ word: UInt32, _ count: UInt32) -> UInt32 {
    word << count | word >> (32 - count)
  }
}
