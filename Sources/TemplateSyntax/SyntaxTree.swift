package import SourceText

/// A YAML or JSON document with the place of every key and value.
///
/// The tree is one flat array of small records in document order: no object per node, and a walk
/// over all nodes is a walk over an array. Aliases point to what they stand for and are never
/// copied out. ``Node`` is the way to read it.
package final class SyntaxTree: Sendable {
  /// The file.
  package let source: SourceText
  /// The language it was read as.
  package let language: TemplateLanguage
  /// What could not be read, in document order.
  package let issues: [SyntaxIssue]

  let records: [Record]
  /// The content of scalars whose text is not the bytes of the source: escapes, folded lines, and
  /// everything that a derived tree adds.
  let derivedText: [UInt8]
  /// The tree whose nodes this one's aliases may name; its records count first.
  let base: SyntaxTree?
  /// For a derived tree, the node of the base that each record was made from; -1 for none.
  let origins: [Int32]

  /// Whether reading stopped before the end of the file, so that what is missing from the tree may
  /// well be in the template.
  package let isIncomplete: Bool

  init(
    source: SourceText,
    language: TemplateLanguage,
    records: [Record],
    derivedText: [UInt8],
    issues: [SyntaxIssue],
    isIncomplete: Bool = false,
    base: SyntaxTree? = nil,
    origins: [Int32] = []
  ) {
    self.source = source
    self.language = language
    self.records = records
    self.derivedText = derivedText
    self.issues = issues
    self.isIncomplete = isIncomplete
    self.base = base
    self.origins = origins
  }

  func origin(of index: Int32) -> Int32? {
    let origin = origins[Int(index)]
    return origin < 0 ? nil : origin
  }

  /// The first document's content; nil for a file that holds none.
  package var root: Node? {
    records.isEmpty ? nil : Node(tree: self, index: 0).resolved
  }

  /// Every call of a function in the source, in document order, each as its mapping node.
  ///
  /// What an alias stands for comes once, where it is written.
  package var functionCalls: some Sequence<Node> {
    records.indices.lazy
      .filter { self.records[$0].function != 0 }
      .map { Node(tree: self, index: Int32($0)) }
  }

  /// Every node in the source that is not a key, in document order, without those behind aliases.
  package var allNodes: some Sequence<Node> {
    records.indices.lazy
      .filter { self.records[$0].kind != .alias && !self.records[$0].flags.contains(.key) }
      .map { Node(tree: self, index: Int32($0)) }
  }

  /// Every place where the source uses a YAML alias.
  package var aliasRanges: [SourceRange] {
    guard base == nil else { return [] }
    return records.filter { $0.kind == .alias }.map(\.range)
  }
}

/// The language that a template is written in.
package enum TemplateLanguage: Hashable, Sendable {
  case yaml
  case json
}

/// One node as it is stored: 32 bytes.
struct Record: Sendable {
  enum Kind: UInt8 {
    case mapping
    case sequence
    case string
    case integer
    case float
    case boolean
    case null
    case alias
  }

  struct Flags: OptionSet {
    let rawValue: UInt8
    /// The node is the key of a pair.
    static let key = Flags(rawValue: 1)
    /// The text is in the derived text and not in the source.
    static let derived = Flags(rawValue: 2)
    /// The scalar is quoted or a block.
    static let quoted = Flags(rawValue: 4)
    /// The mapping has a merge key (`<<`).
    static let merges = Flags(rawValue: 8)
    /// The mapping was written as a short tag.
    static let shortForm = Flags(rawValue: 16)
    /// The node stands in no source; its range is that of the node it was made from.
    static let synthesized = Flags(rawValue: 32)
    /// The scalar is a literal or folded block.
    static let block = Flags(rawValue: 64)
  }

  var start: UInt32
  var end: UInt32
  /// Where the text of a scalar begins; the node that an alias stands for.
  var content: UInt32 = 0
  /// Bytes of a scalar's text; nodes directly in a collection, keys and values counted each.
  var count: UInt32 = 0
  /// The record behind the last one inside this node.
  var next: UInt32
  var parent: UInt32
  /// Which of its parent's pairs or elements the node belongs to.
  var ordinal: UInt32
  var kind: Kind
  var flags: Flags
  /// The ``FunctionName`` of a mapping that calls one, otherwise 0.
  var function: UInt8 = 0

  var range: SourceRange { SourceRange(Int(start), Int(end)) }
}
