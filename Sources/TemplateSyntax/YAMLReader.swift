internal import CLibYAML
import SourceText

/// Reads YAML with libyaml's events into a tree.
///
/// libyaml does not give all that a linter needs: its marks count characters, a tag has no place of
/// its own, and a block ends where the next token begins. This reader mends that.
struct YAMLReader: ~Copyable {
  private let source: SourceText
  private let bytes: UnsafeBufferPointer<UInt8>
  private var offsets: CharacterOffsets
  var builder: TreeBuilder
  /// Where the last scalar or closing bracket ended: blocks end there.
  private var lastEnd = 0
  /// The first byte that libyaml refuses to decode.
  private var undecodable: Int?
  /// Where reading stopped.
  private var mistake: Int?
  /// Whether the document has directives before it or a mark behind it.
  private(set) var isMarked = false

  /// Reads a document; a large one in two halves at once where there are two threads for it.
  static func read(_ source: SourceText, threads: Int = 1) -> SyntaxTree {
    source.bytes.withUnsafeBufferPointer { bytes in
      if threads > 1, bytes.count >= SyntaxTree.largeSize,
        let tree = readHalves(of: source, bytes, from: bytes.count / 2)
      {
        return tree
      }
      var reader = YAMLReader(source: source, bytes: bytes)
      let isComplete = reader.readAll()
      guard let undecodable = reader.undecodable, let issue = reader.builder.issues.last else {
        return reader.finish(isIncomplete: !isComplete)
      }
      return readLines(before: undecodable, of: source, bytes, issue)
    }
  }

  /// Reads the whole lines before a byte that libyaml cannot decode: it decodes far ahead of what
  /// it has parsed.
  private static func readLines(
    before undecodable: Int, of source: SourceText, _ bytes: UnsafeBufferPointer<UInt8>,
    _ issue: SyntaxIssue
  ) -> SyntaxTree {
    let end = bytes[..<undecodable].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    // A sign that no value begins with makes libyaml stop here with all that is not complete open.
    let lines = Array(bytes[..<end]) + [UInt8(ascii: "@")]
    return lines.withUnsafeBufferPointer { lines in
      var reader = YAMLReader(source: source, bytes: lines)
      _ = reader.readAll()
      if let mistake = reader.mistake, mistake >= end { reader.builder.issues.removeLast() }
      reader.builder.issues.append(issue)
      return reader.finish(isIncomplete: true)
    }
  }

  private init(source: SourceText, bytes: UnsafeBufferPointer<UInt8>) {
    self.source = source
    self.bytes = bytes
    offsets = CharacterOffsets(bytes)
    builder = TreeBuilder(source: source, bytes: bytes)
  }

  /// A reader of the bytes before a place, where a line begins, into a list of records.
  init(
    _ source: SourceText, _ bytes: UnsafeBufferPointer<UInt8>, upTo end: Int,
    _ records: consuming RecordList
  ) {
    self.source = source
    self.bytes = UnsafeBufferPointer(rebasing: bytes[..<end])
    offsets = CharacterOffsets(self.bytes)
    builder = TreeBuilder(source: source, bytes: bytes, records)
  }

  /// A reader of the bytes from a place on, behind some ASCII characters that are not in the bytes,
  /// into a list of records.
  init(
    _ source: SourceText, _ bytes: UnsafeBufferPointer<UInt8>, from start: Int,
    behind characters: Int, _ records: consuming RecordList
  ) {
    self.source = source
    self.bytes = bytes
    offsets = CharacterOffsets(bytes, from: start, behind: characters)
    builder = TreeBuilder(source: source, bytes: bytes, records)
  }

  /// Reads the whole file; false when reading stopped before its end.
  mutating func readAll() -> Bool {
    let content = UnsafeBufferPointer(rebasing: bytes[offsets.firstByte...])
    guard !content.isEmpty else { return true }
    return readAll { yaml_parser_set_input_string($0, content.baseAddress, content.count) }
  }

  /// Reads all that a parser is given; false when reading stopped before its end.
  mutating func readAll(_ giveInput: (UnsafeMutablePointer<yaml_parser_t>) -> Void) -> Bool {
    let parser = UnsafeMutablePointer<yaml_parser_t>.allocate(capacity: 1)
    defer { parser.deallocate() }
    guard yaml_parser_initialize(parser) == 1 else { return false }
    defer { yaml_parser_delete(parser) }
    yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
    giveInput(parser)

    let event = UnsafeMutablePointer<yaml_event_t>.allocate(capacity: 1)
    defer { event.deallocate() }
    var documents = 0
    while yaml_parser_parse(parser, event) == 1 {
      defer { yaml_event_delete(event) }
      switch event.pointee.type {
      case YAML_SCALAR_EVENT:
        readScalar(event)
      case YAML_MAPPING_START_EVENT:
        let data = event.pointee.data.mapping_start
        begin(.mapping, event, tag: data.tag, anchor: data.anchor)
      case YAML_SEQUENCE_START_EVENT:
        let data = event.pointee.data.sequence_start
        begin(.sequence, event, tag: data.tag, anchor: data.anchor)
      case YAML_MAPPING_END_EVENT, YAML_SEQUENCE_END_EVENT:
        endCollection(event)
      case YAML_ALIAS_EVENT:
        let place = range(event)
        lastEnd = place.end
        builder.alias(String(cString: event.pointee.data.alias.anchor), place)
      case YAML_DOCUMENT_START_EVENT:
        documents += 1
        let start = event.pointee.data.document_start
        if start.version_directive != nil || start.tag_directives.start != nil { isMarked = true }
        guard documents > 1 else { continue }
        reportSecondDocument(range(event))
        return true
      case YAML_DOCUMENT_END_EVENT:
        if event.pointee.data.document_end.implicit == 0 { isMarked = true }
      case YAML_STREAM_END_EVENT:
        return true
      default:
        continue
      }
      guard builder.records.hasRoom else { return false }
      guard builder.depth <= TreeBuilder.deepestNesting else {
        let start = builder.openStart
        builder.reportNesting(at: SourceRange(start, min(start + 1, bytes.count)))
        return false
      }
    }
    report(parser)
    return false
  }

  mutating func finish(isIncomplete: Bool) -> SyntaxTree {
    builder.finish(
      .yaml, isIncomplete: isIncomplete, at: min(lastEnd, bytes.count), mistake: mistake)
  }

  private mutating func reportSecondDocument(_ place: SourceRange) {
    builder.issues.append(
      SyntaxIssue(
        .severalDocuments, "a second document begins here; a template is one document",
        at: SourceRange(place.start, min(place.start + 3, bytes.count)),
        help: "move it to a file of its own"))
  }

  // MARK: - Collections

  private mutating func begin(
    _ kind: Record.Kind, _ event: UnsafeMutablePointer<yaml_event_t>,
    tag: UnsafeMutablePointer<UInt8>?, anchor: UnsafeMutablePointer<UInt8>?
  ) {
    let start = offsets.byte(ofCharacter: event.pointee.start_mark.index)
    guard tag != nil || anchor != nil else { return builder.begin(kind, at: start) }
    let properties = readProperties(at: start, tag: tag, anchor: anchor)
    builder.begin(
      kind, at: properties.contentStart, call: properties.call, anchor: properties.anchor)
  }

  private mutating func endCollection(_ event: UnsafeMutablePointer<yaml_event_t>) {
    let place = range(event)
    // Only the bracket that ends a flow collection has a width.
    if place.end > place.start, place.end <= bytes.count {
      let last = bytes[place.end - 1]
      if last == UInt8(ascii: "}") || last == UInt8(ascii: "]") { lastEnd = place.end }
    }
    builder.end(at: lastEnd)
  }

  // MARK: - Scalars

  private mutating func readScalar(_ event: UnsafeMutablePointer<yaml_event_t>) {
    let data = event.pointee.data.scalar
    if data.tag == nil, data.anchor == nil, data.style == YAML_PLAIN_SCALAR_STYLE,
      readPlainScalar(event)
    {
      return
    }
    let text = UnsafeBufferPointer(start: data.value, count: data.length)
    var place = range(event)
    var properties = Properties(contentStart: place.start)
    if data.tag != nil || data.anchor != nil {
      properties = readProperties(at: place.start, tag: data.tag, anchor: data.anchor)
      place.start = min(properties.contentStart, max(place.end, place.start))
    }
    var flags: Record.Flags = []
    var kind = Record.Kind.string
    var textStart = place.start
    switch data.style {
    case YAML_PLAIN_SCALAR_STYLE:
      // `!GetAZs` alone is called with an empty text, as YAML reads a tag without a value.
      if !properties.isString { kind = PlainScalar.kind(of: text) }
    case YAML_SINGLE_QUOTED_SCALAR_STYLE, YAML_DOUBLE_QUOTED_SCALAR_STYLE:
      flags = .quoted
      textStart += 1
    default:
      flags = [.quoted, .block]
      while place.end > place.start, isBreakOrSpace(bytes[place.end - 1]) { place.end -= 1 }
    }
    lastEnd = place.end
    let textEnd = textStart + text.count
    let isWritten =
      textEnd <= place.end && !flags.contains(.block)
      && ByteSearch.areEqual(UnsafeBufferPointer(rebasing: bytes[textStart..<textEnd]), text)
    builder.scalar(
      kind, place,
      content: isWritten ? .written(start: textStart, count: text.count) : .derived(text),
      flags: flags, call: properties.call, anchor: properties.anchor)
  }

  /// Reads a plain scalar without tag and anchor that stands on one line, the usual case; false for
  /// another.
  private mutating func readPlainScalar(_ event: UnsafeMutablePointer<yaml_event_t>) -> Bool {
    let count = event.pointee.data.scalar.length
    // What stands on one line is taken over letter by letter.
    guard event.pointee.start_mark.line == event.pointee.end_mark.line else { return false }
    let start = offsets.byte(ofCharacter: event.pointee.start_mark.index)
    lastEnd = start + count
    guard lastEnd <= bytes.count else { return false }
    let text = UnsafeBufferPointer(start: event.pointee.data.scalar.value, count: count)
    builder.writtenScalar(
      PlainScalar.kind(of: text), start, lastEnd, text: start, count: count, flags: [])
    return true
  }

  // MARK: - Tags and anchors

  /// What stands in front of a node.
  private struct Properties {
    /// Where the node itself begins.
    var contentStart: Int
    var call: TreeBuilder.Call?
    var anchor: String?
    /// Whether a plain scalar stays a string whatever it looks like.
    var isString = false
  }

  private mutating func readProperties(
    at start: Int, tag: UnsafeMutablePointer<UInt8>?, anchor: UnsafeMutablePointer<UInt8>?
  ) -> Properties {
    var properties = Properties(contentStart: start, anchor: anchor.map { String(cString: $0) })
    var position = start
    var tagRange: SourceRange?
    var left = (tag == nil ? 0 : 1) + (anchor == nil ? 0 : 1)
    skipping: while position < bytes.count {
      switch bytes[position] {
      case UInt8(ascii: "!") where left > 0:
        let end = endOfProperty(at: position)
        tagRange = SourceRange(position, end)
        position = end
        left -= 1
      case UInt8(ascii: "&") where left > 0:
        position = endOfProperty(at: position)
        left -= 1
      case UInt8(ascii: "#"):
        position = ByteSearch.first(0x0A, in: bytes, from: position)
      case 0x20, 0x09, 0x0A, 0x0D:
        position += 1
      case 0xC2 where ByteSearch.has("\u{85}", in: bytes, at: position):
        position += 2
      case 0xE2
      where ByteSearch.has("\u{2028}", in: bytes, at: position)
        || ByteSearch.has("\u{2029}", in: bytes, at: position):
        position += 3
      default:
        break skipping
      }
    }
    properties.contentStart = position
    if let tag, let tagRange { readTag(tag, at: tagRange, into: &properties) }
    return properties
  }

  private func endOfProperty(at start: Int) -> Int {
    var end = start + 1
    let isVerbatim = end < bytes.count && bytes[end] == UInt8(ascii: "<")
    // Tags and anchors are ASCII; YAML 1.1 knows line breaks that are not.
    while end < bytes.count, bytes[end] < 0x80, !isBreakOrSpace(bytes[end]) {
      switch bytes[end] {
      case UInt8(ascii: ">") where isVerbatim: return end + 1
      case UInt8(ascii: ",") where !isVerbatim, UInt8(ascii: "]") where !isVerbatim,
        UInt8(ascii: "}") where !isVerbatim:
        return end
      default: end += 1
      }
    }
    return end
  }

  private mutating func readTag(
    _ tag: UnsafeMutablePointer<UInt8>, at range: SourceRange, into properties: inout Properties
  ) {
    guard tag[0] == UInt8(ascii: "!") else {
      let name = String(cString: tag)
      let standard = Self.standardTags.first { name == "tag:yaml.org,2002:" + $0 }
      properties.isString = standard == "str" || standard == "binary"
      if standard == nil { reportUnknownTag(source.text(in: range), at: range) }
      return
    }
    properties.isString = true
    guard tag[1] != 0 else { return }
    var count = 1
    while tag[count] != 0 { count += 1 }
    let function = FunctionName(shortName: UnsafeBufferPointer(start: tag + 1, count: count - 1))
    if function == nil { reportUnknownTag(String(cString: tag), at: range) }
    properties.call = TreeBuilder.Call(range: range, function: function)
  }

  private mutating func reportUnknownTag(_ name: String, at range: SourceRange) {
    // Directives of Rain, which replaces them before it hands the template to CloudFormation:
    // <https://github.com/aws-cloudformation/rain>
    if name.hasPrefix("!Rain::") { return }
    builder.issues.append(
      SyntaxIssue(
        .unknownTag, "tag `\(name)` is no function of CloudFormation", at: range,
        help: "write a function such as `!Ref` or `!Sub`, or quote the text"))
  }

  private static let standardTags = [
    "str", "int", "float", "bool", "null", "map", "seq", "binary", "timestamp", "omap", "set",
    "pairs", "merge", "value",
  ]

  // MARK: - Mistakes

  private mutating func report(_ parser: UnsafeMutablePointer<yaml_parser_t>) {
    let problem = parser.pointee.problem.map { String(cString: $0) } ?? ""
    if parser.pointee.error == YAML_READER_ERROR {
      let offset = offsets.firstByte + Int(parser.pointee.problem_offset)
      let isControl = problem == "control characters are not allowed"
      return reportUndecodable(
        at: isControl ? offset : beginOfSequence(around: min(offset, bytes.count - 1)))
    }
    let start = min(offsets.byte(ofCharacter: parser.pointee.problem_mark.index), bytes.count)
    let context = parser.pointee.context.map { String(cString: $0) } ?? ""
    let contextStart =
      context.isEmpty ? start : offsets.byte(ofCharacter: parser.pointee.context_mark.index)
    mistake = start
    let description = YAMLProblem(
      problem: problem, context: context, position: start,
      contextStart: min(contextStart, bytes.count), lastEnd: lastEnd,
      openStart: builder.openStart, bytes: bytes)
    builder.issues.append(description.issue())
  }

  /// Where the bytes that should be one character begin: libyaml may name the last of them.
  private func beginOfSequence(around place: Int) -> Int {
    var begin = place
    while begin > max(0, place - 3), UTF8Sequence.length(bytes, at: begin) > 0 { begin -= 1 }
    return UTF8Sequence.length(bytes, at: begin) == 0 ? begin : place
  }

  private mutating func reportUndecodable(at place: Int) {
    undecodable = place
    let length = UTF8Sequence.length(bytes, at: place)
    let range = SourceRange(place, place + max(1, length))
    guard length > 0 else {
      let byte = Excerpt.hexadecimal(UInt32(bytes[place]), digits: 2)
      builder.issues.append(
        SyntaxIssue(
          .malformed, "byte 0x\(byte) is not UTF-8", at: range, help: "save the file as UTF-8"))
      return
    }
    let character = source.text(in: range).unicodeScalars.first?.value ?? 0
    let digits = Excerpt.hexadecimal(character, digits: 4)
    builder.issues.append(
      SyntaxIssue(
        .malformed, "control character U+\(digits) is not allowed in YAML", at: range,
        help: "remove it, or write it as `\\u\(digits)` in double quotes"))
  }

  // MARK: - Places

  @inline(__always)
  private mutating func range(_ event: UnsafeMutablePointer<yaml_event_t>) -> SourceRange {
    let start = offsets.byte(ofCharacter: event.pointee.start_mark.index)
    return SourceRange(start, offsets.byte(ofCharacter: event.pointee.end_mark.index))
  }

  private func isBreakOrSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09
  }
}
