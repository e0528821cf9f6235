import SourceText

extension SyntaxTree {
  /// Whether a text stands anywhere in the file: a quick look at the bytes.
  package func holds(_ text: StaticString) -> Bool {
    source.bytes.withUnsafeBufferPointer { bytes in
      guard text.utf8CodeUnitCount > 0 else { return true }
      let first = text.utf8Start.pointee
      var position = ByteSearch.first(first, in: bytes, from: 0)
      while position < bytes.count {
        if ByteSearch.has(text, in: bytes, at: position) { return true }
        position = ByteSearch.first(first, in: bytes, from: position + 1)
      }
      return false
    }
  }
}
