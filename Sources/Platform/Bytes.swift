/// Searching in bytes.
package enum Bytes {
  /// Whether a text stands somewhere in some bytes.
  ///
  /// The search goes by one of the text's letters, and is fast where that is a rare one.
  package static func contain(_ text: StaticString, byLetter letter: Int, _ bytes: [UInt8]) -> Bool
  {
    let length = text.utf8CodeUnitCount
    let wanted = Int32(text.utf8Start[letter])
    return bytes.withUnsafeBytes { haystack in
      guard haystack.count >= length, let start = haystack.baseAddress else { return false }
      var position = start + letter
      let end = start + haystack.count - length + letter + 1
      while position < end, let found = memchr(position, wanted, end - position) {
        if memcmp(found - letter, text.utf8Start, length) == 0 { return true }
        position = UnsafeRawPointer(found) + 1
      }
      return false
    }
  }

  /// Whether a byte stands among the first of some bytes.
  package static func contain(_ byte: UInt8, _ bytes: [UInt8], amongFirst count: Int) -> Bool {
    bytes.withUnsafeBytes { haystack in
      guard let start = haystack.baseAddress else { return false }
      return memchr(start, Int32(byte), min(count, haystack.count)) != nil
    }
  }
}
