import SourceText

/// What the nodes of one tree point at: plain memory, so that looking at it counts no references.
@usableFromInline
struct TreeStorage {
  @usableFromInline let records: UnsafeBufferPointer<Record>
  /// Places of ``records`` that hold none, between those of two halves of a document; mostly none.
  let gap: Range<Int>
  /// The bytes of the source, which the tree holds.
  @usableFromInline let written: UnsafePointer<UInt8>?
  /// The texts that are written differently in the source, or stand in none.
  @usableFromInline let derived: UnsafeBufferPointer<UInt8>
  /// For a derived tree, the document that it belongs to.
  @usableFromInline let base: UnsafeMutablePointer<TreeStorage>?
  /// For a derived tree, the record of the base that each record was made from; -1 for none.
  let origins: UnsafeBufferPointer<Int32>
  /// For a derived tree, the trees that its aliases name records of.
  @usableFromInline let sources: UnsafeBufferPointer<UnsafeMutablePointer<TreeStorage>>
  var tree: Unmanaged<SyntaxTree>?

  /// The storage of a tree that was read from `source`, with records that it takes over.
  init(
    source: SourceText, records: UnsafeBufferPointer<Record>, gap: Range<Int>, derivedText: [UInt8]
  ) {
    self.records = records
    self.gap = gap
    // The bytes of an array that nobody can change stay where they are as long as it is held, and
    // the tree holds the source as long as this storage.
    written = source.bytes.withUnsafeBufferPointer(\.baseAddress)
    derived = Self.copy(derivedText)
    base = nil
    origins = UnsafeBufferPointer(start: nil, count: 0)
    sources = UnsafeBufferPointer(start: nil, count: 0)
  }

  /// The storage of a tree that was made from parts of others, which the tree holds.
  init(_ parts: DerivedParts, base: UnsafeMutablePointer<TreeStorage>) {
    records = parts.records.withUnsafeBufferPointer { $0 }
    gap = 0..<0
    written = nil
    derived = parts.text.withUnsafeBufferPointer { $0 }
    self.base = base
    origins = parts.origins.withUnsafeBufferPointer { $0 }
    sources = parts.sources.withUnsafeBufferPointer { $0 }
  }

  /// The text of a scalar.
  @inlinable @inline(__always)
  func text(of record: Record) -> UnsafeBufferPointer<UInt8> {
    let start = record.flags.has(.derived) ? derived.baseAddress : written
    return UnsafeBufferPointer(
      start: start.map { $0 + Int(record.content) }, count: Int(record.count))
  }

  /// Frees what no tree holds.
  func free() {
    guard base == nil else { return }
    records.deallocate()
    derived.deallocate()
  }

  private static func copy<Element>(_ elements: [Element]) -> UnsafeBufferPointer<Element> {
    let copy = UnsafeMutableBufferPointer<Element>.allocate(capacity: elements.count)
    _ = copy.initialize(fromContentsOf: elements)
    return UnsafeBufferPointer(copy)
  }
}
