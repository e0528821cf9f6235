import SourceText

extension SyntaxTree {
  /// Whether a text stands anywhere in the file: a quick look at the bytes.
  package func holds(_ text: StaticString) -> Bool { offset(of: text) != nil }

  /// Whether a text stands anywhere in the file with one of some others right behind it.
  package func holds(_ text: StaticString, before others: [StaticString]) -> Bool {
    source.bytes.withUnsafeBufferPointer { bytes in
      var next = ByteSearch.first(text, in: bytes, from: 0)
      while let start = next {
        let end = start + text.utf8CodeUnitCount
        if others.contains(where: { ByteSearch.has($0, in: bytes, at: end) }) { return true }
        next = ByteSearch.first(text, in: bytes, from: end)
      }
      return false
    }
  }

  /// Where a text stands first in the file from an offset on: a quick look at the bytes.
  package func offset(of text: StaticString, from start: Int = 0) -> Int? {
    source.bytes.withUnsafeBufferPointer { bytes in
      ByteSearch.first(text, in: bytes, from: start)
    }
  }
}
