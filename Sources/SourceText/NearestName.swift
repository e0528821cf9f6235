/// Finds the name that somebody may have meant.
package enum NearestName {
  /// The name that takes the fewest changes to become the one given, when they are few.
  ///
  /// A change adds, removes or replaces a character, or swaps two that stand side by side. Of
  /// names equally near the first in the order of the alphabet is taken.
  package static func nearest(to name: String, among names: some Sequence<String>) -> String? {
    let written = fold(name)
    guard !written.isEmpty, written.count <= 100 else { return nil }
    var best: (changes: Int, name: String)?
    for candidate in names where candidate != name {
      let allowed = min(best?.changes ?? .max, max(1, (written.count + 1) / 3))
      let other = fold(candidate)
      guard abs(other.count - written.count) <= allowed else { continue }
      let changes = changes(from: written, to: other)
      guard changes <= allowed else { continue }
      if let best, (best.changes, best.name) < (changes, candidate) { continue }
      best = (changes, candidate)
    }
    return best?.name
  }

  /// The nearest name as help for somebody who has written another one; nil when none is near.
  package static func help(for name: String, among names: some Sequence<String>) -> String? {
    nearest(to: name, among: names).map { "a similar name exists: `\($0)`" }
  }

  private static func fold(_ name: String) -> [UInt8] {
    name.utf8.map { byte in
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte | 0x20
      case UInt8(ascii: "_"): UInt8(ascii: "-")
      default: byte
      }
    }
  }

  private static func changes(from left: [UInt8], to right: [UInt8]) -> Int {
    var beforeLast: [Int] = []
    var last = Array(0...right.count)
    for (row, character) in left.enumerated() {
      var current = [row + 1]
      current.reserveCapacity(right.count + 1)
      for (column, other) in right.enumerated() {
        var fewest = min(
          last[column + 1] + 1, current[column] + 1, last[column] + (character == other ? 0 : 1))
        if row > 0, column > 0, character == right[column - 1], left[row - 1] == other {
          fewest = min(fewest, beforeLast[column - 1] + 1)
        }
        current.append(fewest)
      }
      beforeLast = last
      last = current
    }
    return last[right.count]
  }
}
