import Linting
import SourceText
import TemplateSyntax
import Testing

@Suite struct `A selection of rules` {
  static let rules = [
    rule("bucket-open", .security, services: ["s3"], frameworks: ["pci-dss"]),
    rule("bucket-costly", .cost, services: ["s3"], isEnabled: false),
    rule("queue-open", .security, services: ["sqs"]),
    rule("unreadable", .syntax, check: .syntax { $0.kind == .malformed }),
  ]

  @Test(arguments: [
    (nil, [], ["bucket-open", "queue-open", "unreadable"]),
    (["all"], [], ["bucket-open", "bucket-costly", "queue-open", "unreadable"]),
    (["s3"], [], ["bucket-open", "bucket-costly", "unreadable"]),
    (["cost"], [], ["bucket-costly", "unreadable"]),
    (["pci-dss"], [], ["bucket-open", "unreadable"]),
    (["queue-open", "cost"], [], ["bucket-costly", "queue-open", "unreadable"]),
    (["default", "cost"], [], ["bucket-open", "bucket-costly", "queue-open", "unreadable"]),
    (nil, ["s3"], ["queue-open", "unreadable"]),
    (["security"], ["queue-open"], ["bucket-open", "unreadable"]),
    (["all"], ["all"], []),
    ([], ["unreadable"], []),
  ]) func `has the rules that it names`(
    _ selected: [String]?, _ ignored: [String], _ expected: [String]
  ) {
    let selection = RuleSelection(selected: selected, ignored: ignored)
    #expect(selection.activeRules(of: Self.rules.map(ListedRule.init)).map(\.rule.name) == expected)
  }

  @Test func `sets severities`() {
    let selection = RuleSelection(severities: ["queue-open": .note])
    let severities = selection.activeRules(of: Self.rules.map(ListedRule.init)).map(\.severity)
    #expect(severities == [nil, .note, nil])
  }

  @Test(arguments: [
    (RuleSelection(selected: ["bucket-opn"]), "bucket-opn", "bucket-open"),
    (RuleSelection(ignored: ["secruity"]), "secruity", "security"),
    (RuleSelection(severities: ["qeue-open": .note]), "qeue-open", "queue-open"),
    (RuleSelection(selected: ["something else"]), "something else", nil),
  ]) func `tells which of its names is unknown`(
    _ selection: RuleSelection, _ name: String, _ nearest: String?
  ) {
    let unknown = selection.unknownName(among: Self.rules.map(ListedRule.init))
    #expect(unknown?.name == name)
    #expect(unknown?.nearest == nearest)
  }

  @Test func `knows the ids of other linters`() {
    let unknown = RuleSelection(selected: ["CKV_TEST_1"]).unknownName(
      among: Self.rules.map(ListedRule.init))
    #expect(unknown?.equivalents == ["bucket-open", "bucket-costly", "queue-open", "unreadable"])
  }

  private static func rule(
    _ name: String, _ category: Linting.Category, services: [String] = [], isEnabled: Bool = true,
    frameworks: [String] = [], check: Check = .wholeTemplate { _ in }
  ) -> Rule {
    Rule(
      name, summary: "summary", severity: .error, category: category, services: services,
      isEnabledByDefault: isEnabled, equivalents: [Equivalents(.checkov, "CKV_TEST_1")],
      frameworks: frameworks, why: "why", fix: "fix", check: check, examples: [])
  }
}
