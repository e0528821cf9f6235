import SourceText

/// Where findings stand in a list, to be found by what each of them says.
///
/// It is a table of numbers with open addressing. There can be tens of thousands of findings, and whole
/// findings as the keys of a dictionary would take more memory and more time than to find them: the
/// standard library's hash of the texts alone was an eighth of what a report takes, and a stable one
/// goes byte by byte.
struct FindingPositions: Sendable {
  /// Numbers of findings, each at the first free slot from the one that its hash asks for; -1 for none.
  private var slots: [Int32] = []
  /// The hash of each finding, by its number.
  private var hashes: [UInt64] = []

  /// A free place for one finding.
  struct Free {
    fileprivate let hash: UInt64
  }

  /// Where a finding stands, or that it can be added.
  enum Place {
    case known(Int)
    case free(Free)
  }

  /// Where the finding of a rule stands, when one with the same hash `isTheSame`.
  func place(
    of rule: String, _ message: String, _ range: SourceRange, isTheSame: (Int) -> Bool
  ) -> Place {
    var hash = UInt64(truncatingIfNeeded: range.start) &* 31
    hash.mix(UInt64(truncatingIfNeeded: range.end))
    hash.mix(rule)
    hash.mix(message)
    guard !slots.isEmpty else { return .free(Free(hash: hash)) }
    var slot = self.slot(of: hash)
    while slots[slot] >= 0 {
      let number = Int(slots[slot])
      if hashes[number] == hash, isTheSame(number) { return .known(number) }
      slot = (slot + 1) & (slots.count - 1)
    }
    return .free(Free(hash: hash))
  }

  /// Takes a free place for the finding of the next number.
  mutating func take(_ place: Free, for number: Int) {
    // More than half of the slots taken would make many steps of the search for a free one.
    if slots.count <= 2 * number {
      slots = [Int32](repeating: -1, count: max(64, slots.count * 4))
      for (number, hash) in hashes.enumerated() { fill(hash, number) }
    }
    hashes.append(place.hash)
    fill(place.hash, number)
  }

  private mutating func fill(_ hash: UInt64, _ number: Int) {
    var slot = self.slot(of: hash)
    while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
    slots[slot] = Int32(number)
  }

  /// The slot that a hash asks for, by its upper bits, which all of what is mixed has gone into.
  private func slot(of hash: UInt64) -> Int {
    Int(truncatingIfNeeded: hash >> 32) & (slots.count - 1)
  }
}

extension UInt64 {
  /// Mixes more into a hash.
  fileprivate mutating func mix(_ more: UInt64) {
    // The fractional part of the golden ratio spreads each bit over those above it.
    self = (self ^ more) &* 0x9E37_79B9_7F4A_7C15
    self ^= self >> 29
  }

  /// Mixes a text into a hash, eight bytes at a time.
  fileprivate mutating func mix(_ text: String) {
    var text = text
    text.withUTF8 { bytes in
      let raw = UnsafeRawBufferPointer(bytes)
      var position = 0
      while position + 8 <= raw.count {
        mix(raw.loadUnaligned(fromByteOffset: position, as: UInt64.self))
        position += 8
      }
      var rest: UInt64 = 0
      while position < raw.count {
        rest = rest << 8 | UInt64(raw[position])
        position += 1
      }
      mix(rest ^ UInt64(raw.count) << 56)
    }
  }
}
