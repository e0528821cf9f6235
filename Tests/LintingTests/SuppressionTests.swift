import CloudFormation
import Linting
import SourceText
import TemplateSyntax
import Testing

@Suite struct `A suppression` {
  @Test(arguments: hiding) func `hides what begins in its place`(_ sample: Sample) {
    let result = sample.lint()
    #expect(result.diagnostics.map(\.shownPlace) == sample.counting)
    #expect(result.suppressed.map(\.diagnostic.shownPlace) == sample.suppressed)
  }

  static let hiding: [Sample] = [
    Sample(
      "on the line",
      """
      Resources:
        Loud: {Type: Horn} # plumb: ignore[loud] it has to be
        Other: {Type: Horn}
      """, counting: ["loud Other"], suppressed: ["loud Loud"]),
    Sample(
      "on the line above",
      """
      Resources:
        # plumb: ignore[loud] it has to be
        Loud: {Type: Horn}
        Other: {Type: Horn}
      """, counting: ["loud Other"], suppressed: ["loud Loud"]),
    Sample(
      "above other comments and empty lines",
      """
      Resources:
        # plumb: ignore[loud] it has to be
        # The horn of the old factory.

        Loud: {Type: Horn}
        Other: {Type: Horn}
      """, counting: ["loud Other"], suppressed: ["loud Loud"]),
    Sample(
      "above a resource, for all that is in it",
      """
      Resources:
        # plumb: ignore[long] it grows
        First:
          Type: Bell
          Properties:
            Text: aaaaaaaaaa
        Second:
          Type: Bell
          Properties:
            Text: bbbbbbbbbb
      """, counting: ["long bbbbbbbbbb"], suppressed: ["long aaaaaaaaaa"]),
    Sample(
      "above an element of a list, for that element",
      """
      Resources:
        Only:
          Type: Bell
          Properties:
            Texts:
              # plumb: ignore[long] it grows
              - Text: aaaaaaaaaa
                More: cccccccccc
              - Text: bbbbbbbbbb
      """, counting: ["long bbbbbbbbbb"], suppressed: ["long aaaaaaaaaa", "long cccccccccc"]),
    Sample(
      "on the line of a resource, for no more than that line",
      """
      Resources:
        Loud: # plumb: ignore[loud, long] it has to be
          Type: Horn
          Properties:
            Text: aaaaaaaaaa
      """, counting: ["unused-suppression long", "long aaaaaaaaaa"], suppressed: ["loud Loud"]),
    Sample(
      "above a section, for its line only",
      """
      # plumb: ignore[loud] it has to be
      Resources:
        Loud: {Type: Horn}
      """, counting: ["unused-suppression loud", "loud Loud"], suppressed: []),
    Sample(
      "for the whole file, from anywhere in it",
      """
      Resources:
        Loud: {Type: Horn}
        Other: {Type: Horn}
      # plumb: ignore-file[loud] all of them
      """, counting: [], suppressed: ["loud Loud", "loud Other"]),
    Sample(
      "of several rules",
      """
      Resources:
        # plumb: ignore[ loud ,long ] both
        Loud: {Type: Horn, Properties: {Text: aaaaaaaaaa}}
      """, counting: [], suppressed: ["loud Loud", "long aaaaaaaaaa"]),
    Sample(
      "behind other words",
      """
      Resources:
        Loud: {Type: Horn} # ticket 12 # plumb: ignore[loud] it has to be
      """, counting: [], suppressed: ["loud Loud"]),
    Sample(
      "in the metadata of a resource",
      """
      {"Resources": {
        "Loud": {"Type": "Horn",
          "Metadata": {"plumb": {"ignore": [{"rule": "loud", "reason": "it has to be"}]}}},
        "Other": {"Type": "Horn"}
      }}
      """, counting: ["loud Other"], suppressed: ["loud Loud"]),
    Sample(
      "in the metadata of the template",
      """
      Metadata:
        plumb:
          ignore:
            - rule: loud
              reason: all of them
      Resources:
        Loud: {Type: Horn}
        Other: {Type: Horn}
      """, counting: [], suppressed: ["loud Loud", "loud Other"]),
    Sample(
      "that is no comment but text",
      """
      Resources:
        Loud: {Type: Horn, Properties: {Text: "a # plumb: ignore-file[loud]"}}
      """, counting: ["loud Loud", "long a # plumb: ignore-file[loud]"], suppressed: []),
  ]

  @Test func `keeps its reason`() {
    let sample = Sample(
      "",
      """
      Resources:
        Loud: {Type: Horn} # plumb: ignore[loud]   it has to be
        Other: {Type: Horn} # plumb: ignore[loud]
      """)
    #expect(sample.lint().suppressed.map(\.reason) == ["it has to be", nil])
  }

  @Test(arguments: [
    ("until 2026-01-01", ["unused-suppression long"], true),
    (
      "until 2025-12-31", ["suppression-expired loud", "suppression-expired long", "loud Loud"],
      false
    ),
    (
      "the works end, Until 2025-12-31.",
      ["suppression-expired loud", "suppression-expired long", "loud Loud"], false
    ),
    ("until the works end", ["unused-suppression long"], true),
    ("until 2025-13-01", ["unused-suppression long"], true),
  ]) func `holds until the end of the day that it names`(
    _ reason: String, _ counting: [String], _ hides: Bool
  ) {
    let sample = Sample(
      "", "Resources:\n  Loud: {Type: Horn} # plumb: ignore[loud, long] \(reason)\n")
    let result = sample.lint()
    #expect(Set(result.diagnostics.map(\.shownPlace)) == Set(counting))
    #expect(result.suppressed.isEmpty == !hides)
  }

  @Test func `does not hold when suppressions are disregarded`() {
    let sample = Sample(
      "",
      """
      Resources:
        Loud: {Type: Horn} # plumb: ignore[loud, long]
      """)
    let result = sample.lint(.disregarded)
    #expect(result.diagnostics.map(\.shownPlace) == ["loud Loud"])
    #expect(result.suppressed == [])
  }

  @Test(arguments: [
    ("ignore", "this suppression does not name the rules that it hides"),
    ("ignore[]", "this suppression does not name the rules that it hides"),
    ("ignore[ ]", "this suppression does not name the rules that it hides"),
    ("disable[loud]", "`plumb: disable` is no suppression that plumb knows"),
    ("ignore-next-line[loud]", "`plumb: ignore-next-line` is no suppression that plumb knows"),
    ("ignore[lod]", "plumb has no rule `lod`"),
    ("ignore[loud]", "this suppression of `loud` hides nothing"),
  ]) func `is told about when it hides nothing`(_ words: String, _ message: String) {
    let sample = Sample("", "Resources:\n  Quiet: {Type: Bell} # plumb: \(words)\n")
    #expect(sample.lint().diagnostics.map(\.message) == [message])
  }

  @Test func `says which rule may be meant`() {
    let sample = Sample("", "Resources:\n  Quiet: {Type: Bell} # plumb: ignore[lod]\n")
    #expect(
      sample.lint().diagnostics.map(\.help) == [
        "name the rule: one with a similar name is `loud`"
      ])
  }

  @Test func `of a rule that does not run may be of use in another run`() {
    let sample = Sample("", "Resources:\n  Quiet: {Type: Bell} # plumb: ignore[loud]\n")
    let rules = Sample.rules.filter { $0.name == "unused-suppression" }
    #expect(
      sample.lint(.honored(among: Sample.rules.map(ListedRule.init)), rules).diagnostics == [])
  }

  @Test func `can hide what is wrong with suppressions`() {
    let sample = Sample(
      "",
      """
      # plumb: ignore-file[unused-suppression] shared between stages
      Resources:
        Quiet: {Type: Bell} # plumb: ignore[loud]
      """)
    #expect(sample.lint().diagnostics == [])
    #expect(sample.lint().suppressed.map(\.diagnostic.rule) == ["unused-suppression"])
  }

  @Test func `hides nothing for certain in a template that cannot be read to its end`() {
    let sample = Sample("", "Resources:\n  Quiet: {Type: Bell} # plumb: ignore[loud]\n  X: [\n")
    #expect(sample.lint().diagnostics == [])
  }

  @Test(arguments: removing) func `is removed by its fix`(_ before: String, _ after: String) {
    let source = SourceText(name: "template", text: before)
    let unused = Sample("", before).lint().diagnostics.filter { $0.rule == "unused-suppression" }
    let edits = Set(unused.flatMap { $0.fixes.flatMap(\.edits) })
    #expect(!edits.isEmpty)
    var bytes = source.bytes
    for edit in edits.sorted(by: { $0.range.start > $1.range.start }) {
      bytes.replaceSubrange(edit.range.start..<edit.range.end, with: Array(edit.replacement.utf8))
    }
    #expect(String(decoding: bytes, as: UTF8.self) == after)
  }

  static let removing: [(String, String)] = [
    (
      "Resources:\n  Quiet: {Type: Bell} # plumb: ignore[loud] was loud\n",
      "Resources:\n  Quiet: {Type: Bell}\n"
    ),
    (
      "Resources:\n  # plumb: ignore[loud, long] both\n  Quiet: {Type: Bell}\n",
      "Resources:\n  Quiet: {Type: Bell}\n"
    ),
    (
      "Resources:\n  # plumb: ignore[long, loud] one\n  Loud: {Type: Horn}\n",
      "Resources:\n  # plumb: ignore[loud] one\n  Loud: {Type: Horn}\n"
    ),
    (
      "Resources:\n  # plumb: ignore[loud, long] one\n  Loud: {Type: Horn}\n",
      "Resources:\n  # plumb: ignore[loud] one\n  Loud: {Type: Horn}\n"
    ),
    (
      "Resources:\n  Quiet:\n    Type: Bell\n    Metadata:\n      plumb:\n        ignore:\n"
        + "          - rule: loud\n            reason: x\n    Properties: {}\n",
      "Resources:\n  Quiet:\n    Type: Bell\n    Properties: {}\n"
    ),
    (
      "{\"Metadata\": {\"a\": 1, \"plumb\": {\"ignore\": [{\"rule\": \"loud\"}]}}, \"Resources\": {}}",
      "{\"Metadata\": {\"a\": 1}, \"Resources\": {}}"
    ),
    (
      "{\"Resources\": {\"L\": {\"Type\": \"Horn\", \"Metadata\": {\"plumb\": {\"ignore\": "
        + "[{\"rule\": \"loud\"}, {\"rule\": \"long\"}]}}}}}",
      "{\"Resources\": {\"L\": {\"Type\": \"Horn\", \"Metadata\": {\"plumb\": {\"ignore\": "
        + "[{\"rule\": \"loud\"}]}}}}}"
    ),
  ]
}

/// A template with what counts in it and what does not.
struct Sample: Sendable, CustomTestStringConvertible {
  var title: String
  var text: String
  var counting: [String]
  var suppressed: [String]

  init(_ title: String, _ text: String, counting: [String] = [], suppressed: [String] = []) {
    self.title = title
    self.text = text
    self.counting = counting
    self.suppressed = suppressed
  }

  var testDescription: String { title }

  func lint(
    _ suppressions: Linter.Suppressions = .honored(among: Self.rules.map(ListedRule.init)),
    _ rules: [Rule] = Self.rules
  ) -> Linter.Result {
    Linter(
      rules.map { Linter.ActiveRule($0) },
      Linter.Circumstances(today: CalendarDate(2026, 1, 1)), suppressions: suppressions
    ).lint(SourceText(name: "template", text: text))
  }

  /// Two rules of the tests, and those about suppressions.
  static let rules: [Rule] = [
    rule(
      "loud",
      .eachResource(of: ["Horn"]) { resource, template in
        template.report("\(resource.logicalId)", at: resource.key)
      }),
    rule(
      "long",
      .wholeTemplate { template in
        for node in template.template.tree.allNodes
        where ["Text", "More"].contains(node.key?.text) && node.text.count >= 10 {
          template.report("\(node.text)", at: node)
        }
      }),
    rule("unused-suppression", .suppression { $0.kind == .unused }),
    rule("suppression-expired", .suppression { $0.kind == .expired }),
    rule("blanket-suppression", .suppression { $0.kind == .withoutRule }),
  ]

  private static func rule(_ name: String, _ check: Check) -> Rule {
    Rule(
      name, summary: "summary", severity: .warning, category: .template, why: "why", fix: "fix it",
      check: check, examples: [])
  }
}

extension Diagnostic {
  /// The rule, and what it is about in short.
  fileprivate var shownPlace: String {
    let about = message.split(separator: "`")
    return about.count > 1 ? "\(rule) \(about[1])" : "\(rule) \(message)"
  }
}
