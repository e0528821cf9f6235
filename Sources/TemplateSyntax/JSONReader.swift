import SourceText

/// Reads JSON (RFC 8259) into a tree, with the place of everything.
///
/// One pass over the bytes, without recursion. After a mistake whose meaning is plain, such as a
/// trailing comma or a comment, reading goes on; after another it stops.
struct JSONReader: ~Copyable {
  let bytes: UnsafeBufferPointer<UInt8>
  var builder: TreeBuilder
  /// The next byte to look at.
  var position: Int
  /// What the next token may be.
  private var expected = Expected.value
  /// The last key or value that is complete.
  private var last = SourceRange(0, 0)
  /// The comma that was read last.
  private var comma = 0
  private var hasInvalidBytes = false

  /// So many mistakes are named before reading stops: more of them say nothing new.
  private static let mostMistakes = 100

  /// What may stand at a place between two tokens.
  enum Expected {
    /// A value: at the root, behind a colon, or behind a comma of a list.
    case value
    /// The first element of a list, or its end.
    case firstElement
    /// The first key of a mapping, or its end.
    case firstKey
    /// A key behind a comma.
    case key
    /// The colon behind a key.
    case colon
    /// A comma, or the end of the collection.
    case separator
    /// Nothing more.
    case nothing
  }

  /// Whether reading goes on.
  enum Progress {
    case goOn
    case stop
  }

  static func read(_ source: SourceText) -> SyntaxTree {
    source.bytes.withUnsafeBufferPointer { bytes in
      var reader = JSONReader(source: source, bytes: bytes)
      let isComplete = reader.readAll()
      return reader.builder.finish(
        .json, isIncomplete: !isComplete, at: reader.last.end, mistake: reader.position)
    }
  }

  private init(source: SourceText, bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
    builder = TreeBuilder(source: source, bytes: bytes)
    position = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
  }

  /// Reads the whole file; false when reading stopped before its end.
  private mutating func readAll() -> Bool {
    while skipSpace() == .goOn {
      guard position < bytes.count else { return isWholeAtEnd() }
      guard readToken(bytes[position]) == .goOn, builder.issues.count < Self.mostMistakes else {
        return false
      }
    }
    return false
  }

  // MARK: - Tokens

  private mutating func readToken(_ byte: UInt8) -> Progress {
    switch expected {
    case .separator: readSeparator(byte)
    case .firstKey, .key: readKey(byte)
    case .colon: readColon(byte)
    case .value, .firstElement: readValue(byte)
    case .nothing: stop(.trailingContent, at: wordRange(at: position))
    }
  }

  private mutating func readSeparator(_ byte: UInt8) -> Progress {
    let isMapping = builder.isInMapping
    switch byte {
    case UInt8(ascii: ","):
      comma = position
      position += 1
      expected = isMapping ? .key : .value
      return .goOn
    case UInt8(ascii: "}"), UInt8(ascii: "]"):
      return close(byte)
    case UInt8(ascii: ":") where !isMapping:
      return stop(.pairInList, at: SourceRange(position, position + 1))
    default:
      return readBehindMissingComma(byte, isMapping: isMapping)
    }
  }

  private mutating func readBehindMissingComma(_ byte: UInt8, isMapping: Bool) -> Progress {
    let isOnNewLine = bytes[last.end..<position].contains { $0 == 0x0A || $0 == 0x0D }
    guard beginsValue(byte), isOnNewLine || byte == UInt8(ascii: "{") else {
      let followsString = last.end > 0 && bytes[last.end - 1] == UInt8(ascii: "\"")
      let problem = JSONProblem.notSeparated(
        by: isMapping ? "}" : "]", isString: followsString && !isOnNewLine)
      return stop(problem, at: wordRange(at: position))
    }
    report(.missingComma, at: SourceRange(max(last.end - 1, 0), last.end))
    expected = isMapping ? .key : .value
    comma = position
    return .goOn
  }

  private mutating func readKey(_ byte: UInt8) -> Progress {
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "'"):
      let progress = readString(quote: byte)
      expected = .colon
      return progress
    case UInt8(ascii: "}"):
      if expected == .key { report(.trailingComma("}"), at: SourceRange(comma, comma + 1)) }
      return close(byte)
    case UInt8(ascii: ","):
      return skipExtraComma()
    case UInt8(ascii: "{"), UInt8(ascii: "["):
      return stop(.collectionAsKey, at: SourceRange(position, position + 1))
    default:
      let word = wordRange(at: position)
      return stop(isWord(byte) ? .unquotedKey : .keyCannotBegin, at: word)
    }
  }

  private mutating func readColon(_ byte: UInt8) -> Progress {
    guard byte == UInt8(ascii: ":") else {
      let hasNoValue = byte == UInt8(ascii: ",") || byte == UInt8(ascii: "}")
      return stop(hasNoValue ? .keyWithoutValue : .missingColon, at: last)
    }
    position += 1
    expected = .value
    return .goOn
  }

  private mutating func readValue(_ byte: UInt8) -> Progress {
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "'"):
      let progress = readString(quote: byte)
      expected = behindValue
      return progress
    case UInt8(ascii: "{"):
      return open(.mapping)
    case UInt8(ascii: "["):
      return open(.sequence)
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "+"),
      UInt8(ascii: "."):
      return readNumber()
    case UInt8(ascii: "]"), UInt8(ascii: "}"), UInt8(ascii: ","):
      return readMissingValue(byte)
    default:
      return readWord(byte)
    }
  }

  private mutating func readMissingValue(_ byte: UInt8) -> Progress {
    guard builder.isInside, !builder.isInMapping else {
      return builder.isInside
        ? stop(.keyWithoutValue, at: last) : stop(.valueCannotBegin, at: wordRange(at: position))
    }
    if byte == UInt8(ascii: ",") { return skipExtraComma() }
    if byte == UInt8(ascii: "]"), expected == .value {
      report(.trailingComma("]"), at: SourceRange(comma, comma + 1))
    }
    return close(byte)
  }

  private mutating func readWord(_ byte: UInt8) -> Progress {
    let word = wordRange(at: position)
    guard let kind = kind(ofWord: word) else {
      return stop(isWord(byte) ? .unknownWord : .valueCannotBegin, at: word)
    }
    addScalar(kind, word)
    return .goOn
  }

  private mutating func skipExtraComma() -> Progress {
    report(.extraComma, at: SourceRange(position, position + 1))
    comma = position
    position += 1
    return .goOn
  }

  // MARK: - Collections

  private mutating func open(_ kind: Record.Kind) -> Progress {
    builder.begin(kind, at: position)
    position += 1
    expected = kind == .mapping ? .firstKey : .firstElement
    guard builder.depth > TreeBuilder.deepestNesting else { return .goOn }
    builder.reportNesting(at: SourceRange(position - 1, position))
    return .stop
  }

  private mutating func close(_ byte: UInt8) -> Progress {
    let wanted = builder.isInMapping ? UInt8(ascii: "}") : UInt8(ascii: "]")
    guard byte == wanted else {
      let isMapping = builder.isInMapping
      return stop(.wrongBracket(isMapping: isMapping), at: SourceRange(position, position + 1))
    }
    position += 1
    last = SourceRange(position - 1, position)
    builder.end(at: position)
    expected = behindValue
    return .goOn
  }

  private var behindValue: Expected { builder.isInside ? .separator : .nothing }

  /// Whether the end of the file is where it may be.
  private mutating func isWholeAtEnd() -> Bool {
    if expected == .nothing { return true }
    if builder.isInside {
      let start = builder.openStart
      report(
        .neverClosed(isMapping: builder.isInMapping), at: SourceRange(start, start + 1))
    }
    return false
  }

  // MARK: - Scalars

  /// Adds the number, `true`, `false` or `null` of a range and goes behind it.
  mutating func addScalar(_ kind: Record.Kind, _ range: SourceRange) {
    builder.scalar(
      kind, range, content: .written(start: range.start, count: range.end - range.start))
    advance(behind: range)
    expected = behindValue
  }

  /// Goes behind a scalar that was read.
  mutating func advance(behind range: SourceRange) {
    position = range.end
    last = range
  }

  private func kind(ofWord word: SourceRange) -> Record.Kind? {
    let text = UnsafeBufferPointer(rebasing: bytes[word.start..<word.end])
    switch text.count {
    case 4 where text.elementsEqual("true".utf8): return .boolean
    case 4 where text.elementsEqual("null".utf8): return .null
    case 5 where text.elementsEqual("false".utf8): return .boolean
    default: return nil
    }
  }

  // MARK: - White space and comments

  private mutating func skipSpace() -> Progress {
    while position < bytes.count {
      switch bytes[position] {
      case 0x20, 0x0A, 0x0D, 0x09:
        position += 1
      case UInt8(ascii: "/"), UInt8(ascii: "#"):
        guard let end = endOfComment(at: position) else { return .goOn }
        report(.comment, at: SourceRange(position, end))
        guard builder.issues.count < Self.mostMistakes else { return .stop }
        position = end
      default:
        return .goOn
      }
    }
    return .goOn
  }

  private func endOfComment(at start: Int) -> Int? {
    var end = start + 1
    if bytes[start] == UInt8(ascii: "/") {
      guard end < bytes.count else { return nil }
      if bytes[end] == UInt8(ascii: "*") { return endOfBlockComment(at: start) }
      guard bytes[end] == UInt8(ascii: "/") else { return nil }
    }
    while end < bytes.count, bytes[end] != 0x0A, bytes[end] != 0x0D { end += 1 }
    return end
  }

  private func endOfBlockComment(at start: Int) -> Int {
    var end = start + 4
    while end < bytes.count {
      if bytes[end - 1] == UInt8(ascii: "/"), bytes[end - 2] == UInt8(ascii: "*") { return end }
      end += 1
    }
    return bytes.count
  }

  // MARK: - Mistakes

  /// Reports a mistake after which nothing certain can be read.
  mutating func stop(_ problem: JSONProblem, at range: SourceRange) -> Progress {
    if UTF8Sequence.length(bytes, at: range.start) == 0 {
      reportInvalidByte(at: range.start)
    } else {
      report(problem, at: range)
    }
    return .stop
  }

  mutating func report(_ problem: JSONProblem, at range: SourceRange) {
    builder.issues.append(problem.issue(at: range, in: bytes))
  }

  /// Reports the first byte of the file that is not UTF-8: the others have the same cause.
  mutating func reportInvalidByte(at position: Int) {
    guard !hasInvalidBytes else { return }
    hasInvalidBytes = true
    report(.invalidByte(bytes[position]), at: SourceRange(position, position + 1))
  }

  private func beginsValue(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "{"), UInt8(ascii: "["),
      UInt8(ascii: "-"):
      true
    default:
      isWord(byte)
    }
  }

  /// The letters, digits and signs that belong together from a byte on; at least one character.
  func wordRange(at start: Int) -> SourceRange {
    var end = start
    while end < bytes.count, isWord(bytes[end]) { end += 1 }
    if end == start { end += max(1, UTF8Sequence.length(bytes, at: start)) }
    return SourceRange(start, end)
  }

  func isWord(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "$"):
      true
    default:
      false
    }
  }
}
