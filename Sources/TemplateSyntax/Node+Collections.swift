package import SourceText

extension Node {
  /// A key with its value.
  @usableFromInline
  package struct Pair: Sendable {
    /// The key; its ``Node/text`` is the name.
    @usableFromInline package let key: Node
    /// The value; what an alias stands for, when it is one.
    @usableFromInline package let value: Node

    /// A key with its value.
    @inlinable
    package init(key: Node, value: Node) {
      self.key = key
      self.value = value
    }

    /// The bytes from the key to the end of the value.
    package var range: SourceRange {
      SourceRange(key.range.start, max(key.range.end, value.range.end))
    }
  }

  /// How many pairs or elements a collection has as written, merge keys counted as one; 0 for a
  /// scalar.
  package var count: Int {
    let record = record
    return switch record.kind {
    case .mapping: Int(record.count) / 2
    case .sequence: Int(record.count)
    default: 0
    }
  }

  /// The pairs of a mapping in order, with those that YAML merge keys bring behind its own; none
  /// for another node.
  ///
  /// A key that stands twice comes twice.
  @usableFromInline
  package var pairs: [Pair] {
    let record = record
    guard record.kind == .mapping else { return [] }
    var pairs: [Pair] = []
    pairs.reserveCapacity(Int(record.count) / 2)
    forEachOwnPair { pairs.append($0) }
    return record.flags.has(.merges) ? Node.merging(pairs) : pairs
  }

  /// Gives the pairs of a mapping in order, as ``pairs`` does, without making a list of them.
  @inlinable
  package func forEachPair(_ body: (Pair) -> Void) {
    let record = record
    guard record.kind == .mapping else { return }
    if record.flags.has(.merges) {
      for pair in pairs { body(pair) }
    } else {
      forEachOwnPair(body)
    }
  }

  /// The elements of a sequence in order; none for another node.
  package var elements: [Node] {
    let record = record
    guard record.kind == .sequence else { return [] }
    var elements: [Node] = []
    elements.reserveCapacity(Int(record.count))
    var child = Int(index) + 1
    let end = Int(record.next)
    while child < end {
      elements.append(node(at: child).resolved)
      child = Int(storage.pointee.records[child].next)
    }
    return elements
  }

  /// The pair of a mapping with the key given; the first when there are several.
  package func pair(_ key: String) -> Pair? {
    // Texts in the program are found as they are: a copy that `withUTF8` may change is counted.
    if let found = key.utf8.withContiguousStorageIfAvailable({ pair(named: $0) }) { return found }
    var key = key
    return key.withUTF8 { pair(named: $0) }
  }

  /// The pair of a mapping with the key given; the first when there are several.
  package func pair(named wanted: UnsafeBufferPointer<UInt8>) -> Pair? {
    let record = record
    guard record.kind == .mapping else { return nil }
    if record.flags.has(.merges) {
      return pairs.first { $0.key.withUTF8 { $0.elementsEqual(wanted) } }
    }
    // Rules look up keys more often than they do anything else, and most that they look for are
    // left out; so this reads the records themselves, if a key can be there at all.
    guard KeySigns.mayHold(wanted, record.content) else { return nil }
    guard let records = storage.pointee.records.baseAddress else { return nil }
    let end = Int(record.next)
    var child = Int(index) + 1
    while child < end {
      let key = records + child
      let value = Int(key.pointee.next)
      if key.pointee.kind == .alias
        ? node(at: child).isWritten(wanted) : has(key.pointee, text: wanted)
      {
        return Pair(key: node(at: child).resolved, value: node(at: value).resolved)
      }
      child = Int(records[value].next)
    }
    return nil
  }

  /// Whether a key is written as `wanted`.
  @inline(__always)
  private func has(_ key: Record, text wanted: UnsafeBufferPointer<UInt8>) -> Bool {
    guard Int(key.count) == wanted.count else { return false }
    let text = storage.pointee.text(of: key)
    guard let last = wanted.last, text.count == wanted.count else { return wanted.isEmpty }
    // Keys of one length mostly end differently, and a comparison by the C library costs a call.
    return text[text.count - 1] == last && ByteSearch.areEqual(text, wanted)
  }

  /// Whether the node is a scalar, or an alias of one, with the text given.
  private func isWritten(_ wanted: UnsafeBufferPointer<UInt8>) -> Bool {
    resolved.withUTF8 { $0.count == wanted.count && ByteSearch.areEqual($0, wanted) }
  }

  /// The value of a mapping under the key given; the first when there are several.
  package subscript(key: String) -> Node? {
    pair(key)?.value
  }

  @inlinable
  func forEachOwnPair(_ body: (Pair) -> Void) {
    var child = Int(index) + 1
    let end = Int(record.next)
    while child < end {
      let value = Int(storage.pointee.records[child].next)
      body(
        Pair(
          key: node(at: child).resolved,
          value: node(at: value).resolved
        )
      )
      child = Int(storage.pointee.records[value].next)
    }
  }

  /// The pairs with each merge key replaced by those of its mappings that are not there yet.
  private static func merging(_ own: [Pair]) -> [Pair] {
    var merged = own.filter { !$0.key.isMergeKey }
    var names = Set(merged.map(\.key.text))
    for pair in own where pair.key.isMergeKey {
      let sources = pair.value.isSequence ? pair.value.elements : [pair.value]
      for source in sources {
        for candidate in source.pairs where names.insert(candidate.key.text).inserted {
          merged.append(candidate)
        }
      }
    }
    return merged
  }

  /// Whether the node is the YAML merge key, an unquoted `<<`.
  var isMergeKey: Bool { !isQuoted && textIs("<<") }
}
