extension UnsafeBufferPointer<UInt8> {
  /// Whether all bytes are from 0x20 to 0x7E, as in most texts, and none is one of two others.
  ///
  /// It looks at eight bytes at a time, since every text of a report is looked at.
  func isPrintableASCII(without refused: (UInt8, UInt8)?) -> Bool {
    let raw = UnsafeRawBufferPointer(self)
    // No byte from 0x20 on is zero.
    let (first, second) = refused ?? (0, 0)
    var position = 0
    while position < raw.count, raw.count >= 8 {
      // The last eight bytes may have been looked at in part.
      let start = Swift.min(position, raw.count - 8)
      let word = raw.loadUnaligned(fromByteOffset: start, as: UInt64.self)
      guard word.isPrintableASCII else { return false }
      guard refused == nil || !word.holds(first) && !word.holds(second) else { return false }
      position += 8
    }
    while position < raw.count {
      let byte = raw[position]
      guard byte >= 0x20, byte < 0x7F, byte != first, byte != second else { return false }
      position += 1
    }
    return true
  }
}

extension UInt64 {
  private static let ones: UInt64 = 0x0101_0101_0101_0101
  private static let highBits: UInt64 = 0x8080_8080_8080_8080

  /// Whether each of its bytes is from 0x20 to 0x7E.
  fileprivate var isPrintableASCII: Bool {
    let low = self & ~Self.highBits
    // A high bit is set where a byte is below 0x20, where it is 0x7F, and where it was set before;
    // no sum of two bytes reaches the next one.
    let isControl = ~(low &+ Self.ones &* 0x60)
    let isDelete = low &+ Self.ones
    return (self | isControl | isDelete) & Self.highBits == 0
  }

  /// Whether one of its bytes, all of ASCII, is a byte.
  fileprivate func holds(_ byte: UInt8) -> Bool {
    let difference = self ^ Self.ones &* UInt64(byte)
    return (difference &- Self.ones) & ~difference & Self.highBits != 0
  }
}
