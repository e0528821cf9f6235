/// Finds the name that somebody may have meant.
package enum NearestName {
  /// The name that takes the fewest changes to become the one given, when they are few.
  ///
  /// A change adds, removes or replaces a character, or swaps two that stand side by side. Of
  /// names equally near the first in the order of the alphabet is taken.
  package static func nearest(to name: String, among names: some Sequence<String>) -> String? {
    guard 1...100 ~= name.utf8.count else { return nil }
    var comparison = Comparison(name)
    var best: (changes: Int, name: String)?
    var allowed = max(1, (name.utf8.count + 1) / 3)
    for candidate in names where candidate != name {
      guard let changes = comparison.changes(to: candidate, atMost: allowed) else { continue }
      if let best, (best.changes, best.name) < (changes, candidate) { continue }
      best = (changes, candidate)
      allowed = changes
    }
    return best?.name
  }

  /// The nearest name as help for somebody who has written another one; nil when none is near.
  package static func help(for name: String, among names: some Sequence<String>) -> String? {
    nearest(to: name, among: names).map { "a similar name exists: `\($0)`" }
  }
}

/// Counts the changes between one name and many others.
///
/// A template with one wrong section can have hundreds of unknown names, each of which is held
/// against hundreds of known ones, so memory is used again and the count ends when it is too high.
private struct Comparison {
  private let name: [UInt8]
  /// The characters that the name has.
  private let characters: Characters
  private var other: [UInt8] = []
  /// The fewest changes from the beginning of the name up to a row to each beginning of the other.
  private var current: [Int] = []
  private var last: [Int] = []
  private var beforeLast: [Int] = []

  init(_ name: String) {
    self.name = name.utf8.map(Self.fold)
    characters = Characters(self.name)
    // No name that is compared is more than twice as long.
    current = Array(repeating: 0, count: 2 * self.name.count + 2)
    last = current
    beforeLast = current
  }

  /// How many changes make the name another one; nil when it takes more than `most`.
  mutating func changes(to candidate: String, atMost most: Int) -> Int? {
    let count = candidate.utf8.count
    guard abs(count - name.count) <= most else { return nil }
    other.removeAll(keepingCapacity: true)
    for byte in candidate.utf8 { other.append(Self.fold(byte)) }
    guard characters.changes(to: Characters(other)) <= most else { return nil }
    // What is farther from the diagonal than `most` cannot be reached with so few changes.
    let tooMany = most + 1
    for column in 0...count { last[column] = min(column, tooMany) }
    var fewestBefore = 0
    for row in 1...name.count {
      let columns = max(1, row - most)...max(1, min(count, row + most))
      current[columns.lowerBound - 1] = columns.lowerBound == 1 ? min(row, tooMany) : tooMany
      var fewestHere = current[columns.lowerBound - 1]
      for column in columns where column <= count {
        let changes = changes(row, column, tooMany)
        current[column] = changes
        fewestHere = min(fewestHere, changes)
      }
      if columns.upperBound < count { current[columns.upperBound + 1] = tooMany }
      guard min(fewestHere, fewestBefore) <= most else { return nil }
      fewestBefore = fewestHere
      (beforeLast, last, current) = (last, current, beforeLast)
    }
    return last[count] <= most ? last[count] : nil
  }

  private func changes(_ row: Int, _ column: Int, _ tooMany: Int) -> Int {
    let character = name[row - 1]
    let written = other[column - 1]
    var fewest = min(last[column], current[column - 1]) + 1
    fewest = min(fewest, last[column - 1] + (character == written ? 0 : 1))
    if row > 1, column > 1, character == other[column - 2], name[row - 2] == written {
      fewest = min(fewest, beforeLast[column - 2] + 1)
    }
    return min(fewest, tooMany)
  }

  private static func fold(_ byte: UInt8) -> UInt8 {
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte | 0x20
    case UInt8(ascii: "_"): UInt8(ascii: "-")
    default: byte
    }
  }
}

/// Which characters a name has, all others than letters and digits counted as one.
private struct Characters {
  private var bits: UInt64 = 0

  init(_ name: [UInt8]) {
    for byte in name {
      let place =
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"): byte - UInt8(ascii: "a")
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0") + 26
        default: UInt8(36)
        }
      bits |= 1 << UInt64(place)
    }
  }

  /// How many changes it takes at least: each brings in one character and takes one away at most.
  func changes(to other: Characters) -> Int {
    max((bits & ~other.bits).nonzeroBitCount, (other.bits & ~bits).nonzeroBitCount)
  }
}
