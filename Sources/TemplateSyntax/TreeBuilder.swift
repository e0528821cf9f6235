import SourceText

/// Puts the records of a tree together while a reader goes through a document.
///
/// The reader says where each collection begins and ends and what each scalar is; the builder knows
/// which nodes are keys, finds function calls and duplicate keys, and keeps the tree within bounds.
struct TreeBuilder {
  /// The levels of nesting beyond which a document is refused.
  ///
  /// Everything behind the tree may then recurse without fear of the stack. Real templates stay below 40 levels, state machines and API definitions included.
  static let deepestNesting = 300

  /// How many nodes the aliases of a document may stand for in all, so that a walk that follows
  /// aliases ends soon.
  static let mostAliasedNodes = 100_000

  private(set) var records: [Record] = []
  private(set) var derivedText: [UInt8] = []
  var issues: [SyntaxIssue] = []
  private let source: SourceText
  private var open: [OpenCollection] = []
  private var anchors: [String: Anchor] = [:]
  private var aliasedNodes = 0

  private struct OpenCollection {
    var index: Int
    var children: UInt32 = 0
    /// Where the collection closes its function's mapping too.
    var closesCall: Bool
    var anchor: String?
    /// Nodes inside, those behind aliases counted as often as they are used.
    var size = 1
  }

  private struct Anchor {
    var index: Int
    var isOpen: Bool
    var size: Int
  }

  /// A short tag in front of a node, such as `!Sub`.
  struct Call {
    /// Where the tag stands.
    var range: SourceRange
    /// The key that the tag stands for.
    var key: String
    /// The function, or nil for a tag that is none.
    var function: FunctionName?
  }

  init(source: SourceText) {
    self.source = source
    records.reserveCapacity(source.bytes.count / 12 + 16)
  }

  var depth: Int { open.count }

  /// Whether the collection that is open is a mapping and a key comes next.
  var expectsKey: Bool {
    guard let last = open.last else { return false }
    return records[last.index].kind == .mapping && last.children.isMultiple(of: 2)
  }

  /// Whether a collection is open.
  var isInside: Bool { !open.isEmpty }

  // MARK: - Nodes

  mutating func begin(
    _ kind: Record.Kind, at start: Int, call: Call? = nil, anchor: String? = nil
  ) {
    if let call { beginCall(call) }
    let index = append(kind, SourceRange(start, start + 1))
    if let anchor { anchors[anchor] = Anchor(index: index, isOpen: true, size: 0) }
    open.append(OpenCollection(index: index, closesCall: call != nil, anchor: anchor))
  }

  mutating func end(at end: Int) {
    guard let collection = open.popLast() else { return }
    let index = collection.index
    records[index].end = UInt32(end)
    records[index].count = collection.children
    records[index].next = UInt32(records.count)
    if records[index].kind == .mapping { finishMapping(index) }
    if let anchor = collection.anchor {
      anchors[anchor] = Anchor(index: index, isOpen: false, size: collection.size)
    }
    if !open.isEmpty { open[open.count - 1].size += collection.size }
    if collection.closesCall { endCall(at: end) }
  }

  mutating func scalar(
    _ kind: Record.Kind, _ range: SourceRange, content: Content, flags: Record.Flags = [],
    call: Call? = nil, anchor: String? = nil
  ) {
    if let call { beginCall(call) }
    let index = append(kind, range)
    records[index].flags.formUnion(flags)
    switch content {
    case .written(let start, let count):
      records[index].content = UInt32(start)
      records[index].count = UInt32(count)
    case .derived(let bytes):
      records[index].content = UInt32(derivedText.count)
      records[index].count = UInt32(bytes.count)
      records[index].flags.insert(.derived)
      derivedText.append(contentsOf: bytes)
    }
    if let anchor { anchors[anchor] = Anchor(index: index, isOpen: false, size: 1) }
    if !open.isEmpty { open[open.count - 1].size += 1 }
    if call != nil { endCall(at: range.end) }
  }

  mutating func alias(_ name: String, _ range: SourceRange) {
    guard let anchor = anchors[name], !anchor.isOpen else {
      let isOpen = anchors[name] != nil
      issues.append(
        SyntaxIssue(
          .malformed,
          isOpen
            ? "alias `*\(name)` stands inside the node that it names"
            : "alias `*\(name)` names no anchor before it",
          at: range,
          help: isOpen
            ? "remove the alias, or anchor a part that does not hold it"
            : "define the anchor `&\(name)` before its first alias"
        )
      )
      scalar(.null, range, content: .written(start: range.start, count: 0))
      return
    }
    aliasedNodes += anchor.size
    guard aliasedNodes <= Self.mostAliasedNodes else {
      if aliasedNodes - anchor.size <= Self.mostAliasedNodes {
        issues.append(
          SyntaxIssue(
            .malformed,
            "the aliases up to here stand for more than \(Self.mostAliasedNodes) nodes",
            at: range,
            help: "write fewer aliases of aliases"
          )
        )
      }
      scalar(.null, range, content: .written(start: range.start, count: 0))
      return
    }
    let index = append(.alias, range)
    records[index].content = UInt32(anchor.index)
    if !open.isEmpty { open[open.count - 1].size += anchor.size }
  }

  /// Where the text of a scalar is.
  enum Content {
    /// Byte for byte in the source.
    case written(start: Int, count: Int)
    /// Not in the source in this form.
    case derived(UnsafeBufferPointer<UInt8>)
  }

  private mutating func append(_ kind: Record.Kind, _ range: SourceRange) -> Int {
    let index = records.count
    var record = Record(
      start: UInt32(range.start), end: UInt32(range.end), next: UInt32(index + 1), parent: 0,
      ordinal: 0, kind: kind, flags: [])
    if let last = open.indices.last {
      let parent = open[last].index
      let children = open[last].children
      record.parent = UInt32(parent)
      if records[parent].kind == .mapping {
        record.ordinal = children / 2
        if children.isMultiple(of: 2) {
          record.flags = .key
          if kind == .mapping || kind == .sequence {
            issues.append(
              SyntaxIssue(.malformed, "a mapping or a list stands where a key is needed", at: range)
            )
          }
        }
      } else {
        record.ordinal = children
      }
      open[last].children += 1
    }
    records.append(record)
    return index
  }

  // MARK: - Function calls

  private mutating func beginCall(_ call: Call) {
    let index = append(.mapping, call.range)
    records[index].flags.insert(.shortForm)
    open.append(OpenCollection(index: index, closesCall: false))
    var key = call.key
    let written = key.hasPrefix("Fn::") ? 4 : 0
    if written == 0, call.function != nil {
      scalar(
        .string, call.range, content: .written(start: call.range.start + 1, count: key.utf8.count))
    } else {
      key.withUTF8 { scalar(.string, call.range, content: .derived($0)) }
    }
  }

  private mutating func endCall(at position: Int) {
    end(at: position)
  }

  // MARK: - Mappings

  private mutating func finishMapping(_ index: Int) {
    let count = records[index].count
    if count == 2 {
      let key = records[index + 1]
      if key.kind == .string {
        records[index].function =
          withText(of: key) { FunctionName(key: $0) }?.rawValue ?? 0
        if key.count == 2, isMergeKey(key) { records[index].flags.insert(.merges) }
      }
    } else if count > 2 {
      findDuplicateKeys(index)
    }
  }

  private mutating func findDuplicateKeys(_ mapping: Int) {
    var keys: [Int] = []
    keys.reserveCapacity(Int(records[mapping].count) / 2)
    var child = mapping + 1
    let end = Int(records[mapping].next)
    while child < end {
      let key = records[child]
      if key.kind != .alias, key.kind.rawValue >= Record.Kind.string.rawValue {
        if key.count == 2, isMergeKey(key) {
          records[mapping].flags.insert(.merges)
        } else {
          keys.append(child)
        }
      }
      child = Int(records[Int(key.next)].next)
    }
    guard keys.count > 1 else { return }
    if keys.count <= 8 {
      for (position, later) in keys.enumerated().dropFirst() {
        let key = records[later]
        if let first = keys[..<position].first(where: {
          records[$0].count == key.count && sameText(records[$0], key)
        }) {
          reportDuplicate(first: first, later: later)
        }
      }
    } else {
      var seen: [String: Int] = [:]
      seen.reserveCapacity(keys.count)
      for key in keys {
        let text = withText(of: records[key]) { String(decoding: $0, as: UTF8.self) }
        if let first = seen[text] {
          reportDuplicate(first: first, later: key)
        } else {
          seen[text] = key
        }
      }
    }
  }

  private mutating func reportDuplicate(first: Int, later: Int) {
    let name = withText(of: records[later]) { String(decoding: $0, as: UTF8.self) }
    issues.append(
      SyntaxIssue(
        .duplicateKey(first: records[first].range),
        "key `\(name)` stands twice in one mapping",
        at: records[later].range,
        help: "remove one of them, or give it another name"
      )
    )
  }

  private func isMergeKey(_ key: Record) -> Bool {
    !key.flags.contains(.quoted) && withText(of: key) { $0.elementsEqual("<<".utf8) }
  }

  private func sameText(_ left: Record, _ right: Record) -> Bool {
    withText(of: left) { left in withText(of: right) { left.elementsEqual($0) } }
  }

  private func withText<Result>(
    of record: Record, _ body: (UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result {
    let range = Int(record.content)..<Int(record.content + record.count)
    let bytes = record.flags.contains(.derived) ? derivedText : source.bytes
    return bytes.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[range])) }
  }

  // MARK: - The end

  /// The tree of all that was added; with `isIncomplete`, the part of the template that reading
  /// stopped in is left out, so that what it lacks is not taken for missing.
  mutating func finish(_ language: TemplateLanguage, isIncomplete: Bool, at position: Int)
    -> SyntaxTree
  {
    if isIncomplete { dropUnfinished() }
    while let last = open.last {
      if records[last.index].kind == .mapping, !last.children.isMultiple(of: 2) {
        scalar(.null, SourceRange(position, position), content: .written(start: position, count: 0))
      }
      end(at: position)
    }
    return SyntaxTree(
      source: source, language: language, records: records, derivedText: derivedText,
      issues: issues, isIncomplete: isIncomplete)
  }

  /// Removes the entry of a section that is not complete: the resource, say, that the mistake is in.
  private mutating func dropUnfinished() {
    let keep = 2
    guard open.count >= keep else { return }
    let section = open[keep - 1]
    guard records[section.index].kind == .mapping else { return }
    let pairs = (section.children - 1) / 2
    var child = section.index + 1
    for _ in 0..<(section.children == 0 ? 0 : pairs) {
      child = Int(records[child].next)
      child = Int(records[child].next)
    }
    open.removeSubrange(keep...)
    records.removeSubrange(child...)
    open[keep - 1].children = section.children == 0 ? 0 : pairs * 2
    anchors = [:]
  }
}
