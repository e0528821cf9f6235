import Linting
import TemplateSyntax

/// The keys of `.checkov.yaml`, which are checkov's options:
/// https://www.checkov.io/2.Basics/CLI%20Command%20Reference.html
extension PeerSettingsReader {
  mutating func readCheckov(_ key: Node, _ value: Node) {
    switch key.text {
    case "skip-check":
      carryOver(texts(value), of: .checkov, Self.matches) { settings, written in
        settings.ignored.add(written.whole, for: written.id)
      }
    case "check": select(texts(value), of: .checkov, Self.matches)
    case "soft-fail-on", "hard-fail-on":
      let severity = key.text == "soft-fail-on" ? Severity.note : .error
      carryOver(texts(value), of: .checkov, Self.matches) { settings, written in
        for rule in written.whole { settings.severities[rule] = severity }
      }
    case "soft-fail":
      if value.boolean == true { settings.failOn = "never" }
    case "skip-path": readSkippedPaths(value)
    case "framework", "skip-framework":
      for (name, node) in texts(value) where !["cloudformation", "all"].contains(name) {
        leaveOut(node, name, because: "plumb reads CloudFormation and SAM templates only")
      }
    default:
      guard value.boolean != false, !value.isNull else { return }
      leaveOut(key, key.text, because: Self.reasons[key.text] ?? "plumb has no such setting")
    }
  }

  /// An id may have `*` for any characters.
  private static func matches(_ written: String, _ id: String) -> Bool {
    let parts = written.split(separator: "*", omittingEmptySubsequences: false)
    guard parts.count > 1, let first = parts.first, let last = parts.last else {
      return written == id
    }
    guard id.hasPrefix(first), id.hasSuffix(last) else { return false }
    var rest = id.dropFirst(first.count)
    for part in parts.dropFirst().dropLast() where !part.isEmpty {
      guard let found = rest.firstRange(of: part) else { return false }
      rest = rest[found.upperBound...]
    }
    return rest.count >= last.count
  }

  private static let reasons = [
    "directory": "name folders when plumb runs",
    "file": "name files when plumb runs",
    "output": "give `--format` when plumb runs",
    "output-file-path": "give `--format FORMAT=FILE` when plumb runs",
    "quiet": "give `-q` when plumb runs",
    "compact": "give `--format concise` when plumb runs",
    "baseline": "write a baseline anew with `plumb lint --write-baseline FILE`",
    "create-baseline": "write a baseline with `plumb lint --write-baseline FILE`",
    "external-checks-dir": "write the checks anew in YAML (docs/writing-rules.md)",
    "external-checks-git": "write the checks anew in YAML (docs/writing-rules.md)",
    "var-file": "plumb reads CloudFormation and SAM templates only",
  ]

  /// checkov passes over a path in which a regular expression finds something.
  private mutating func readSkippedPaths(_ value: Node) {
    for (expression, node) in texts(value) {
      let isPlain = expression.allSatisfy { character in
        character.isLetter || character.isNumber || "._-/ ".contains(character)
      }
      let inner = expression.split(separator: "/").joined(separator: "/")
      guard isPlain, !inner.isEmpty else {
        leaveOut(node, expression, because: "add what it matches to `exclude` by hand")
        continue
      }
      let start = expression.hasPrefix("/") ? "**/" : "**/*"
      settings.excluded.append(start + inner + (expression.hasSuffix("/") ? "/**" : "*"))
    }
  }
}
