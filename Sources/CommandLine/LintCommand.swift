import ArgumentParser
import LintRun
import Linting
import Platform
import SourceText

/// The command `plumb lint`.
struct LintCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lint",
    abstract: "Lint templates (what plumb does when no subcommand is named)."
  )

  @Argument(
    help: ArgumentHelp(
      "Files, folders, or `-` for standard input; without any, the current folder.",
      valueName: "path"),
    completion: .file()
  )
  var paths: [String] = []

  func run() throws {
    let day = Surroundings.today
    let rules = RuleSelection().activeRules(of: KnownRules.all)
    let linter = Linter(
      rules, Linter.Circumstances(today: CalendarDate(day.year, day.month, day.day)))
    let discovery = Discovery(
      paths.isEmpty ? ["."] : paths, excluding: .nothing, standardInputName: "-",
      namedAsFound: false)
    let outcome = LintRun(linter, threads: Surroundings.processorCount).lint(discovery.files)
    var text = ""
    for result in outcome.results {
      let lines = LineIndex(result.source)
      for diagnostic in result.diagnostics {
        let start = lines.position(at: diagnostic.range.start)
        text +=
          "\(result.source.name):\(start.line):\(start.column): \(diagnostic.severity.rawValue): "
          + "\(diagnostic.message) [\(diagnostic.rule)]\n"
      }
    }
    try Files.writeToStandardOutput(Array(text.utf8))
    for problem in discovery.problems + outcome.problems {
      Files.writeToStandardError("plumb: \(problem.path): \(problem.words)\n")
    }
    if !(discovery.problems + outcome.problems).isEmpty { throw ExitStatus.wrongUse }
    if !text.isEmpty { throw ExitStatus.findings }
  }
}
