package import ArgumentParser
import Platform

/// The command `plumb`.
package struct Plumb: ParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "plumb",
    abstract: "Lint AWS CloudFormation and SAM templates.",
    discussion: """
      Without a subcommand, plumb lints every template below the current folder, or the files and \
      folders named.

        plumb                       lint everything below this folder
        plumb lint template.yaml    lint one file; `-` is standard input
        plumb lint --format text --format sarif=report.sarif .
        plumb explain duplicate-key

      The exit status is 0 when nothing was found, 1 when something was, 2 for wrong use or an \
      unreadable file, and 3 for a defect in plumb.
      """,
    version: Version.current,
    subcommands: [
      LintCommand.self, RulesCommand.self, ExplainCommand.self, GraphCommand.self,
      MergeCommand.self, InitCommand.self, ConfigCommand.self,
    ],
    defaultSubcommand: LintCommand.self
  )

  package init() {}

  /// Runs the command that the process was started with, and ends the process.
  package static func start() -> Never {
    CrashReport.install()
    Interruption.install()
    do {
      try run(Array(Swift.CommandLine.arguments.dropFirst()))
      Surroundings.exit(0)
    } catch let status as ExitStatus {
      Surroundings.exit(status.rawValue)
    } catch {
      let text = fullMessage(for: error)
      guard exitCode(for: error) != .success else {
        // Somebody has asked for help or for the version.
        try? Files.writeToStandardOutput(Array((text + "\n").utf8))
        Surroundings.exit(0)
      }
      if !text.isEmpty { Files.writeToStandardError(text + "\n") }
      Surroundings.exit(ExitStatus.wrongUse.rawValue)
    }
  }
}

extension Plumb {
  /// Does what the arguments ask for.
  ///
  /// What hooks start thousands of times, linting, is looked for first: with the usual arguments, then
  /// with all options of that command, which takes half the time of a search through all commands. Those have the
  /// last word on everything else, and on what is wrong.
  private static func run(_ arguments: [String]) throws {
    let isLint = arguments.first == "lint"
    let options = isLint ? arguments.dropFirst() : arguments[...]
    if !isLint, let first = options.first, namesCommand(first) {
      return try runAnyCommand(arguments)
    }
    if let job = LintJob(ofUsualArguments: options) { return try job.run() }
    if let command = try? LintCommand.parseAsRoot(Array(options)) as? LintCommand {
      return try command.run()
    }
    try runAnyCommand(arguments)
  }

  private static func runAnyCommand(_ arguments: [String]) throws {
    var command = try parseAsRoot(arguments)
    try command.run()
  }

  private static func namesCommand(_ argument: String) -> Bool {
    argument == "help"
      || configuration.subcommands.contains { $0.configuration.commandName == argument }
  }
}

/// How the process ends when it does not end well.
enum ExitStatus: Int32, Error {
  /// Something was found that fails the run.
  case findings = 1
  /// The command line, the configuration or a file is not as it should be.
  case wrongUse = 2
}

/// What this program is called in its reports.
enum Version {
  static let current = "0.1.0"
}
