/// A generated table of facts, read where it lies in the binary: nothing is parsed or copied when
/// it is opened.
///
/// `Scripts/catalog/table.py` describes the bytes.
package struct CatalogTable: @unchecked Sendable {
  // Unchecked because of the pointer: the bytes are constant and live as long as the process.
  let payload: UnsafeRawBufferPointer
  private let checksum: UInt64

  private static let headerLength = 32

  /// The table with a name, in the form that the reader knows; nil when the bytes are none, are cut
  /// short or have another form.
  ///
  /// The bytes must stay where they are for as long as the table is used.
  package init?(_ bytes: UnsafeRawBufferPointer, name: StaticString, version: UInt32) {
    guard bytes.count >= Self.headerLength,
      bytes[0..<8].elementsEqual("PLUMBTAB".utf8),
      name.utf8CodeUnitCount <= 8,
      bytes[8..<8 + name.utf8CodeUnitCount].elementsEqual(name.withUTF8Buffer { Array($0) }),
      bytes.number(at: 16, as: UInt32.self) == version,
      bytes.count == Self.headerLength + Int(bytes.number(at: 20, as: UInt32.self))
    else { return nil }
    payload = UnsafeRawBufferPointer(rebasing: bytes[Self.headerLength...])
    checksum = bytes.number(at: 24, as: UInt64.self)
  }

  /// The table that has been opened before, by where its payload begins.
  init(withPayloadAt start: UnsafeRawPointer) {
    let header = UnsafeRawBufferPointer(start: start - Self.headerLength, count: Self.headerLength)
    payload = UnsafeRawBufferPointer(
      start: start, count: Int(header.number(at: 20, as: UInt32.self)))
    checksum = header.number(at: 24, as: UInt64.self)
  }

  /// Whether every byte is as it was generated.
  ///
  /// It reads the whole table, so it is for tests and not for start-up.
  package var isIntact: Bool {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in payload { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return hash == checksum
  }
}

/// A place in a table from which values are read one after the other.
struct CatalogCursor: @unchecked Sendable {
  // Unchecked because of the pointer, as for the table.
  let bytes: UnsafeRawBufferPointer
  var offset: Int

  init(_ bytes: UnsafeRawBufferPointer, at offset: Int) {
    self.bytes = bytes
    self.offset = offset
  }

  /// The entry of a section that begins at `section`, by its number.
  init(_ bytes: UnsafeRawBufferPointer, section: Int, entry: Int) {
    self.bytes = bytes
    offset = section + Int(bytes.number(at: section + 2 * entry, as: UInt16.self))
  }

  mutating func byte() -> UInt8 {
    defer { offset += 1 }
    return bytes[offset]
  }

  mutating func number() -> Int {
    var number = 0
    var shift = 0
    while true {
      let byte = byte()
      number |= Int(byte & 0x7F) << shift
      guard byte & 0x80 != 0 else { return number }
      shift += 7
    }
  }

  mutating func fixed<Number: FixedWidthInteger>(as type: Number.Type) -> Int {
    defer { offset += MemoryLayout<Number>.size }
    return Int(bytes.number(at: offset, as: type))
  }

  mutating func text() -> UnsafeRawBufferPointer {
    let length = number()
    defer { offset += length }
    return UnsafeRawBufferPointer(rebasing: bytes[offset..<offset + length])
  }

  /// Appends the letters of a compressed string to `letters`.
  mutating func text(words: Int, into letters: inout [UInt8]) {
    let length = number()
    let end = offset + length
    while offset < end {
      let first = byte()
      guard first >= 0x80 else {
        letters.append(first)
        continue
      }
      let entry = first < 0xC0 ? Int(first) - 0x80 : (Int(first) - 0xC0) << 8 + Int(byte()) + 64
      var word = CatalogCursor(bytes, section: words, entry: entry)
      letters.append(contentsOf: word.text())
    }
  }

  /// Compares the letters of a compressed string, in lower case, with `wanted`, without making a
  /// string of them, and moves behind it: below, at or above zero as they come before, are, or come
  /// behind.
  mutating func compareText(words: Int, with wanted: UnsafeBufferPointer<UInt8>) -> Int {
    let length = number()
    let end = offset + length
    defer { offset = end }
    var position = 0
    while offset < end {
      let first = byte()
      if first < 0x80 {
        guard position < wanted.count else { return 1 }
        let letter = first.lowercasedLetter
        guard letter == wanted[position] else { return Int(letter) - Int(wanted[position]) }
        position += 1
        continue
      }
      let entry = first < 0xC0 ? Int(first) - 0x80 : (Int(first) - 0xC0) << 8 + Int(byte()) + 64
      var word = CatalogCursor(bytes, section: words, entry: entry)
      let count = word.number()
      for place in word.offset..<word.offset + count {
        guard position < wanted.count else { return 1 }
        let letter = bytes[place].lowercasedLetter
        guard letter == wanted[position] else { return Int(letter) - Int(wanted[position]) }
        position += 1
      }
    }
    return position == wanted.count ? 0 : -1
  }

  mutating func string(words: Int) -> String {
    var letters: [UInt8] = []
    text(words: words, into: &letters)
    return String(decoding: letters, as: UTF8.self)
  }
}

extension UnsafeRawBufferPointer {
  /// The little-endian number at an offset.
  func number<Number: FixedWidthInteger>(at offset: Int, as type: Number.Type) -> Number {
    Number(littleEndian: loadUnaligned(fromByteOffset: offset, as: type))
  }
}
