import SeededRandom
import TemplateSyntax

/// What a template can hold, made at random.
indirect enum RandomTree {
  case mapping([(key: String, value: RandomTree)])
  case sequence([RandomTree])
  case call(FunctionName, RandomTree)
  case string(String)
  /// A number, a boolean or null, as it is written.
  case word(String)

  static func make(depth: Int, using random: inout SeededGenerator) -> RandomTree {
    switch Int.random(in: 0..<(depth > 0 ? 8 : 4), using: &random) {
    case 0..<3: return .string(strings.randomElement(using: &random) ?? "")
    case 3: return .word(words.randomElement(using: &random) ?? "null")
    case 4, 5:
      var keys: Set<String> = []
      var pairs: [(key: String, value: RandomTree)] = []
      for _ in 0..<Int.random(in: 0..<6, using: &random) {
        let key = strings.randomElement(using: &random) ?? ""
        guard keys.insert(key).inserted else { continue }
        pairs.append((key, make(depth: depth - 1, using: &random)))
      }
      return .mapping(pairs)
    case 6:
      return .call(
        FunctionName.allCases.randomElement(using: &random) ?? .ref,
        make(depth: depth - 1, using: &random))
    default:
      return .sequence(
        (0..<Int.random(in: 0..<5, using: &random)).map { _ in
          make(depth: depth - 1, using: &random)
        })
    }
  }

  private static let strings = [
    "", "a", "Name", "with blanks", "it's", "say \"hi\"", "a: b", "a #b", "# no comment", "a:",
    "line\nbreak", "two\n\nlines\n", "end\n", "tab\there", "ü", "Größe", "€uro", "😀", "a😀b",
    "null", "true", "NO", "12", "1.5", "-", "- a", "{}", "[x", "]", "*", "&a", "!Ref", "%", "@",
    "C:\\dir", "\\n", " lead", "trail ", "a\u{2028}b", "\u{7F}", "AWS::S3::Bucket", "${A}", "?",
    "a,b", "<<", "x/y.z-1", "'", "\"", "''", "|", ">", "~", "=", "2012-10-17", "0x1F", "Ref",
    "Fn::Sub", "a\\\nb", "\u{E000}", "e\u{301}",
  ]

  private static let words = [
    "null", "true", "false", "0", "-1", "12", "1.5", "-0.5", "1e3", "2.5E-3", "123456789012345678",
  ]

  /// The value in the form in which a ``Node`` describes itself.
  var description: String {
    switch self {
    case .mapping(let pairs):
      "{" + pairs.map { "\($0.key): \($0.value.description)" }.joined(separator: ", ") + "}"
    case .sequence(let elements):
      "[" + elements.map(\.description).joined(separator: ", ") + "]"
    case .call(let function, let argument): "{\(function.key): \(argument.description)}"
    case .string(let text): "\"" + text + "\""
    case .word(let word): word
    }
  }
}

/// A tree written as YAML or JSON, with what every scalar looks like there.
struct WrittenTree {
  private(set) var text = ""
  /// The scalars in the order of the text, with their quotes.
  private(set) var scalars: [String] = []
  private var random: SeededGenerator

  enum Style: CaseIterable {
    case compactJSON
    case spacedJSON
    case flowYAML
    case blockYAML
  }

  init(_ tree: RandomTree, _ style: Style, seed: UInt64, lineEnd: String = "\n") {
    random = SeededGenerator(seed: seed)
    switch style {
    case .compactJSON: writeJSON(tree, indentation: nil)
    case .spacedJSON: writeJSON(tree, indentation: 0)
    case .flowYAML: writeFlow(tree)
    case .blockYAML:
      writeBlock(tree, indentation: 0)
    }
    if style != .compactJSON { text += "\n" }
    if lineEnd != "\n" {
      text = text.replacing("\n", with: lineEnd)
      scalars = scalars.map { $0.replacing("\n", with: lineEnd) }
    }
  }

  // MARK: - JSON

  private mutating func writeJSON(_ tree: RandomTree, indentation: Int?) {
    switch tree {
    case .mapping(let pairs):
      writeJSON(pairs, "{", "}", indentation: indentation) { writer, pair, indentation in
        writer.scalar(writer.jsonString(pair.key))
        writer.text += indentation == nil ? ":" : " : "
        writer.writeJSON(pair.value, indentation: indentation)
      }
    case .sequence(let elements):
      writeJSON(elements, "[", "]", indentation: indentation) { writer, element, indentation in
        writer.writeJSON(element, indentation: indentation)
      }
    case .call(let function, let argument):
      writeJSON(.mapping([(function.key, argument)]), indentation: indentation)
    case .string(let text): scalar(jsonString(text))
    case .word(let word): scalar(word)
    }
  }

  private mutating func writeJSON<Part>(
    _ parts: [Part], _ opening: String, _ closing: String, indentation: Int?,
    _ write: (inout WrittenTree, Part, Int?) -> Void
  ) {
    text += opening
    for (position, part) in parts.enumerated() {
      if position > 0 { text += "," }
      if let indentation { text += "\n" + String(repeating: "  ", count: indentation + 1) }
      write(&self, part, indentation.map { $0 + 1 })
    }
    if let indentation, !parts.isEmpty {
      text += "\n" + String(repeating: "  ", count: indentation)
    }
    text += closing
  }

  private mutating func jsonString(_ text: String) -> String {
    var written = "\""
    let escapesAll = Int.random(in: 0..<4, using: &random) == 0
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": written += "\\\""
      case "\\": written += "\\\\"
      case "\n": written += "\\n"
      case "\t": written += "\\t"
      case _ where scalar.value < 0x20 || escapesAll:
        for unit in String(scalar).utf16 {
          let digits = String(unit, radix: 16, uppercase: Bool.random(using: &random))
          written += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        }
      default: written.unicodeScalars.append(scalar)
      }
    }
    return written + "\""
  }

  // MARK: - YAML

  private mutating func writeFlow(_ tree: RandomTree) {
    switch tree {
    case .mapping(let pairs):
      text += "{"
      for (position, pair) in pairs.enumerated() {
        text += position > 0 ? ", " : ""
        scalar(yamlString(pair.key))
        text += ": "
        writeFlow(pair.value)
      }
      text += "}"
    case .sequence(let elements):
      text += "["
      for (position, element) in elements.enumerated() {
        text += position > 0 ? ", " : ""
        writeFlow(element)
      }
      text += "]"
    case .call(let function, let argument): writeCall(function, argument) { $0.writeFlow($1) }
    case .string(let text): scalar(yamlString(text))
    case .word(let word): scalar(word)
    }
  }

  /// Writes a call in the short form where the argument has no tag of its own and stays what it is
  /// behind a tag.
  private mutating func writeCall(
    _ function: FunctionName, _ argument: RandomTree,
    _ write: (inout WrittenTree, RandomTree) -> Void
  ) {
    var isTaggable = Bool.random(using: &random)
    switch argument {
    case .call, .word: isTaggable = false
    case .mapping, .sequence, .string: break
    }
    guard isTaggable else {
      return write(&self, .mapping([(function.key, argument)]))
    }
    scalar("!" + function.shortName)
    text += " "
    writeFlow(argument)
  }

  /// Writes a node at the beginning of a line.
  private mutating func writeBlock(_ tree: RandomTree, indentation: Int) {
    let blanks = String(repeating: " ", count: indentation)
    switch tree {
    case .mapping(let pairs) where !pairs.isEmpty:
      for (position, pair) in pairs.enumerated() {
        if position > 0 { text += "\n" }
        comment(blanks)
        text += blanks
        scalar(yamlString(pair.key))
        text += ":"
        writeBlockValue(pair.value, indentation: indentation)
      }
    case .sequence(let elements) where !elements.isEmpty:
      for (position, element) in elements.enumerated() {
        if position > 0 { text += "\n" }
        comment(blanks)
        text += blanks + "-"
        writeBlockValue(element, indentation: indentation)
      }
    default:
      text += blanks
      writeFlow(tree)
    }
  }

  /// Writes a node behind a key or a dash.
  private mutating func writeBlockValue(_ tree: RandomTree, indentation: Int) {
    switch tree {
    case .mapping(let pairs) where !pairs.isEmpty:
      writeBlockBelow(tree, indentation: indentation)
    case .sequence(let elements) where !elements.isEmpty:
      writeBlockBelow(tree, indentation: indentation)
    case .call(let function, let argument):
      text += " "
      writeCall(function, argument) { $0.writeFlow($1) }
    case .string(let text) where isBlockText(text) && Bool.random(using: &random):
      self.text += " "
      let blanks = String(repeating: " ", count: indentation + 2)
      let hasEnd = text.hasSuffix("\n")
      let lines = (hasEnd ? String(text.dropLast()) : text)
        .split(separator: "\n", omittingEmptySubsequences: false)
        .map { $0.isEmpty ? "" : blanks + $0 }
      scalar((hasEnd ? "|" : "|-") + "\n" + lines.joined(separator: "\n"))
    default:
      text += " "
      writeFlow(tree)
      if Int.random(in: 0..<8, using: &random) == 0 { text += " # ünd" }
    }
  }

  private mutating func writeBlockBelow(_ tree: RandomTree, indentation: Int) {
    text += "\n"
    writeBlock(tree, indentation: indentation + 2)
  }

  private mutating func comment(_ blanks: String) {
    if Int.random(in: 0..<10, using: &random) == 0 { text += blanks + "# a: 'comment\n" }
  }

  private func isBlockText(_ text: String) -> Bool {
    text.contains("\n") && !text.hasSuffix("\n\n") && text.first?.isLetter == true
      && text.unicodeScalars.allSatisfy { isPrintable($0) || $0 == "\n" }
  }

  private mutating func yamlString(_ text: String) -> String {
    let style = Int.random(in: 0..<3, using: &random)
    if style == 0, isPlain(text) { return text }
    if style < 2, text.unicodeScalars.allSatisfy(isPrintable) {
      return "'" + text.replacing("'", with: "''") + "'"
    }
    var written = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": written += "\\\""
      case "\\": written += "\\\\"
      case "\n": written += "\\n"
      case _ where !isPrintable(scalar):
        let digits = String(scalar.value, radix: 16)
        written += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: written.unicodeScalars.append(scalar)
      }
    }
    return written + "\""
  }

  private func isPlain(_ text: String) -> Bool {
    let words = ["null", "true", "false", "yes", "no", "on", "off"]
    return text.first?.isLetter == true && text.last?.isWhitespace == false
      && !words.contains(text.lowercased())
      && text.unicodeScalars.allSatisfy {
        $0.properties.isAlphabetic || $0.value > 0xFFFF
          || "0123456789 ./-_".unicodeScalars.contains($0)
      }
  }

  private func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value >= 0x20 && scalar != "\u{7F}" && scalar != "\u{2028}"
  }

  private mutating func scalar(_ written: String) {
    text += written
    scalars.append(written)
  }
}
