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

  private var records: RecordList
  private(set) var derivedText: [UInt8] = []
  var issues: [SyntaxIssue] = []
  private let source: SourceText
  private let bytes: UnsafeBufferPointer<UInt8>
  /// The collection that nodes go into; at first the document, which is none.
  private var current = OpenCollection(index: 0, isMapping: false)
  /// The collections around the current one, the document first.
  private var outer: [OpenCollection] = []
  private var anchors: [String: Anchor] = [:]
  private var openAnchors: [Int: String] = [:]
  private var aliasedNodes = 0
  private var functionKeys: [(start: Int, count: Int)] = []
  private var keys: [Int] = []

  private struct OpenCollection {
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
    /// A bit for each key by its length and some of its letters.
    var keySigns: UInt64 = 0
    /// Whether two keys have the same sign and may be equal.
    var mayRepeatKey = false
    /// Whether a key is the merge key.
    var merges = false

    /// Takes note of a key by its text.
    @inline(__always)
    mutating func note(_ key: UnsafeBufferPointer<UInt8>, isQuoted: Bool) {
      let count = key.count
      guard count > 0 else { return note(sign: 0) }
      note(sign: count &* 5 &+ Int(key[0]) &* 3 &+ Int(key[count / 2]) &* 7 &+ Int(key[count - 1]))
      if count == 2, !isQuoted, key[0] == UInt8(ascii: "<"), key[1] == key[0] { merges = true }
    }

    private mutating func note(sign: Int) {
      let bit: UInt64 = 1 << UInt64(sign & 63)
      if keySigns & bit != 0 { mayRepeatKey = true }
      keySigns |= bit
    }
  }

  private struct Anchor {
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
    self.source = source
    self.bytes = bytes
    records = RecordList(capacity: bytes.count / 8 + 16)
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
  private mutating func append(
    _ kind: Record.Kind, _ start: Int, _ end: Int, content: Int = 0, count: Int = 0,
    flags: Record.Flags = []
  ) -> Int {
    let index = records.count
    var flags = flags
    var ordinal = current.children
    if current.isMapping {
      if ordinal & 1 == 0 {
        flags.insert(.key)
        if kind == .mapping || kind == .sequence {
          reportKey(SourceRange(start, end))
        } else if flags.contains(.derived) {
          noteDerivedKey(content, count, flags)
        } else if kind != .alias {
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

  private mutating func reportKey(_ range: SourceRange) {
    issues.append(
      SyntaxIssue(
        .malformed, "a mapping or a list stands where a key is needed", at: range,
        help: "write a text as the key"))
  }

  // MARK: - Bounds

  /// Reports that a collection at a place is nested too deeply.
  mutating func reportNesting(at range: SourceRange) {
    issues.append(
      SyntaxIssue(
        .malformed, "values are nested more than \(Self.deepestNesting) levels deep here",
        at: range, help: "nest fewer levels"))
  }

  // MARK: - Aliases

  private mutating func openAnchor(_ name: String, at index: Int) {
    anchors[name] = Anchor(index: index, isOpen: true, size: 0, height: 0)
    openAnchors[index] = name
    current.hasAnchor = true
  }

  private mutating func closeAnchor(at index: Int) {
    // The same name may have been given to a node inside: what comes last holds.
    guard let name = openAnchors.removeValue(forKey: index), anchors[name]?.index == index
    else { return }
    anchors[name] = Anchor(
      index: index, isOpen: false, size: records.count - index + current.aliased,
      height: current.height)
  }

  mutating func alias(_ name: String, _ range: SourceRange) {
    guard let anchor = usableAnchor(name, range) else {
      scalar(.null, range, content: .written(start: range.start, count: 0))
      return
    }
    aliasedNodes += anchor.size
    if current.isMapping, current.children & 1 == 0, anchor.height > 0 { reportKey(range) }
    _ = append(.alias, range.start, range.end, content: anchor.index)
    current.aliased += anchor.size - 1
    current.height = max(current.height, anchor.height + 1)
  }

  private mutating func usableAnchor(_ name: String, _ range: SourceRange) -> Anchor? {
    guard let anchor = anchors[name] else {
      issues.append(
        SyntaxIssue(
          .malformed, "alias `*\(name)` names no anchor before it", at: range,
          help: "define the anchor `&\(name)` before its first alias"))
      return nil
    }
    guard !anchor.isOpen else {
      issues.append(
        SyntaxIssue(
          .malformed, "alias `*\(name)` stands inside the node that it names", at: range,
          help: "remove the alias, or anchor a part that does not hold it"))
      return nil
    }
    guard depth + anchor.height <= Self.deepestNesting else {
      reportNesting(at: range)
      return nil
    }
    guard aliasedNodes + anchor.size <= Self.mostAliasedNodes else {
      if aliasedNodes <= Self.mostAliasedNodes {
        issues.append(
          SyntaxIssue(
            .malformed,
            "the aliases up to here stand for more than \(Self.mostAliasedNodes) nodes",
            at: range, help: "write fewer aliases of aliases"))
        aliasedNodes = Self.mostAliasedNodes + 1
      }
      return nil
    }
    return anchor
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

  // MARK: - Mappings

  private mutating func finishMapping(_ index: Int) {
    if current.merges { records.start[index].flags.insert(.merges) }
    if current.children == 2 {
      let key = records[index + 1]
      guard key.kind == .string else { return }
      records.start[index].function = withText(of: key) { FunctionName(key: $0) }?.rawValue ?? 0
    } else if current.mayRepeatKey {
      findDuplicateKeys(index)
    }
  }

  private mutating func findDuplicateKeys(_ mapping: Int) {
    keys.removeAll(keepingCapacity: true)
    var child = mapping + 1
    while child < records.count {
      let key = records[child]
      let isScalar = key.kind != .alias && key.kind.rawValue >= Record.Kind.string.rawValue
      if isScalar, !isMergeKey(key) { keys.append(child) }
      child = Int(records[Int(key.next)].next)
    }
    let fewKeys = 12
    if keys.count <= fewKeys { compareFewKeys() } else { compareManyKeys() }
  }

  private mutating func compareFewKeys() {
    var later = 1
    while later < keys.count {
      let key = records[keys[later]]
      var first = 0
      while first < later {
        if records[keys[first]].count == key.count, sameText(records[keys[first]], key) {
          reportDuplicate(first: keys[first], later: keys[later])
          break
        }
        first += 1
      }
      later += 1
    }
  }

  /// Finds equal keys with a table of hashes that is at most half full.
  private mutating func compareManyKeys() {
    var size = 32
    while size < keys.count * 2 { size *= 2 }
    var table = [Int](repeating: -1, count: size)
    search: for key in keys {
      var hasher = Hasher()
      withText(of: records[key]) { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
      var slot = hasher.finalize() & (size - 1)
      while table[slot] >= 0 {
        if sameText(records[table[slot]], records[key]) {
          reportDuplicate(first: table[slot], later: key)
          continue search
        }
        slot = (slot + 1) & (size - 1)
      }
      table[slot] = key
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
    key.count == 2 && !key.flags.contains(.quoted)
      && withText(of: key) { $0[0] == UInt8(ascii: "<") && $0[1] == UInt8(ascii: "<") }
  }

  private func sameText(_ left: Record, _ right: Record) -> Bool {
    left.count == right.count
      && withText(of: left) { left in withText(of: right) { ByteSearch.areEqual(left, $0) } }
  }

  @inline(__always)
  private func withText<Result>(
    of record: Record, _ body: (UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result {
    let range = Int(record.content)..<Int(record.content + record.count)
    guard record.flags.contains(.derived) else {
      return body(UnsafeBufferPointer(rebasing: bytes[range]))
    }
    return derivedText.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[range])) }
  }

  // MARK: - The end

  /// The tree of all that was added.
  ///
  /// With `isIncomplete`, the part of the template that reading stopped in is left out, so that
  /// what it lacks is not taken for missing. `mistake` is where reading stopped, if that is known.
  mutating func finish(
    _ language: TemplateLanguage, isIncomplete: Bool, at position: Int, mistake: Int?
  ) -> SyntaxTree {
    let position = isIncomplete ? dropUnfinished(mistake) : position
    while isInside { end(at: position) }
    issues.sort { ($0.range.start, $0.range.end) < ($1.range.start, $1.range.end) }
    return SyntaxTree(
      source: source, language: language, records: records.take(), derivedText: derivedText,
      issues: issues, isIncomplete: isIncomplete)
  }

  /// Removes the entry of a section that is not complete: the resource that a mistake is in, say.
  ///
  /// Gives the place where the last entry that stays ends.
  private mutating func dropUnfinished(_ mistake: Int?) -> Int {
    guard isInside else { return records.count > 0 ? Int(records[0].end) : 0 }
    // The document is the first of `outer`, the root the second, a section the third. What is open
    // as a key is no section.
    let isInSection = depth > 1 && !(outer[1].isMapping && outer[1].children & 1 == 1)
    let level = isInSection ? 2 : 1
    let isOpenInside = depth > level
    let isTouched = !isOpenInside && touchesLastScalar(mistake)
    if isOpenInside {
      current = outer[level]
      outer.removeSubrange(level...)
    }
    let children = Int(current.children)
    let perEntry = current.isMapping ? 2 : 1
    var kept = children / perEntry
    if isOpenInside || isTouched, children.isMultiple(of: perEntry) { kept -= 1 }
    var child = current.index + 1
    var end = Int(records[current.index].start)
    for _ in 0..<max(kept, 0) * perEntry {
      end = Int(records[child].end)
      child = Int(records[child].next)
    }
    records.removeAll(from: child)
    current.children = UInt32(max(kept, 0) * perEntry)
    current.closesCall = false
    return end
  }

  /// Whether a mistake is on the line of the last scalar, which may then not be what was meant.
  private func touchesLastScalar(_ mistake: Int?) -> Bool {
    guard let mistake, let last = records.last, Int(last.end) <= mistake,
      last.kind != .mapping, last.kind != .sequence
    else { return false }
    let around = records[Int(last.parent)]
    let parent = around.flags.contains(.shortForm) ? around.parent : last.parent
    guard parent == current.index else { return false }
    return !bytes[Int(last.end)..<min(mistake, bytes.count)].contains {
      $0 == 0x0A || $0 == 0x0D || $0 == UInt8(ascii: ",")
    }
  }
}
