package import SourceText
import Synchronization

/// A YAML or JSON document with the place of every key and value.
///
/// The tree is one flat array of small records in document order: no object per node, and a walk
/// over all nodes is a walk over an array. Aliases point to what they stand for and are never
/// copied out. ``Node`` is the way to read it.
///
/// A tree stays in memory until it is discarded, so that nodes can be plain values that hold
/// nothing: millions of them are made in a run, and counting references to the tree took half of
/// the time that rules need.
package final class SyntaxTree: Sendable {
  /// The file.
  package let source: SourceText
  /// The language it was read as.
  package let language: TemplateLanguage
  /// What could not be read, in document order.
  package let issues: [SyntaxIssue]
  /// Whether reading stopped before the end of the file, so that what is missing from the tree may
  /// well be in the template.
  package let isIncomplete: Bool

  /// Where the nodes find everything; freed with the tree.
  nonisolated(unsafe) let storage: UnsafeMutablePointer<TreeStorage>
  /// For a derived tree, the memory that the storage points into.
  private let parts: DerivedParts?
  /// The trees that were made from parts of this one, which go when it goes.
  private let derivedTrees = Mutex<[SyntaxTree]>([])

  /// A tree of records in memory that it takes over.
  init(
    source: SourceText, language: TemplateLanguage, records: UnsafeBufferPointer<Record>,
    gap: Range<Int> = 0..<0, derivedText: [UInt8], issues: [SyntaxIssue], isIncomplete: Bool = false
  ) {
    self.source = source
    self.language = language
    self.issues = issues
    self.isIncomplete = isIncomplete
    parts = nil
    storage = .allocate(capacity: 1)
    storage.initialize(
      to: TreeStorage(source: source, records: records, gap: gap, derivedText: derivedText))
    storage.pointee.tree = Unmanaged.passRetained(self)
  }

  /// A tree of parts of a document, which keeps it, and of others that the document keeps.
  init(of base: SyntaxTree, _ parts: DerivedParts) {
    source = base.source
    language = base.language
    issues = []
    isIncomplete = base.isIncomplete
    self.parts = parts
    storage = .allocate(capacity: 1)
    storage.initialize(to: TreeStorage(parts, base: base.storage))
    storage.pointee.tree = Unmanaged.passUnretained(self)
    base.derivedTrees.withLock { $0.append(self) }
  }

  deinit {
    storage.pointee.free()
    storage.deallocate()
  }

  /// Frees the memory of the tree as soon as nobody holds it; its nodes must not be used then.
  ///
  /// Whoever reads many files calls this once for each parsed tree, when done with it.
  package func discard() {
    storage.pointee.tree?.release()
  }

  var records: UnsafeBufferPointer<Record> { storage.pointee.records }

  /// Where records are, from first to last.
  var recordPlaces: [Range<Int>] {
    let gap = storage.pointee.gap
    guard !gap.isEmpty else { return [records.indices] }
    return [0..<gap.lowerBound, gap.upperBound..<records.count]
  }

  /// The tree that was read from the file: this one, or the one that it was derived from.
  var document: SyntaxTree {
    guard let tree = storage.pointee.base?.pointee.tree else { return self }
    return tree.takeUnretainedValue()
  }

  /// The first document's content; nil for a file that holds none.
  package var root: Node? {
    records.isEmpty ? nil : Node(storage: storage, index: 0).resolved
  }

  /// Every node in the source that is not a key, in document order, without those behind aliases.
  package var allNodes: [Node] {
    nodes { $0.kind != .alias && !$0.flags.contains(.key) }
  }

  /// Those of all nodes that are null.
  package var nulls: [Node] {
    nodes { $0.kind == .null && !$0.flags.contains(.key) }
  }

  /// Every place where the source uses a YAML merge key.
  package var mergeKeyRanges: [SourceRange] {
    guard !nodes(where: { $0.flags.contains(.merges) }).isEmpty else { return [] }
    return nodes { $0.flags.contains(.key) }.filter(\.isMergeKey).map(\.range)
  }

  /// Every place where the source uses a YAML alias.
  package var aliasRanges: [SourceRange] {
    nodes { $0.kind == .alias }.map(\.range)
  }

  /// The nodes with records of some sort, in document order.
  private func nodes(where isWanted: (Record) -> Bool) -> [Node] {
    let records = records
    var found: [Node] = []
    for places in recordPlaces {
      for index in places where isWanted(records[index]) {
        found.append(Node(storage: storage, index: Int32(index)))
      }
    }
    return found
  }
}

/// The language that a template is written in.
package enum TemplateLanguage: Hashable, Sendable {
  case yaml
  case json
}

/// One node as it is stored: 32 bytes.
@usableFromInline
struct Record: Sendable {
  @usableFromInline
  enum Kind: UInt8, Sendable {
    case mapping
    case sequence
    case string
    case integer
    case float
    case boolean
    case null
    case alias
  }

  @usableFromInline
  struct Flags: OptionSet, Sendable {
    @usableFromInline let rawValue: UInt8

    @inlinable
    init(rawValue: UInt8) {
      self.rawValue = rawValue
    }

    /// Whether one flag is set.
    ///
    /// The set operations of the standard library are generic and not made for every question.
    @inlinable
    func has(_ flag: Flags) -> Bool { rawValue & flag.rawValue != 0 }

    /// The node is the key of a pair.
    @inlinable static var key: Flags { Flags(rawValue: 1) }
    /// The text is in the derived text and not in the source.
    @inlinable static var derived: Flags { Flags(rawValue: 2) }
    /// The scalar is quoted or a block.
    @inlinable static var quoted: Flags { Flags(rawValue: 4) }
    /// The mapping has a merge key (`<<`).
    @inlinable static var merges: Flags { Flags(rawValue: 8) }
    /// The mapping was written as a short tag.
    @inlinable static var shortForm: Flags { Flags(rawValue: 16) }
    /// The node stands in no source; its range is that of the node it was made from.
    @inlinable static var synthesized: Flags { Flags(rawValue: 32) }
    /// The scalar is a literal or folded block.
    @inlinable static var block: Flags { Flags(rawValue: 64) }
  }

  @usableFromInline var start: UInt32
  @usableFromInline var end: UInt32
  /// Where the text of a scalar begins; the node that an alias stands for; the ``KeySigns`` of a
  /// mapping.
  @usableFromInline var content: UInt32 = 0
  /// Bytes of a scalar's text; nodes directly in a collection, keys and values counted each; for
  /// a part of a derived tree, the number of the tree that it is taken from.
  @usableFromInline var count: UInt32 = 0
  /// The record behind the last one inside this node.
  @usableFromInline var next: UInt32
  @usableFromInline var parent: UInt32
  /// Which of its parent's pairs or elements the node belongs to.
  @usableFromInline var ordinal: UInt32
  @usableFromInline var kind: Kind
  @usableFromInline var flags: Flags
  /// The ``FunctionName`` of a mapping that calls one, otherwise 0.
  @usableFromInline var function: UInt8 = 0

  var range: SourceRange { SourceRange(Int(start), Int(end)) }
}
