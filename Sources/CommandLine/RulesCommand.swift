import ArgumentParser
import Reports
import Rules

/// The command `plumb rules`.
struct RulesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rules",
    abstract: "List the rules."
  )

  /// How the list is written.
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text
    case json
  }

  @Option(help: ArgumentHelp("How the list is written.", valueName: "text|json"))
  var format = Format.text

  func run() throws {
    switch format {
    case .text: try Messages.answer(RuleList.text(of: BuiltInRules.all))
    case .json: try Messages.answer(RuleList.json(of: BuiltInRules.all))
    }
  }
}
