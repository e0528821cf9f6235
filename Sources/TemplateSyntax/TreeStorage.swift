/// What the nodes of one tree point at: plain memory, so that looking at it counts no references.
struct TreeStorage {
  let records: UnsafeBufferPointer<Record>
  /// The texts of all scalars: the bytes of the source, then what is written differently there.
  let text: UnsafeBufferPointer<UInt8>
  /// Where the texts begin that are not bytes of the source.
  let derivedStart: Int
  /// For a derived tree, what it takes its parts from; its aliases name records of that.
  let base: UnsafeMutablePointer<TreeStorage>?
  /// For a derived tree, the record of the base that each record was made from; -1 for none.
  let origins: UnsafeBufferPointer<Int32>
  var tree: Unmanaged<SyntaxTree>?

  init(
    records: [Record], text: [[UInt8]], base: UnsafeMutablePointer<TreeStorage>?, origins: [Int32]
  ) {
    self.records = Self.copy(records)
    let bytes = UnsafeMutableBufferPointer<UInt8>.allocate(
      capacity: text.reduce(0) { $0 + $1.count })
    var position = 0
    for part in text {
      position = bytes[position...].initialize(fromContentsOf: part)
    }
    self.text = UnsafeBufferPointer(bytes)
    derivedStart = base == nil ? text[0].count : 0
    self.base = base
    self.origins = Self.copy(origins)
  }

  func free() {
    records.deallocate()
    text.deallocate()
    origins.deallocate()
  }

  private static func copy<Element>(_ elements: [Element]) -> UnsafeBufferPointer<Element> {
    let copy = UnsafeMutableBufferPointer<Element>.allocate(capacity: elements.count)
    _ = copy.initialize(fromContentsOf: elements)
    return UnsafeBufferPointer(copy)
  }
}
