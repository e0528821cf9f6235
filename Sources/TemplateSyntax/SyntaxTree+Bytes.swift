import SourceText

extension SyntaxTree {
  /// Whether a text stands anywhere in the file: a quick look at the bytes.
  package func holds(_ text: StaticString) -> Bool { offset(of: text) != nil }

  /// Where a text stands first in the file from an offset on: a quick look at the bytes.
  package func offset(of text: StaticString, from start: Int = 0) -> Int? {
    source.bytes.withUnsafeBufferPointer { bytes in
      ByteSearch.first(text, in: bytes, from: start)
    }
  }
}
