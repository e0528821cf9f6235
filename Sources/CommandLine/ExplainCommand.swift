import ArgumentParser
import Linting
import Reports
import Rules
import SourceText

/// The command `plumb explain`.
struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Tell what a rule is about, why it matters, and what to do."
  )

  @Argument(
    help: ArgumentHelp(
      "The name of a rule, or the id of another linter's rule, such as E3012 or CKV_AWS_18.",
      valueName: "rule"))
  var rule: String

  func run() throws {
    let rules = BuiltInRules.all
    let meant = rules.filter { $0.name == rule }
    let found = meant.isEmpty ? equivalents(among: rules) : meant
    guard !found.isEmpty else {
      Messages.say("no rule is called `\(rule)`" + advice(among: rules))
      throw ExitStatus.wrongUse
    }
    let pages = found.map(RulePage.text)
    let separator = Array(("\n" + String(repeating: "-", count: 80) + "\n\n").utf8)
    try Messages.answer(Array(pages.joined(separator: separator)))
  }

  private func equivalents(among rules: [Rule]) -> [Rule] {
    let wanted = rule.lowercased()
    let inPack = Set(PeerNames(rules, of: [.cdkNag]).rules(for: rule, of: .cdkNag))
    return rules.filter { rule in
      inPack.contains(rule.name)
        || rule.equivalents.contains { $0.ids.contains { $0.lowercased() == wanted } }
    }
  }

  private func advice(among rules: [Rule]) -> String {
    let nearest = NearestName.help(for: rule, among: rules.map(\.name))
    return nearest.map { "\n  help: " + $0 }
      ?? "\n  help: list the rules with `plumb rules`"
  }
}
