import SourceText

/// Puts the records of a tree together while a reader goes through a document.
///
/// The reader says where each collection begins and ends and what each scalar is; the builder knows
/// which nodes are keys, finds function calls and duplicate keys, and keeps the tree within bounds.
struct TreeBuilder: ~Copyable {
  /// The levels of collections that a document may have.
  ///
  /// Everything behind the tree may then recurse without fear of the stack. Real templates stay below 40 levels, state machines and API definitions included.
  static let deepestNesting = 300

  /// How many nodes the aliases of a document may stand for in all, so that a walk that follows
  /// aliases ends soon.
  static let mostAliasedNodes = 100_000

  var records: RecordList
  var derivedText: [UInt8] = []
  var issues: [SyntaxIssue] = []
  let source: SourceText
  let bytes: UnsafeBufferPointer<UInt8>
  /// The collection that nodes go into; at first the document, which is none.
  var current = OpenCollection(index: 0, isMapping: false)
  /// The collections around the current one, the document first.
  var outer: [OpenCollection] = []
  var anchors: [String: Anchor] = [:]
  var openAnchors: [Int: String] = [:]
  var aliasedNodes = 0
  /// Places of the list that hold no record, between those of two halves of a document.
  var gap = 0..<0
  private var functionKeys: [(start: Int, count: Int)] = []
  var keys: [Int] = []

  struct OpenCollection {
    var index: Int
    var isMapping: Bool
    /// Where the collection closes its function's mapping too.
    var closesCall = false
    var hasAnchor = false
    var children: UInt32 = 0
    /// Nodes behind the aliases inside, less the aliases themselves.
    var aliased = 0
    /// Levels of collections, this one and those behind aliases included.
    var height = 1
    var keySigns = KeySigns()
    /// Whether two keys have the same sign and may be equal.
    var mayRepeatKey = false
    /// Whether a key is the merge key.
    var merges = false

    /// Takes note of a key by its text.
    @inline(__always)
    mutating func note(_ key: UnsafeBufferPointer<UInt8>, isQuoted: Bool) {
      if !keySigns.insert(key) { mayRepeatKey = true }
      if key.count == 2, !isQuoted, key[0] == UInt8(ascii: "<"), key[1] == key[0] { merges = true }
    }
  }

  struct Anchor {
    var index: Int
    var isOpen: Bool
    var size: Int
    var height: Int
  }

  /// A short tag in front of a node, such as `!Sub`.
  struct Call {
    /// Where the tag stands.
    var range: SourceRange
    /// The function, or nil for a tag that is none.
    var function: FunctionName?
  }

  /// Where the text of a scalar is.
  enum Content {
    /// Byte for byte in the source.
    case written(start: Int, count: Int)
    /// Not in the source in this form.
    case derived(UnsafeBufferPointer<UInt8>)
  }

  /// A builder for a source whose bytes stay where they are while it is used.
  init(source: SourceText, bytes: UnsafeBufferPointer<UInt8>) {
    self.init(source: source, bytes: bytes, RecordList(capacity: bytes.count / 8 + 16))
  }

  /// A builder that writes into a list.
  init(
    source: SourceText, bytes: UnsafeBufferPointer<UInt8>, _ records: consuming RecordList
  ) {
    self.source = source
    self.bytes = bytes
    self.records = records
  }

  /// How many collections are open.
  var depth: Int { outer.count }

  /// Whether a collection is open.
  var isInside: Bool { !outer.isEmpty }

  /// Whether the collection that is open is a mapping.
  var isInMapping: Bool { current.isMapping }

  /// Where the collection that is open begins.
  var openStart: Int { isInside ? Int(records[current.index].start) : 0 }

  // MARK: - Nodes

  mutating func begin(
    _ kind: Record.Kind, at start: Int, call: Call? = nil, anchor: String? = nil
  ) {
    if let call { beginCall(call, anchor: anchor) }
    let index = append(kind, start, start + 1)
    open(index, isMapping: kind == .mapping)
    current.closesCall = call != nil
    if let anchor, call == nil { openAnchor(anchor, at: index) }
  }

  mutating func end(at end: Int) {
    guard isInside else { return }
    let index = current.index
    records.start[index].end = UInt32(end)
    records.start[index].count = current.children
    records.start[index].next = UInt32(records.count)
    if current.isMapping { finishMapping(index) }
    if current.hasAnchor { closeAnchor(at: index) }
    let closed = current
    current = outer.removeLast()
    current.aliased += closed.aliased
    current.height = max(current.height, closed.height + 1)
    if closed.closesCall { self.end(at: end) }
  }

  mutating func scalar(
    _ kind: Record.Kind, _ range: SourceRange, content: Content, flags: Record.Flags = [],
    call: Call? = nil, anchor: String? = nil
  ) {
    if let call { beginCall(call, anchor: anchor) }
    let index: Int
    switch content {
    case .written(let start, let count):
      index = append(kind, range.start, range.end, content: start, count: count, flags: flags)
    case .derived(let text):
      let start = derivedText.count
      derivedText.append(contentsOf: text)
      index = append(
        kind, range.start, range.end, content: start, count: text.count,
        flags: flags.union(.derived))
    }
    if call != nil {
      end(at: range.end)
    } else if let anchor {
      anchors[anchor] = Anchor(index: index, isOpen: false, size: 1, height: 0)
    }
  }

  /// Adds a scalar whose text is written in the source, with neither tag nor anchor: most of them.
  @inline(__always)
  mutating func writtenScalar(
    _ kind: Record.Kind, _ start: Int, _ end: Int, text: Int, count: Int, flags: Record.Flags
  ) {
    _ = append(kind, start, end, content: text, count: count, flags: flags)
  }

  @inline(__always)
  mutating func append(
    _ kind: Record.Kind, _ start: Int, _ end: Int, content: Int = 0, count: Int = 0,
    flags: Record.Flags = []
  ) -> Int {
    let index = records.count
    var flags = flags
    var ordinal = current.children
    if current.isMapping {
      if ordinal & 1 == 0 {
        flags.insert(.key)
        if kind == .alias {
          current.keySigns = .all
        } else if kind == .mapping || kind == .sequence {
          reportKey(SourceRange(start, end), isCall: flags.contains(.shortForm))
        } else if flags.contains(.derived) {
          noteDerivedKey(content, count, flags)
        } else {
          current.note(
            UnsafeBufferPointer(rebasing: bytes[content..<content + count]),
            isQuoted: flags.contains(.quoted))
        }
      }
      ordinal >>= 1
    }
    current.children += 1
    records.append(
      Record(
        start: UInt32(truncatingIfNeeded: start), end: UInt32(truncatingIfNeeded: end),
        content: UInt32(truncatingIfNeeded: content), count: UInt32(truncatingIfNeeded: count),
        next: UInt32(truncatingIfNeeded: index + 1),
        parent: UInt32(truncatingIfNeeded: current.index), ordinal: ordinal, kind: kind,
        flags: flags))
    return index
  }

  private mutating func open(_ index: Int, isMapping: Bool) {
    outer.append(current)
    current = OpenCollection(index: index, isMapping: isMapping)
  }

  private mutating func noteDerivedKey(_ start: Int, _ count: Int, _ flags: Record.Flags) {
    derivedText.withUnsafeBufferPointer {
      current.note(
        UnsafeBufferPointer(rebasing: $0[start..<start + count]),
        isQuoted: flags.contains(.quoted))
    }
  }

  mutating func reportKey(_ range: SourceRange, isCall: Bool = false) {
    issues.append(
      SyntaxIssue(
        .malformed,
        isCall
          ? "a function stands where a key is needed"
          : "a mapping or a list stands where a key is needed", at: range,
        help: isCall
          ? "put the mapping that the tag is meant for in `{` and `}`" : "write a text as the key"))
  }

  // MARK: - Bounds

  /// Reports that a collection at a place is nested too deeply.
  mutating func reportNesting(at range: SourceRange) {
    issues.append(
      SyntaxIssue(
        .malformed, "values are nested more than \(Self.deepestNesting) levels deep here",
        at: range, help: "nest fewer levels"))
  }

  // MARK: - Function calls

  private mutating func beginCall(_ call: Call, anchor: String?) {
    let index = append(.mapping, call.range.start, call.range.end, flags: .shortForm)
    open(index, isMapping: true)
    if let anchor { openAnchor(anchor, at: index) }
    guard let function = call.function else {
      let count = call.range.end - call.range.start
      scalar(.string, call.range, content: .written(start: call.range.start, count: count))
      return
    }
    let (start, count) = derivedKey(of: function)
    _ = append(
      .string, call.range.start, call.range.end, content: start, count: count, flags: .derived)
  }

  /// Where the derived text holds the long form of a function's name, once for all its calls.
  private mutating func derivedKey(of function: FunctionName) -> (start: Int, count: Int) {
    if functionKeys.isEmpty {
      functionKeys = Array(repeating: (0, 0), count: FunctionName.allCases.count + 1)
    }
    let slot = Int(function.rawValue)
    if functionKeys[slot].count > 0 { return functionKeys[slot] }
    let start = derivedText.count
    derivedText.append(contentsOf: function.key.utf8)
    functionKeys[slot] = (start, derivedText.count - start)
    return functionKeys[slot]
  }
}
