import Foundation
import Linting
import RuleGeneration
import Rules
import SourceText
import Testing

@Suite struct `Every rule follows the conventions` {
  @Test(arguments: NamedRule.all)
  func `is named in words for what is wrong`(_ named: NamedRule) throws {
    let name = named.rule.name
    #expect(name.wholeMatch(of: /[a-z0-9]+(-[a-z0-9]+){1,6}/) != nil)
    let openings = [
      "avoid", "do", "no", "use", "prefer", "consider", "check", "validate", "ensure", "invalid",
    ]
    #expect(!openings.contains(String(name.prefix { $0 != "-" })))
    for ending in ["-used", "-check", "-rule"] { #expect(!name.hasSuffix(ending)) }
  }

  @Test(arguments: NamedRule.all)
  func `has words of its own, and all of them`(_ named: NamedRule) {
    let rule = named.rule
    #expect(rule.summary.isPhrase, "summary: \(rule.summary)")
    #expect(rule.summary.count <= 80, "summary: \(rule.summary)")
    #expect(rule.fix.isPhrase, "fix: \(rule.fix)")
    #expect(rule.why.first?.isLowercase == false && rule.why.hasSuffix("."), "why: \(rule.why)")
    let sentences = rule.why.split(separator: /\.( |$)/).count
    #expect((1...4).contains(sentences), "why has \(sentences) sentences")
    let opening = rule.summary.split(separator: " ").first.map(String.init) ?? ""
    let verbs = ["check", "checks", "validate", "validates", "ensure", "ensures", "verify", "make"]
    #expect(!verbs.contains(opening.lowercased()), "summary: \(rule.summary)")
    for text in [rule.summary, rule.why, rule.fix, rule.url ?? ""] {
      #expect(!text.contains("TODO"), "\(text)")
    }
    if let url = rule.url {
      #expect(url.hasPrefix("https://docs.aws.amazon.com/") || url.hasPrefix("https://"))
    }
  }

  @Test(arguments: NamedRule.all)
  func `names practices and other linters' ids in their form`(_ named: NamedRule) throws {
    for row in named.rule.documents {
      #expect(Self.practices.contains(row), "\(row) is no row of the documented practices")
    }
    for service in named.rule.services {
      #expect(service.wholeMatch(of: /[a-z0-9]+(-[a-z0-9]+)*/) != nil, "\(service)")
    }
    for equivalents in named.rule.equivalents {
      #expect(!equivalents.ids.isEmpty)
      let form = equivalents.linter.idForm
      for id in equivalents.ids {
        let fits = try form.wholeMatch(in: id) != nil
        #expect(fits, "\(equivalents.linter.rawValue) has no ids such as \(id)")
      }
    }
    let linters = named.rule.equivalents.map(\.linter)
    #expect(Set(linters).count == linters.count, "a linter is named twice")
  }

  private static let practices = Set(Practice.areas.flatMap(\.practices).map(\.row))

  @Test(arguments: Practice.areas)
  func `leave no documented practice unchecked`(_ area: Practice.Area) {
    let checked = Set(BuiltInRules.all.flatMap(\.documents))
    for practice in area.practices where !checked.contains(practice.row) {
      Issue.record("no rule names \(practice.row), \(practice.title), in its `documents`")
    }
  }

  /// Rules whose failing template would be a megabyte; `SizeLimitTests` makes one.
  private static let failOnlyOnMegabytes: Set<String> = [
    "template-too-large", "template-near-size-limit",
  ]

  @Test(arguments: NamedRule.all)
  func `shows a template that fails and one that passes`(_ named: NamedRule) {
    let examples = named.rule.examples()
    if !Self.failOnlyOnMegabytes.contains(named.rule.name) {
      #expect(examples.contains { !$0.expectedFindings.isEmpty }, "no example fails")
    }
    #expect(examples.contains { $0.expectedFindings.isEmpty }, "no example passes")
    #expect(Set(examples.map(\.title)).count == examples.count, "two examples have one title")
    for example in examples {
      #expect(!example.title.contains("TODO"), "\(example.title)")
    }
  }

  @Test(arguments: NamedRule.all)
  func `speaks in short phrases`(_ named: NamedRule) {
    for example in named.rule.examples() {
      let linter = Linter(
        [Linter.ActiveRule(named.rule, options: example.options)],
        Linter.Circumstances(today: Package.today))
      for diagnostic in linter.lint(example.source).diagnostics {
        let message = diagnostic.message
        #expect(message.isPhrase, "\(message)")
        #expect(message.count <= 100, "\(message.count) characters: \(message)")
        #expect(!message.contains("TODO") && !message.contains("should"), "\(message)")
        if let help = diagnostic.help { #expect(help.isPhrase, "help: \(help)") }
        for place in diagnostic.related { #expect(place.message.isPhrase, "\(place.message)") }
      }
    }
  }

  @Test(arguments: NamedRule.all)
  func `mends what its fixes say they mend`(_ named: NamedRule) {
    let linter = Linter(
      [Linter.ActiveRule(named.rule)], Linter.Circumstances(today: Package.today))
    for example in named.rule.examples() {
      let diagnostics = linter.lint(example.source, nested: example.sourcesOfFiles).diagnostics
      for diagnostic in diagnostics {
        for fix in diagnostic.fixes {
          #expect(named.rule.isFixable)
          let mended = linter.lint(example.source.applying(fix.edits)).diagnostics
          #expect(mended.count < diagnostics.count, "\(fix.title): \(example.title)")
        }
      }
    }
  }

  @Test(arguments: NamedRule.all)
  func `is silenced by a note in the template`(_ named: NamedRule) {
    if case .suppression = named.rule.check { return }
    for example in named.rule.examples() where !example.expectedFindings.isEmpty {
      let linter = Linter(
        [Linter.ActiveRule(named.rule, options: example.options)],
        Linter.Circumstances(today: Package.today))
      let note = "# plumb: ignore-file[\(named.rule.name)] known and wanted\n"
      let source = SourceText(name: example.title, text: note + example.template)
      let result = linter.lint(
        source, nested: example.sourcesOfFiles, given: example.given)
      #expect(result.diagnostics.isEmpty, "\(example.title)")
      #expect(!result.suppressed.isEmpty, "\(example.title)")
    }
  }

  /// Rules that an example breaks because it shows only what it is about.
  private static let askForWholeTemplates: Set<String> = [
    "instance-without-image", "missing-companion-property", "missing-one-of-properties",
    "missing-required-property",
  ]

  @Test(arguments: NamedRule.all)
  func `is no error by the examples that pass`(_ named: NamedRule) {
    let others = BuiltInRules.all.filter {
      $0.severity == .error && $0.isEnabledByDefault && $0.name != named.rule.name
        && !Self.askForWholeTemplates.contains($0.name)
    }
    let linter = Linter(
      others.map { Linter.ActiveRule($0) }, Linter.Circumstances(today: Package.today))
    for example in named.rule.examples() where example.expectedFindings.isEmpty {
      for diagnostic in linter.lint(example.source, nested: example.sourcesOfFiles).diagnostics
      where diagnostic.severity == .error {
        Issue.record(
          "a passing example fails by \(diagnostic.rule): \(diagnostic.message)",
          sourceLocation: RuleExample(rule: named.rule, example: example).place)
      }
    }
  }

  @Test(arguments: BuiltInRules.listed)
  func `is what the list says of it (Scripts/dev generate writes the list)`(_ listed: ListedRule) {
    #expect(listed.name == listed.rule.name)
    #expect(listed.isEnabledByDefault == listed.rule.isEnabledByDefault)
    #expect(listed.scope == listed.rule.check.scope)
    guard let types = listed.types else { return }
    guard let own = listed.rule.check.resourceTypes else {
      Issue.record("\(listed.name) is about no resource type")
      return
    }
    #expect(types == own.joined(separator: " "))
  }

  @Test func `has a name that no other has`() {
    let names = BuiltInRules.all.map(\.name)
    #expect(Set(names).count == names.count)
    #expect(names == names.sorted())
  }

  @Test func `stands in the file of its name`() throws {
    for entry in try RuleFolder(package: Package.folder).entries() {
      let file = URL(filePath: entry.path).deletingPathExtension().lastPathComponent
      #expect(
        file.lowercased().replacing("-", with: "") == entry.name.replacing("-", with: ""),
        "\(entry.path) holds \(entry.name)")
      #expect(BuiltInRules.all.contains { $0.name == entry.name }, "\(entry.path)")
    }
  }
}
