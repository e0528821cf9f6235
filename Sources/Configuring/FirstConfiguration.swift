package import LintRun
package import Linting
import Reports

/// The configuration that a project begins with: what `plumb init` writes.
package struct FirstConfiguration: Sendable {
  /// The templates that were found.
  package let templates: [String]
  /// The files of other linters that were read.
  package let imported: [String]
  /// The lines about what could not be carried over, in the order of the files.
  package let leftOut: [String]
  /// How many settings were carried over.
  package let carriedCount: Int
  /// The text of the file.
  package let text: String

  /// The name of the file with the schema, beside the configuration.
  package static let schemaFileName = ".plumb.schema.json"

  /// The configuration for a folder, with what other linters are told there or in files named.
  ///
  /// `schema` is the address of the schema that the file names for editors; nil for none.
  package init(
    for folder: String, and files: [String], rules: [Rule], schema: String?
  ) throws(LocatedProblem) {
    var peers = try PeerFile.all(in: folder)
    for file in files where !peers.contains(where: { $0.path == file }) {
      peers.append(try PeerFile(named: file))
    }
    var reader = PeerSettingsReader(rules)
    for peer in peers { try reader.read(peer) }
    var settings = reader.settings
    settings.leaveOutWhatIsIgnored()
    templates = FoundTemplates.paths(in: folder)
    imported = peers.map(\.path)
    leftOut = settings.leftOut.map { "\($0.file):\($0.line): `\($0.what)`: \($0.reason)" }
    carriedCount = settings.count
    text = Self.text(of: settings, from: imported, schema: schema)
  }

  // MARK: - Text

  private static func text(of settings: PeerSettings, from files: [String], schema: String?)
    -> String
  {
    var text = schema.map { "# yaml-language-server: $schema=\($0)\n" } ?? ""
    text += "# What plumb lints here, and how.\n"
    if !files.isEmpty { text += "# Taken over from \(files.joined(separator: ", ")).\n" }
    text += selection(of: settings)
    if settings.severities.isEmpty {
      text += "\n# severity:\n#   queue-unencrypted: error\n"
    } else {
      text += "\nseverity:\n"
      for (rule, severity) in settings.severities.sorted(by: { $0.key < $1.key }) {
        text += "  \(rule): \(severity.rawValue)\n"
      }
    }
    text += settings.failOn.map { "\nfail-on: \($0)\n" } ?? "\n# fail-on: warning\n"
    text += list("regions", settings.regions) ?? "\n# regions: [eu-central-1]\n"
    if !settings.parameters.isEmpty {
      text += "\nparameters:\n"
      for (name, value) in settings.parameters.sorted(by: { $0.key < $1.key }) {
        text += "  \(quoted(name)): \(quoted(value))\n"
      }
    }
    text += list("exclude", settings.excluded) ?? "\n# exclude: [generated]\n"
    return text
  }

  private static func selection(of settings: PeerSettings) -> String {
    var text = "\n# select: [default, security]\n"
    if !settings.selected.isEmpty {
      text = "\nselect:\n  - default\n" + names(settings.selected)
    }
    guard !settings.ignored.isEmpty else { return text + "\n# ignore: [iam-inline-policy]\n" }
    return text + "\nignore:\n" + names(settings.ignored)
  }

  private static func names(_ rules: [PeerSettings.NamedRule]) -> String {
    rules.map { "  - \($0.rule) # \($0.ids.joined(separator: ", "))\n" }.joined()
  }

  private static func list(_ key: String, _ texts: [String]) -> String? {
    guard !texts.isEmpty else { return nil }
    return "\n\(key):\n" + texts.map { "  - \(quoted($0))\n" }.joined()
  }

  /// A text as YAML reads it back, in quotes where it could be read as something else.
  private static func quoted(_ text: String) -> String {
    let isPlain =
      (text.first?.isLetter == true || text.hasPrefix("./"))
      && text.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "-_./".contains($0)) }
    let words = ["true", "false", "yes", "no", "on", "off", "null", "y", "n"]
    guard !isPlain || words.contains(text.lowercased()) else { return text }
    var json = JSONWriter()
    json.string(text)
    return String(decoding: json.bytes, as: UTF8.self)
  }
}

extension PeerSettings {
  /// Of two linters that say opposite things, the one that passes over a rule has a reason.
  fileprivate mutating func leaveOutWhatIsIgnored() {
    let names = Set(ignored.map(\.rule))
    selected.removeAll { names.contains($0.rule) }
    severities = severities.filter { !names.contains($0.key) }
  }

  /// How many settings there are.
  fileprivate var count: Int {
    selected.count + ignored.count + severities.count + regions.count + excluded.count
      + parameters.count + (failOn == nil ? 0 : 1)
  }
}
