/// A half-open range of bytes in a source, counted from 0.
@usableFromInline
package struct SourceRange: Hashable, Sendable {
  /// The offset of the first byte.
  @usableFromInline package var start: Int
  /// The offset behind the last byte.
  @usableFromInline package var end: Int

  /// A range from `start` up to but not including `end`.
  @inlinable
  package init(_ start: Int, _ end: Int) {
    self.start = start
    self.end = end
  }

  /// Whether `other` lies wholly inside this range.
  package func contains(_ other: SourceRange) -> Bool {
    start <= other.start && other.end <= end
  }
}

/// A place in a source as people and editors count it.
package struct SourcePosition: Hashable, Sendable {
  /// The line, counted from 1.
  package var line: Int
  /// The column in Unicode scalars, counted from 1.
  package var column: Int
  /// The column in UTF-16 code units, counted from 1, as SARIF and the language server protocol
  /// count.
  package var utf16Column: Int
  /// The offset in bytes, counted from 0.
  package var offset: Int

  /// A place whose coordinates are all known.
  package init(line: Int, column: Int, utf16Column: Int, offset: Int) {
    self.line = line
    self.column = column
    self.utf16Column = utf16Column
    self.offset = offset
  }
}

/// A replacement of some bytes of a source by others.
package struct TextEdit: Hashable, Sendable {
  /// The bytes that go; empty for an insertion.
  package var range: SourceRange
  /// The text that comes in their place.
  package var replacement: String

  /// An edit that puts `replacement` where `range` is.
  package init(_ range: SourceRange, replacement: String) {
    self.range = range
    self.replacement = replacement
  }
}
