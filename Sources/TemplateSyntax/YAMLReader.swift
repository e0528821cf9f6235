internal import CLibYAML
import SourceText

/// Reads YAML with libyaml's events into a tree.
///
/// libyaml does not give all that a linter needs: its marks count characters, a tag has no place of
/// its own, and a block ends where the next token begins. This reader mends that.
struct YAMLReader {
  private let source: SourceText
  private let bytes: UnsafeBufferPointer<UInt8>
  private let offsets: CharacterOffsets
  private var builder: TreeBuilder
  /// Where the last scalar or closing bracket ended: blocks end there.
  private var lastEnd = 0

  static func read(_ source: SourceText) -> SyntaxTree {
    source.bytes.withUnsafeBufferPointer { bytes in
      var reader = YAMLReader(source: source, bytes: bytes)
      return reader.read()
    }
  }

  private init(source: SourceText, bytes: UnsafeBufferPointer<UInt8>) {
    self.source = source
    self.bytes = bytes
    offsets = CharacterOffsets(bytes)
    builder = TreeBuilder(source: source)
  }

  private mutating func read() -> SyntaxTree {
    let parser = UnsafeMutablePointer<yaml_parser_t>.allocate(capacity: 1)
    defer { parser.deallocate() }
    guard yaml_parser_initialize(parser) == 1 else {
      return finish(isIncomplete: true)
    }
    defer { yaml_parser_delete(parser) }
    let content = UnsafeBufferPointer(rebasing: bytes[offsets.firstByte...])
    guard !content.isEmpty else { return finish(isIncomplete: false) }
    yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
    yaml_parser_set_input_string(parser, content.baseAddress, content.count)

    var event = yaml_event_t()
    var documents = 0
    while true {
      guard yaml_parser_parse(parser, &event) == 1 else {
        report(parser.pointee)
        return finish(isIncomplete: true)
      }
      defer { yaml_event_delete(&event) }
      switch event.type {
      case YAML_STREAM_END_EVENT:
        return finish(isIncomplete: false)
      case YAML_DOCUMENT_START_EVENT:
        documents += 1
        if documents > 1 {
          let place = range(event)
          builder.issues.append(
            SyntaxIssue(
              .severalDocuments, "a second document begins here; a template is one document",
              at: SourceRange(place.start, min(place.start + 3, bytes.count)),
              help: "move it to a file of its own"))
          return finish(isIncomplete: false)
        }
      default:
        handle(event)
      }
      if builder.depth > TreeBuilder.deepestNesting {
        builder.issues.append(
          SyntaxIssue(
            .malformed,
            "values are nested more than \(TreeBuilder.deepestNesting) levels deep here",
            at: range(event)))
        return finish(isIncomplete: true)
      }
    }
  }

  private mutating func finish(isIncomplete: Bool) -> SyntaxTree {
    builder.finish(.yaml, isIncomplete: isIncomplete, at: min(lastEnd, bytes.count))
  }

  // MARK: - Events

  private mutating func handle(_ event: yaml_event_t) {
    switch event.type {
    case YAML_SCALAR_EVENT:
      readScalar(event)
    case YAML_ALIAS_EVENT:
      let place = range(event)
      lastEnd = place.end
      builder.alias(text(event.data.alias.anchor), place)
    case YAML_MAPPING_START_EVENT:
      let data = event.data.mapping_start
      let (start, call) = properties(event, tag: data.tag, hasAnchor: data.anchor != nil)
      builder.begin(.mapping, at: start, call: call, anchor: data.anchor.map(text))
    case YAML_SEQUENCE_START_EVENT:
      let data = event.data.sequence_start
      let (start, call) = properties(event, tag: data.tag, hasAnchor: data.anchor != nil)
      builder.begin(.sequence, at: start, call: call, anchor: data.anchor.map(text))
    case YAML_MAPPING_END_EVENT, YAML_SEQUENCE_END_EVENT:
      let place = range(event)
      let isFlow =
        place.end > place.start
        && (bytes[place.end - 1] == UInt8(ascii: "}")
          || bytes[place.end - 1] == UInt8(ascii: "]"))
      if isFlow { lastEnd = place.end }
      builder.end(at: lastEnd)
    default:
      break
    }
  }

  private mutating func readScalar(_ event: yaml_event_t) {
    let data = event.data.scalar
    let value = UnsafeBufferPointer(start: data.value, count: data.length)
    var place = range(event)
    var call: TreeBuilder.Call?
    var forcedString = false
    if data.tag != nil || data.anchor != nil {
      let start: Int
      (start, call) = properties(event, tag: data.tag, hasAnchor: data.anchor != nil)
      place.start = min(start, max(place.end, place.start))
      forcedString =
        data.tag.map { isStandardTag($0, "str") || isStandardTag($0, "binary") } ?? false
    }
    var flags: Record.Flags = []
    var kind = Record.Kind.string
    var textStart = place.start
    switch data.style {
    case YAML_PLAIN_SCALAR_STYLE:
      if call?.function == nil, !forcedString { kind = PlainScalar.kind(of: value) }
    case YAML_SINGLE_QUOTED_SCALAR_STYLE, YAML_DOUBLE_QUOTED_SCALAR_STYLE:
      flags.insert(.quoted)
      textStart += 1
    default:
      flags.formUnion([.quoted, .block])
      while place.end > place.start, isBreakOrSpace(bytes[place.end - 1]) { place.end -= 1 }
    }
    lastEnd = max(place.end, place.start)
    let isWritten =
      textStart + value.count <= place.end && !flags.contains(.block)
      && UnsafeBufferPointer(rebasing: bytes[textStart..<textStart + value.count])
        .elementsEqual(value)
    builder.scalar(
      kind, place,
      content: isWritten ? .written(start: textStart, count: value.count) : .derived(value),
      flags: flags, call: call, anchor: data.anchor.map(text))
  }

  /// Where the value behind its tag and anchor begins, and the function that the tag calls.
  private mutating func properties(
    _ event: yaml_event_t, tag: UnsafeMutablePointer<UInt8>?, hasAnchor: Bool
  ) -> (start: Int, call: TreeBuilder.Call?) {
    var position = offsets.byte(ofCharacter: event.start_mark.index)
    guard tag != nil || hasAnchor else { return (position, nil) }
    var tagRange: SourceRange?
    skipping: while position < bytes.count {
      switch bytes[position] {
      case UInt8(ascii: "!"), UInt8(ascii: "&"):
        let start = position
        while position < bytes.count, !isBreakOrSpace(bytes[position]),
          ![UInt8(ascii: ","), UInt8(ascii: "]"), UInt8(ascii: "}")].contains(bytes[position])
        {
          position += 1
        }
        if position == start { break skipping }
        if bytes[start] == UInt8(ascii: "!") { tagRange = SourceRange(start, position) }
      case UInt8(ascii: "#"):
        while position < bytes.count, bytes[position] != 0x0A { position += 1 }
      case 0x20, 0x09, 0x0A, 0x0D:
        position += 1
      default:
        break skipping
      }
    }
    guard let tag, let tagRange else { return (position, nil) }
    return (position, call(tag, at: tagRange))
  }

  private mutating func call(_ tag: UnsafeMutablePointer<UInt8>, at range: SourceRange)
    -> TreeBuilder.Call?
  {
    let name = text(tag)
    guard name.hasPrefix("!"), name.count > 1 else {
      if name != "!", !Self.standardTags.contains(where: { name == "tag:yaml.org,2002:" + $0 }) {
        unknownTag(source.text(in: range), at: range)
      }
      return nil
    }
    let short = name.dropFirst()
    let function = UnsafeBufferPointer(start: tag + 1, count: short.utf8.count)
    if let function = FunctionName(shortName: function) {
      return TreeBuilder.Call(range: range, key: function.key, function: function)
    }
    unknownTag(name, at: range)
    return TreeBuilder.Call(range: range, key: name, function: nil)
  }

  private mutating func unknownTag(_ name: String, at range: SourceRange) {
    builder.issues.append(
      SyntaxIssue(
        .unknownTag, "tag `\(name)` is no function of CloudFormation", at: range,
        help: "write a function such as `!Ref` or `!Sub`, or quote the text"))
  }

  private static let standardTags = [
    "str", "int", "float", "bool", "null", "map", "seq", "binary", "timestamp", "omap", "set",
    "pairs", "merge", "value",
  ]

  private func isStandardTag(_ tag: UnsafeMutablePointer<UInt8>, _ name: String) -> Bool {
    text(tag) == "tag:yaml.org,2002:" + name
  }

  // MARK: - Mistakes

  private mutating func report(_ parser: yaml_parser_t) {
    let problem = parser.problem.map { String(cString: $0) } ?? ""
    if parser.error == YAML_READER_ERROR {
      let at = min(offsets.firstByte + Int(parser.problem_offset), bytes.count)
      builder.issues.append(
        SyntaxIssue(
          .malformed, YAMLProblem.unreadable(problem, value: Int(parser.problem_value)),
          at: SourceRange(at, min(at + 1, bytes.count)), help: "save the file as UTF-8"))
      return
    }
    let start = min(offsets.byte(ofCharacter: parser.problem_mark.index), bytes.count)
    let context =
      parser.context == nil
      ? nil : offsets.byte(ofCharacter: parser.context_mark.index)
    builder.issues.append(YAMLProblem.issue(problem, at: start, context: context, in: bytes))
  }

  // MARK: - Places

  private func range(_ event: yaml_event_t) -> SourceRange {
    SourceRange(
      offsets.byte(ofCharacter: event.start_mark.index),
      offsets.byte(ofCharacter: event.end_mark.index))
  }

  private func isBreakOrSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09
  }

  private func text(_ pointer: UnsafeMutablePointer<UInt8>) -> String {
    String(cString: pointer)
  }
}
