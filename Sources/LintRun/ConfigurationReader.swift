import Linting
import Platform
package import SourceText
import TemplateSyntax

extension Configuration {
  private enum Key: String, CaseIterable {
    case select
    case ignore
    case severity
    case failOn = "fail-on"
    case regions
    case parameters
    case rules
    case exclude
  }

  /// The configuration in a file.
  package static func read(_ path: String) throws(LocatedProblem) -> Configuration {
    let bytes: [UInt8]
    do throws(Files.Problem) {
      bytes = try Files.read(path)
    } catch {
      throw LocatedProblem(error.words, in: path)
    }
    return try read(SourceText(name: path, bytes: bytes))
  }

  /// The configuration in a text.
  package static func read(_ source: SourceText) throws(LocatedProblem) -> Configuration {
    let tree = SyntaxTree.parse(source)
    defer { tree.discard() }
    if let issue = tree.issues.first {
      throw LocatedProblem(issue.message, at: issue.range, in: source, help: issue.help)
    }
    var configuration = Configuration()
    configuration.path = source.name
    configuration.source = source
    guard let root = tree.root, !root.isNull else { return configuration }
    guard root.isMapping else {
      throw LocatedProblem("a configuration is a mapping", at: root.range, in: source)
    }
    for pair in root.pairs {
      guard let key = Key(rawValue: pair.key.text) else {
        throw unknownKey(pair.key)
      }
      try configuration.set(key, pair.value)
    }
    return configuration
  }

  private mutating func set(_ key: Key, _ value: Node) throws(LocatedProblem) {
    switch key {
    case .select: selection.selected = try names(key, value)
    case .ignore: selection.ignored = try names(key, value)
    case .severity: selection.severities = try severities(value)
    case .failOn: failOn = try Self.choice(value, of: key.rawValue)
    case .regions: regions = try texts(key, value)
    case .parameters: parameters = try ParameterFile.values(in: value)
    case .rules: ruleFolders = try texts(key, value).map(fromFolder)
    case .exclude: exclusion = PathExclusion(try texts(key, value), below: folder)
    }
  }

  /// The folder that paths in the file start from.
  private var folder: String {
    guard let slash = path?.lastIndex(of: "/") else { return "." }
    return String(path?[..<slash] ?? "")
  }

  private func fromFolder(_ path: String) -> String {
    path.hasPrefix("/") || folder == "." ? path : "\(folder)/\(path)"
  }

  private mutating func names(_ key: Key, _ value: Node) throws(LocatedProblem) -> [String] {
    for element in value.isSequence ? value.elements : [value] where element.isScalar {
      namePlaces[element.text] = element.range
    }
    return try texts(key, value)
  }

  private func texts(_ key: Key, _ value: Node) throws(LocatedProblem) -> [String] {
    let elements = value.isSequence ? value.elements : [value]
    for element in elements where !element.isScalar || element.isNull || element.text.isEmpty {
      throw LocatedProblem(
        "`\(key.rawValue)` needs a list of texts", at: element.range, in: element.source)
    }
    return elements.map(\.text)
  }

  private mutating func severities(_ value: Node) throws(LocatedProblem) -> [String: Severity] {
    guard value.isMapping else {
      throw LocatedProblem(
        "`severity` needs a mapping of rules to severities", at: value.range, in: value.source,
        help: "write for instance `lambda-timeout-too-long: warning` below it")
    }
    var severities: [String: Severity] = [:]
    for pair in value.pairs {
      namePlaces[pair.key.text] = pair.key.range
      severities[pair.key.text] = try Self.choice(pair.value, of: pair.key.text)
    }
    return severities
  }

  private static func choice<Choice: RawRepresentable<String> & CaseIterable>(
    _ value: Node, of key: String
  ) throws(LocatedProblem) -> Choice {
    let names = Choice.allCases.map(\.rawValue)
    guard value.isScalar, let choice = Choice(rawValue: value.text) else {
      let given = value.isScalar ? "`\(value.text)`" : "this"
      throw LocatedProblem(
        "`\(key)` cannot be \(given)", at: value.range, in: value.source,
        help: "write one of \(names.map { "`\($0)`" }.joined(separator: ", "))")
    }
    return choice
  }

  private static func unknownKey(_ key: Node) -> LocatedProblem {
    let keys = Key.allCases.map(\.rawValue)
    let nearest = NearestName.nearest(to: key.text, among: keys)
    return LocatedProblem(
      "a configuration has no key `\(key.text)`", at: key.range, in: key.source,
      help: nearest.map { "a key with a similar name exists: `\($0)`" }
        ?? "use one of \(keys.map { "`\($0)`" }.joined(separator: ", "))")
  }

  // MARK: - Finding the file

  /// The nearest configuration file, from the folder that holds all paths upwards to the root of
  /// the repository.
  package static func nearestFile(to paths: [String]) -> String? {
    let start = commonFolder(of: paths)
    // Seen from where plumb was started, the path is short; from elsewhere it is the whole path.
    let current = Files.currentFolder
    var folder = start
    while true {
      let path = folder == "/" ? "/\(fileName)" : "\(folder)/\(fileName)"
      if Files.exists(path) {
        return path.hasPrefix(current + "/") ? String(path.dropFirst(current.count + 1)) : path
      }
      guard !Files.exists("\(folder)/.git"), folder != "/",
        let slash = folder.lastIndex(of: "/")
      else { return nil }
      folder = slash == folder.startIndex ? "/" : String(folder[..<slash])
    }
  }

  private static func commonFolder(of paths: [String]) -> String {
    var common: [Substring]?
    for path in paths {
      var parts = (path == "-" ? Files.currentFolder : Files.resolved(path)).split(separator: "/")
      if path != "-", (try? Files.kind(of: path)) != .folder { parts = parts.dropLast() }
      if !path.hasPrefix("/"), !Files.exists(path) {
        parts = Files.currentFolder.split(separator: "/")
      }
      guard let known = common else {
        common = parts
        continue
      }
      common = zip(known, parts).prefix { $0 == $1 }.map(\.0)
    }
    return "/" + (common ?? []).joined(separator: "/")
  }
}
