import Linting
import Platform
import SourceText
import TemplateSyntax

/// A mapping of a configuration file: the file as a whole, or an entry of `paths`.
struct ConfigurationMapping {
  let source: SourceText
  private let node: Node
  private let lines: LineIndex

  init(_ node: Node, in source: SourceText) {
    self.node = node
    self.source = source
    lines = LineIndex(source)
  }

  /// The keys with their values; a key that is none of those known is a mistake.
  func pairs(of known: [ConfigurationKey], whole: String) throws(LocatedProblem)
    -> [(ConfigurationKey, Node)]
  {
    guard node.isMapping else {
      throw LocatedProblem(
        "\(Self.article(whole)) \(whole) is a mapping", at: node.range, in: source)
    }
    var pairs: [(ConfigurationKey, Node)] = []
    for pair in node.pairs {
      guard let key = ConfigurationKey(rawValue: pair.key.text), known.contains(key) else {
        throw unknownKey(pair.key, known.map(\.name), of: whole)
      }
      pairs.append((key, pair.value))
    }
    return pairs
  }

  private func unknownKey(_ key: Node, _ known: [String], of whole: String) -> LocatedProblem {
    let nearest = NearestName.nearest(to: key.text, among: known)
    return LocatedProblem(
      "\(Self.article(whole)) \(whole) has no key `\(key.text)`", at: key.range, in: source,
      help: nearest.map { "a key with a similar name exists: `\($0)`" }
        ?? "use one of \(Self.list(known))")
  }

  private static func article(_ word: String) -> String { word.hasPrefix("entry") ? "an" : "a" }

  private static func list(_ words: [String]) -> String {
    words.map { "`\($0)`" }.joined(separator: ", ")
  }

  // MARK: - Settings

  /// What is settled under a key.
  func settings(_ key: ConfigurationKey, _ value: Node) throws(LocatedProblem) -> [Setting] {
    switch key.shape {
    case .choice(let words):
      return [setting(key, try choice(value, of: key.name, words))]
    case .text(let kind):
      return [setting(key, try text(key, value, kind))]
    case .texts(let kind):
      var values: [Setting.Value] = []
      for element in try texts(key, value) { values.append(try self.value(element, kind)) }
      return [Setting(key, values, from: origin(value.range))]
    case .choices(let words, of: _):
      return try choices(key, value, words)
    case .values(of: _):
      return try ParameterFile.entries(in: value).compactMap { entry in
        guard let text = entry.value, let place = entry.place else { return nil }
        let origin = origin(place.range)
        return Setting(key, name: entry.name, [.init(text, from: origin)], from: origin)
      }
    case .ruleOptions:
      return try ruleOptions(key, value)
    case .entries:
      return []
    }
  }

  private func setting(_ key: ConfigurationKey, _ value: Setting.Value) -> Setting {
    Setting(key, [value], from: value.origin)
  }

  private func choices(_ key: ConfigurationKey, _ value: Node, _ words: [String])
    throws(LocatedProblem) -> [Setting]
  {
    guard value.isMapping else {
      throw LocatedProblem(
        "`\(key.name)` needs a mapping of rules to severities", at: value.range, in: source,
        help: "write for instance `lambda-timeout-too-long: warning` below it")
    }
    var settings: [Setting] = []
    for pair in value.pairs {
      let word = try choice(pair.value, of: pair.key.text, words)
      settings.append(
        Setting(key, name: pair.key.text, [word], from: origin(pair.key.range)))
    }
    return settings
  }

  private func ruleOptions(_ key: ConfigurationKey, _ value: Node) throws(LocatedProblem)
    -> [Setting]
  {
    var settings: [Setting] = []
    guard value.isMapping else { throw noOptions(key, value) }
    for rule in value.pairs {
      guard rule.value.isMapping else { throw noOptions(key, rule.value) }
      for option in rule.value.pairs {
        let elements = option.value.isSequence ? option.value.elements : [option.value]
        for element in elements where !element.isScalar || element.isNull || element.text.isEmpty {
          throw LocatedProblem(
            "`\(option.key.text)` needs a number, a text or a list of texts", at: element.range,
            in: source)
        }
        settings.append(
          Setting(
            key, name: rule.key.text, option: option.key.text,
            elements.map { .init($0.text, from: origin($0.range)) },
            from: origin(option.key.range)))
      }
    }
    return settings
  }

  private func noOptions(_ key: ConfigurationKey, _ value: Node) -> LocatedProblem {
    LocatedProblem(
      "`\(key.name)` needs a mapping of rules to their options", at: value.range, in: source,
      help: "write for instance `resource-without-required-tag: {tags: [Owner]}` below it")
  }

  private func choice(_ value: Node, of name: String, _ words: [String]) throws(LocatedProblem)
    -> Setting.Value
  {
    guard value.isScalar, words.contains(value.text) else {
      let given = value.isScalar ? "`\(value.text)`" : "this"
      throw LocatedProblem(
        "`\(name)` cannot be \(given)", at: value.range, in: source,
        help: "write one of \(Self.list(words))")
    }
    return Setting.Value(value.text, from: origin(value.range))
  }

  private func text(_ key: ConfigurationKey, _ value: Node, _ kind: ConfigurationKey.TextKind)
    throws(LocatedProblem) -> Setting.Value
  {
    guard value.isScalar, !value.isNull, !value.text.isEmpty else {
      throw LocatedProblem("`\(key.name)` needs a text", at: value.range, in: source)
    }
    return try self.value(value, kind)
  }

  /// The texts of a list, or the one text that stands in place of a list.
  func texts(_ key: ConfigurationKey, _ value: Node) throws(LocatedProblem) -> [Node] {
    let elements = value.isSequence ? value.elements : [value]
    for element in elements where !element.isScalar || element.isNull || element.text.isEmpty {
      throw LocatedProblem("`\(key.name)` needs a list of texts", at: element.range, in: source)
    }
    return elements
  }

  private func value(_ node: Node, _ kind: ConfigurationKey.TextKind) throws(LocatedProblem)
    -> Setting.Value
  {
    switch kind {
    case .file, .folder:
      return Setting.Value(path(node.text), from: origin(node.range))
    case .region where !LintRequest.isRegion(node.text):
      throw LocatedProblem(
        "`\(node.text)` is no region", at: node.range, in: source,
        help: "write one such as `eu-central-1`")
    case .region, .pattern, .rule, .ruleOrGroup, .parameter:
      return Setting.Value(node.text, from: origin(node.range))
    }
  }

  /// A path in the file as one that can be opened: it starts from the file's folder.
  func path(_ path: String) -> String {
    let folder = Configuration.folder(of: source.name)
    if path.hasPrefix("/") || folder == "." { return path }
    let joined = folder == "/" ? "/\(path)" : "\(folder)/\(path)"
    guard path.hasPrefix(".."), Files.exists(joined) else { return joined }
    let resolved = Files.resolved(joined)
    let current = Files.currentFolder + "/"
    return resolved.hasPrefix(current) ? String(resolved.dropFirst(current.count)) : resolved
  }

  private func origin(_ range: SourceRange) -> SettingOrigin {
    .file(source.name, lines.position(at: range.start))
  }
}
