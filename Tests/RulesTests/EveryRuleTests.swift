import Foundation
import Linting
import Rules
import Testing

@Suite struct `Every rule` {
  @Test(arguments: RuleExample.all)
  func `finds what its examples announce, and nothing else`(_ example: RuleExample) {
    let found = example.example.findings(of: example.rule, on: Package.today)
    let expected = example.example.expectedFindings
    for finding in expected where !found.contains(finding) {
      Issue.record("is not found: \(finding)", sourceLocation: example.place)
    }
    for finding in found where !expected.contains(finding) {
      Issue.record("is found without carets: \(finding)", sourceLocation: example.place)
    }
  }

  @Test(arguments: RuleExample.all)
  func `has examples that are templates`(_ example: RuleExample) {
    guard example.rule.category != .syntax else { return }
    let syntaxRules = BuiltInRules.all.filter { $0.category == .syntax }
    for rule in syntaxRules {
      for finding in example.example.findings(of: rule, on: Package.today) {
        Issue.record("\(rule.name): \(finding)", sourceLocation: example.place)
      }
    }
  }
}

/// An example with the rule that it belongs to.
struct RuleExample: Sendable, CustomTestStringConvertible {
  let rule: Rule
  let example: Example

  static let all = BuiltInRules.all.flatMap { rule in
    rule.examples().map { RuleExample(rule: rule, example: $0) }
  }

  var testDescription: String { "\(rule.name): \(example.title)" }

  /// The line of the rule's file on which the example begins.
  var place: SourceLocation {
    let file = example.place
    let isRelative = !file.filePath.hasPrefix("/")
    return SourceLocation(
      fileID: isRelative ? "Rules/" + URL(filePath: file.filePath).lastPathComponent : file.fileID,
      filePath: isRelative ? Package.folder + "/" + file.filePath : file.filePath,
      line: file.line, column: 1)
  }
}

/// What all tests of rules share.
enum Package {
  /// The folder that holds the package.
  static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().path

  /// The day on which examples are judged, so that none fails because time goes by.
  static let today = CalendarDate(2026, 1, 1)
}
