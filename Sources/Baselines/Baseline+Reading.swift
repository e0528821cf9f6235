package import LintRun
import Platform
import SourceText
import TemplateSyntax

extension Baseline {
  /// Reads a baseline file.
  package static func read(_ path: String) throws(LocatedProblem) -> Baseline {
    let bytes: [UInt8]
    do throws(Files.Problem) {
      bytes = try Files.read(path)
    } catch {
      let help = Files.exists(path) ? nil : "write it with `--write-baseline \(path)`"
      throw LocatedProblem(error.words, in: path, help: help)
    }
    let source = SourceText(name: path, bytes: bytes)
    let tree = SyntaxTree.parse(source)
    defer { tree.discard() }
    if let issue = tree.issues.first {
      throw LocatedProblem(issue.message, at: issue.range, in: source, help: issue.help)
    }
    guard let root = tree.root, let version = root["version"], let findings = root["findings"],
      findings.isSequence
    else {
      throw LocatedProblem(
        "the file is no baseline", in: path, help: "write one with `--write-baseline \(path)`")
    }
    guard version.text == "\(Self.version)" else {
      throw LocatedProblem(
        "the baseline is of version \(version.text), which this plumb does not know",
        at: version.range, in: source, help: "write it anew with `--write-baseline \(path)`")
    }
    var counts: [Entry: Int] = [:]
    for finding in findings.elements {
      let (entry, count) = try entry(finding)
      counts[entry, default: 0] += count
    }
    return Baseline(counts)
  }

  private static func entry(_ finding: Node) throws(LocatedProblem) -> (Entry, Int) {
    func text(_ key: String) throws(LocatedProblem) -> String {
      guard let value = finding[key], value.isScalar, !value.isNull else {
        throw LocatedProblem(
          "a finding in a baseline has `file`, `rule`, `path` and `message`", at: finding.range,
          in: finding.source)
      }
      return value.text
    }
    let entry = try Entry(
      file: text("file"), rule: text("rule"), path: text("path"), message: text("message"))
    guard let count = finding["count"] else { return (entry, 1) }
    guard let number = count.integer, number > 0 else {
      throw LocatedProblem(
        "`count` says how often a finding is known, from 1", at: count.range, in: finding.source)
    }
    return (entry, number)
  }
}
