package import LintRun
import Linting
import Reports
import SourceText

/// What is settled for one file, and where: what `plumb config show` tells.
package struct FileSettings: Sendable {
  private let file: String
  private let configuration: Configuration
  private let settings: EffectiveSettings
  private let entries: [Configuration.PathSettings]
  private let isExcluded: Bool
  private let rules: [(name: String, severity: Severity)]
  private let ruleCount: Int

  /// What a plan has settled for a file.
  package init(_ file: String, in plan: LintPlan) {
    self.file = file
    configuration = plan.configuration
    (settings, entries) = plan.settings(for: file)
    isExcluded = plan.excluded.match(file)
    rules = settings.selection.activeRules(of: plan.rules).map {
      ($0.listed.name, $0.severity ?? $0.rule.severity)
    }
    ruleCount = plan.rules.count
  }

  /// A line of what is shown: the value under a key.
  private struct Line {
    var key: ConfigurationKey
    var name: String?
    var option: String?
    var value: Setting.Value

    var words: String {
      [name, option].compactMap(\.self).map { "\($0): " }.joined() + value.text
    }
  }

  private var lines: [Line] {
    ConfigurationKey.ofFiles.filter { ![.extends, .paths].contains($0) }.flatMap { key in
      let own = settings.settings.filter { $0.key == key }.flatMap { setting in
        setting.values.map {
          Line(key: key, name: setting.name, option: setting.option, value: $0)
        }
      }
      guard own.isEmpty, let standard = Self.standards[key] else { return own }
      return [Line(key: key, name: nil, value: Setting.Value(standard, from: .standard))]
    } + entries.flatMap(\.patterns).map { Line(key: .paths, name: nil, value: $0) }
  }

  /// What holds where nobody has said anything.
  private static let standards: [ConfigurationKey: String] = [
    .select: RuleSelection.defaultRules, .failOn: FailureThreshold.standard.rawValue,
    .regions: EffectiveSettings.standardRegion,
  ]

  // MARK: - Text

  /// For people: a line for each value, with where it comes from.
  package var text: [UInt8] {
    var text = "\(file)\n"
    text += "configuration: \(configuration.path ?? "none")"
    if !configuration.extended.isEmpty {
      text += ", which extends " + configuration.extended.joined(separator: ", ")
    }
    if isExcluded { text += "\nleft out where it is found in a folder, by `exclude`" }
    text += "\n\n"
    let lines = lines
    let keyWidth = lines.map(\.key.name.count).max() ?? 0
    let wordsWidth = min(60, lines.map(\.words.count).max() ?? 0)
    var last: ConfigurationKey?
    for line in lines {
      let key = line.key == last ? "" : line.key.name
      last = line.key
      text += Self.padded(key, to: keyWidth) + "  " + Self.padded(line.words, to: wordsWidth)
      text += "  \(line.value.origin)\n"
    }
    text += "\n\(rules.count) of \(ruleCount) rules run\n"
    return Array(text.utf8)
  }

  private static func padded(_ text: String, to width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }

  // MARK: - JSON

  /// For programs, with the rules that run.
  package var json: [UInt8] {
    var json = JSONWriter()
    json.object { json in
      json.member("version", 1)
      json.member("file", file)
      json.member("configuration", orNull: configuration.path)
      json.member("extends", texts: configuration.extended)
      json.member("excluded", isExcluded)
      json.array("settings") { json in
        for line in lines {
          json.element()
          json.object(inline: true) { json in
            json.member("key", line.key.name)
            if let name = line.name { json.member("name", name) }
            if let option = line.option { json.member("option", option) }
            json.member("value", line.value.text)
            json.write(line.value.origin)
          }
        }
      }
      json.array("rules") { json in
        for rule in rules {
          json.element()
          json.object(inline: true) { json in
            json.member("id", rule.name)
            json.member("severity", rule.severity.rawValue)
          }
        }
      }
    }
    json.endLine()
    return json.bytes
  }
}

extension JSONWriter {
  fileprivate mutating func write(_ origin: SettingOrigin) {
    object("from") { json in
      switch origin {
      case .file(let file, let position):
        json.member("file", file)
        json.member("line", position.line)
        json.member("column", position.column)
      case .option(let option): json.member("option", option)
      case .standard: json.member("default", true)
      }
    }
  }
}
