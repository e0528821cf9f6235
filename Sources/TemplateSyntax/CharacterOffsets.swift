/// Turns libyaml's count of characters into an offset in bytes.
///
/// For a file of ASCII the two are the same; for another the offset of every 64th character is kept.
struct CharacterOffsets {
  /// The first byte behind a byte order mark.
  let firstByte: Int
  private let checkpoints: [UInt32]
  private let bytes: UnsafeBufferPointer<UInt8>

  private static let spacing = 64

  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
    firstByte = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    var checkpoints: [UInt32] = []
    if bytes[firstByte...].contains(where: { $0 >= 0x80 }) {
      var character = 0
      for position in bytes.indices.dropFirst(firstByte) where bytes[position] & 0xC0 != 0x80 {
        if character.isMultiple(of: Self.spacing) { checkpoints.append(UInt32(position)) }
        character += 1
      }
    }
    self.checkpoints = checkpoints
  }

  /// The offset of a character, counted from the first behind a byte order mark.
  func byte(ofCharacter character: Int) -> Int {
    guard !checkpoints.isEmpty else { return min(firstByte + character, bytes.count) }
    let checkpoint = min(character / Self.spacing, checkpoints.count - 1)
    var position = Int(checkpoints[checkpoint])
    var left = character - checkpoint * Self.spacing
    while position < bytes.count {
      if bytes[position] & 0xC0 != 0x80 {
        if left == 0 { return position }
        left -= 1
      }
      position += 1
    }
    return bytes.count
  }
}
