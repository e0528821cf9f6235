/// Turns libyaml's count of characters into an offset in bytes.
///
/// Up to the first character that is not ASCII the two are the same. Behind it the place that was
/// asked for last is kept: libyaml's marks go forward, so that the next one is near.
struct CharacterOffsets {
  /// The first byte behind a byte order mark.
  let firstByte: Int
  private let bytes: UnsafeBufferPointer<UInt8>
  /// How many characters before the first that is not ASCII.
  private let firstCharacters: Int
  private var character: Int
  private var position: Int

  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    self.init(bytes, from: start, behind: 0)
  }

  /// Offsets of what is read from a byte on, behind some ASCII characters that are not in the bytes.
  init(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int, behind characters: Int) {
    self.bytes = bytes
    firstByte = start - characters
    position = ByteSearch.firstNonASCII(in: bytes, from: start)
    character = position - firstByte
    firstCharacters = character
  }

  /// The offset of a character, counted from the first behind a byte order mark.
  @inline(__always)
  mutating func byte(ofCharacter wanted: Int) -> Int {
    wanted <= firstCharacters ? firstByte + wanted : byteBehindASCII(wanted)
  }

  private mutating func byteBehindASCII(_ wanted: Int) -> Int {
    while character < wanted, position < bytes.count {
      position += 1
      while position < bytes.count, bytes[position] & 0xC0 == 0x80 { position += 1 }
      character += 1
    }
    while character > wanted {
      position -= 1
      while bytes[position] & 0xC0 == 0x80 { position -= 1 }
      character -= 1
    }
    return position
  }
}
