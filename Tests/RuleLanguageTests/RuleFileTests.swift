import Linting
import RuleLanguage
import SourceText
import Testing

@Suite struct `A rule file` {
  @Test func `becomes the rule that it describes`() throws {
    let file = try RuleFile.read(SourceText(name: "rule.yaml", text: RuleText().text)).get()
    #expect(file.rule.name == "queue-without-key")
    #expect(file.rule.severity == .warning)
    #expect(file.rule.category == .security)
    #expect(file.rule.services == ["sqs"])
    #expect(file.rule.equivalents == [Equivalents(.checkov, "CKV_AWS_27")])
    #expect(file.rule.why == "Messages lie open on disk. Nobody wants that.")
    #expect(file.rule.examples().map(\.title) == ["without a key"])
    #expect(file.rule.examples().first?.place.line == 25)
  }

  @Test(arguments: [
    Mistake(
      "sumary: a queue", instead: "summary: a queue", "`sumary` is no key of a rule",
      at: "sumary", help: "write `summary`"),
    Mistake(
      "", instead: "fix: set it\n", "the key `fix` is missing", at: "name", help: "add `fix:`"),
    Mistake(
      "severity: eror", instead: "severity: warning", "`eror` is no severity of a rule",
      at: "eror", help: "write `error`"),
    Mistake(
      "enabled: perhaps", instead: "enabled: true", "`enabled` needs `true` or `false`",
      at: "perhaps"),
    Mistake(
      "checkof: CKV_AWS_27", instead: "checkov: CKV_AWS_27",
      "`checkof` is no other linter of a rule", at: "checkof", help: "write `checkov`"),
    Mistake(
      "at-lest: 1", instead: "present: true", "`at-lest` is no key of a rule", at: "at-lest",
      help: "write `at-least`"),
    Mistake("at-least: many", instead: "present: true", "`at-least` needs a number", at: "many"),
    Mistake(
      "matches: '('", instead: "present: true",
      "the expression cannot be used: a group is never closed", at: "'('"),
    Mistake(
      "one-of: KeyOne", instead: "present: true", "`one-of` needs a list of values",
      at: "KeyOne"),
    Mistake(
      "present: false", instead: "present: true", "`present` can only be `true`",
      at: "false", help: "write `absent: true`"),
    Mistake(
      "message: has {valu}", instead: "message: has no key",
      "`{valu}` is nothing that a message can fill in", at: "has {valu}"),
    Mistake(
      "message: has {value}", instead: "message: has no key",
      "a property that is left out has no `{value}`", at: "has {value}",
      help: "add `message-when-absent:`"),
    Mistake(
      "related: {this: trigers}", instead: "present: true",
      "`trigers` is no relation of a rule", at: "trigers", help: "write `triggers`"),
    Mistake(
      "types: AWS::SQS::Queue", instead: "resource: AWS::SQS::Queue",
      "`types` is no key of a rule", at: "types"),
    Mistake(
      "at-least: {option: size}", instead: "present: true", "`size` is no option of a rule",
      at: "size"),
    Mistake(
      "options: {size: {summary: a size}}\nfix: set it", instead: "fix: set it",
      "the key `default` is missing", at: "{summary", help: "add `default:`"),
    Mistake(
      "options: {size: {default: 1}}\nfix: set it", instead: "fix: set it",
      "the key `summary` is missing", at: "{default", help: "add `summary:`"),
    Mistake(
      "options: {size: {summary: a size, default: big}}\nfix: set it", instead: "fix: set it",
      "`default` needs a whole number or a list of texts", at: "big"),
    Mistake(
      "options: {size: {summary: a size, default: 9, at-most: 5}}\nfix: set it",
      instead: "fix: set it", "`default` needs a whole number from 0 to 5", at: "9"),
    Mistake(
      "options: {size: {summary: a size, default: 9}}\nfix: set it", instead: "fix: set it",
      "the check makes no use of option `size`", at: "size",
      help: "write `{option: size}` in place of a number or a list of texts"),
    Mistake(
      "options: [size]\nfix: set it", instead: "fix: set it",
      "`options` needs names with what they stand for", at: "[size]"),
    Mistake(
      "titel: without a key", instead: "title: without a key",
      "`titel` is no key of a rule", at: "titel", help: "write `title`"),
  ])
  func `says what is wrong with it, and where`(_ mistake: Mistake) throws {
    let text = RuleText().text.replacing(mistake.original, with: mistake.text)
    guard case .failure(let found) = RuleFile.read(SourceText(name: "rule.yaml", text: text)) else {
      Issue.record("the file was read without complaint")
      return
    }
    let same = try #require(found.mistakes.first { $0.message == mistake.message })
    let place = SourceText(name: "", text: text).text(in: same.range)
    #expect(place == mistake.place)
    if let help = mistake.help { #expect(same.help == help) }
  }

  @Test func `says which examples do not find what they announce`() throws {
    let text = RuleText().text + "\n            # ^^^^^ has a key\n"
    let file = try RuleFile.read(SourceText(name: "rule.yaml", text: text)).get()
    let broken = file.brokenExamples(on: CalendarDate(2026, 1, 1))
    #expect(
      broken.map(\.message) == [
        "the example does not find on line 3: has a key",
        "the example finds on line 2 what no carets announce: has no key",
      ])
    #expect(
      SourceText(name: "", text: text).text(in: broken[0].range) == "  - title: without a key")
  }

  @Test(arguments: ["", "- a list", "just a text", "name: [", "name: a\nname: b"])
  func `is refused when it holds no rule`(_ text: String) {
    guard case .failure(let found) = RuleFile.read(SourceText(name: "rule.yaml", text: text)) else {
      Issue.record("the file was read without complaint")
      return
    }
    #expect(!found.mistakes.isEmpty)
  }
}

struct RuleText {
  var check = """
      property: KmsMasterKeyId
      present: true
    """

  var text: String {
    """
    name: queue-without-key
    summary: a queue
    severity: warning
    category: security
    services: [sqs]
    enabled: true
    documents: [SQS-01]
    equivalents:
      checkov: CKV_AWS_27
    frameworks: []
    why: |
      Messages lie open on disk.
      Nobody wants that.
    fix: set it

    check:
      resource: AWS::SQS::Queue
    \(check)
    message: has no key

    # The list of examples has one that fails.
    examples:

      - title: without a key
        template: |
          Resources:
            Queue:
              Type: AWS::SQS::Queue
    """
  }
}

struct Mistake: Sendable, CustomTestStringConvertible {
  let text: String
  let original: String
  let message: String
  let place: String
  let help: String?

  init(
    _ text: String, instead original: String, _ message: String, at place: String,
    help: String? = nil
  ) {
    self.text = text
    self.original = original
    self.message = message
    self.place = place
    self.help = help
  }

  var testDescription: String { message }
}
