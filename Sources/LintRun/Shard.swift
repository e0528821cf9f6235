import Platform
import SourceText

/// One of several parts of all files, so that several machines can share the work.
///
/// A file's part follows from its path alone, seen from the current folder: it is the same in every
/// run, however many other files there are and in whatever order they are named.
package struct Shard: Hashable, Sendable {
  /// Which part it is, from 1.
  package let number: Int
  /// How many parts there are.
  package let count: Int

  private let currentFolder: String

  /// A part as it is written, `2/8`; nil when there is no such part.
  package init?(_ text: String, currentFolder: String = Files.currentFolder) {
    let numbers = text.split(separator: "/", omittingEmptySubsequences: false)
    guard numbers.count == 2, let number = Self.wholeNumber(numbers[0]),
      let count = Self.wholeNumber(numbers[1]), 1...count ~= number
    else { return nil }
    self.number = number
    self.count = count
    self.currentFolder = currentFolder
  }

  /// Digits alone, which must not be so many or begin with a zero.
  private static func wholeNumber(_ text: Substring) -> Int? {
    guard text.allSatisfy({ $0.isASCII && $0.isNumber }), text.utf8.count <= 6,
      !text.hasPrefix("0")
    else { return nil }
    return Int(text)
  }

  /// Whether a path belongs to this part.
  package func holds(_ path: String) -> Bool {
    guard count > 1 else { return true }
    let folder = currentFolder.split(separator: "/")
    let names = Files.namesOnTheWay(to: path, from: currentFolder)
    var hash = StableHash()
    for name in Files.names(names, seenFrom: folder) { hash.combine(String(name)) }
    // Folded, since the low bits of this hash follow the last letters of a path closely.
    let folded = hash.value ^ (hash.value >> 32)
    return Int(folded % UInt64(count)) == number - 1
  }
}
