import Linting
import Platform
package import SourceText
import TemplateSyntax

extension Configuration {
  /// The configuration in a file and in those that it extends.
  package static func read(_ path: String) throws(LocatedProblem) -> Configuration {
    let source: SourceText
    do throws(Files.Problem) {
      source = SourceText(name: path, bytes: try Files.read(path))
    } catch {
      throw LocatedProblem(error.words, in: path)
    }
    return try read(source)
  }

  /// The configuration in a text and in the files that it extends.
  package static func read(_ source: SourceText) throws(LocatedProblem) -> Configuration {
    var files = ConfigurationFiles(patternFolder: folder(of: source.name))
    try files.read(source)
    return Configuration(
      path: source.name, extended: files.extended, settings: files.settings, paths: files.paths)
  }
}

/// Reads a configuration file and those that it extends, which come first.
private struct ConfigurationFiles {
  /// The folder that the patterns of all files are seen from: a file that many extend speaks of
  /// their folders, not of its own.
  let patternFolder: String
  var extended: [String] = []
  var settings: [Setting] = []
  var paths: [Configuration.PathSettings] = []
  /// The files that are being read, each extended by the one before it, without symbolic links.
  private var chain: [(name: String, resolved: String)] = []

  /// More files than anybody has; a few that extend each other twice come to as many.
  private static let mostFiles = 100

  init(patternFolder: String) {
    self.patternFolder = patternFolder
  }

  mutating func read(_ source: SourceText) throws(LocatedProblem) {
    let tree = SyntaxTree.parse(source)
    defer { tree.discard() }
    if let issue = tree.issues.first {
      throw LocatedProblem(issue.message, at: issue.range, in: source, help: issue.help)
    }
    guard let root = tree.root, !root.isNull else { return }
    chain.append((source.name, Files.resolved(source.name)))
    let mapping = ConfigurationMapping(root, in: source)
    let pairs = try mapping.pairs(of: ConfigurationKey.ofFiles, whole: "configuration")
    for (key, value) in pairs where key == .extends {
      for name in try mapping.texts(key, value) {
        try extend(mapping.path(name.text), at: name.range, in: source)
      }
    }
    for (key, value) in pairs {
      switch key {
      case .extends: break
      case .paths: paths += try entries(value, mapping)
      default: settings += try mapping.settings(key, value)
      }
    }
    chain.removeLast()
  }

  private mutating func extend(_ path: String, at range: SourceRange, in source: SourceText)
    throws(LocatedProblem)
  {
    if let start = chain.firstIndex(where: { $0.resolved == Files.resolved(path) }) {
      let circle = (chain[start...].map(\.name) + [chain[start].name]).map { "`\($0)`" }
      throw LocatedProblem(
        "configurations extend each other in a circle: \(circle.joined(separator: " → "))",
        at: range, in: source, help: "take one of them out of `extends`")
    }
    guard extended.count < Self.mostFiles else {
      throw LocatedProblem(
        "more than \(Self.mostFiles) configurations are extended", at: range, in: source)
    }
    let bytes: [UInt8]
    do throws(Files.Problem) {
      bytes = try Files.read(path)
    } catch {
      throw LocatedProblem("`\(path)` cannot be read: \(error.words)", at: range, in: source)
    }
    try read(SourceText(name: path, bytes: bytes))
    extended.append(path)
  }

  private mutating func entries(_ value: Node, _ file: ConfigurationMapping)
    throws(LocatedProblem) -> [Configuration.PathSettings]
  {
    guard value.isSequence else {
      throw LocatedProblem(
        "`paths` needs a list of mappings", at: value.range, in: file.source,
        help: "write for instance `- {match: [legacy], ignore: [security]}` below it")
    }
    var entries: [Configuration.PathSettings] = []
    for element in value.elements {
      let mapping = ConfigurationMapping(element, in: file.source)
      let pairs = try mapping.pairs(of: ConfigurationKey.ofPaths, whole: "entry of `paths`")
      var patterns: [Setting.Value] = []
      var settings: [Setting] = []
      for (key, value) in pairs {
        let made = try mapping.settings(key, value)
        if key == .match { patterns = made.flatMap(\.values) } else { settings += made }
      }
      guard !patterns.isEmpty else {
        throw LocatedProblem(
          "an entry of `paths` needs patterns under `match`", at: element.range, in: file.source)
      }
      entries.append(
        Configuration.PathSettings(
          patterns: patterns, settings: settings,
          files: PathPatterns(patterns.map(\.text), below: patternFolder)))
    }
    return entries
  }
}
