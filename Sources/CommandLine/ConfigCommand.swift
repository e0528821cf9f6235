import ArgumentParser
import Configuring
import LintRun
import Linting
import Platform
import Rules

/// The command `plumb config`.
struct ConfigCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "config",
    abstract: "Tell what is settled for a file, and where.",
    subcommands: [ShowSettingsCommand.self, ConfigurationSchemaCommand.self]
  )
}

/// The command `plumb config show`.
struct ShowSettingsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Show the settings that hold for a file, and where each comes from."
  )

  /// How the settings are written.
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text
    case json
  }

  @Argument(
    help: ArgumentHelp("A template, or a file that is to become one.", valueName: "file"),
    completion: .file())
  var file: String

  @Option(help: ArgumentHelp("How the settings are written.", valueName: "text|json"))
  var format = Format.text

  @OptionGroup(title: "Settings, which go before those of the configuration")
  var settings: SettingOptions

  func run() throws {
    var request = LintRequest(today: CalendarDate(daysSince1970: Surroundings.daysSince1970))
    request.paths = [file]
    try settings.add(to: &request)
    let shown: FileSettings
    do throws(LocatedProblem) {
      shown = FileSettings(file, in: try LintPlan(request, builtInRules: BuiltInRules.listed))
    } catch {
      Messages.say(error.text)
      throw ExitStatus.wrongUse
    }
    switch format {
    case .text: try Messages.answer(shown.text)
    case .json: try Messages.answer(shown.json)
    }
  }
}

/// The command `plumb config schema`.
struct ConfigurationSchemaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema",
    abstract: "Write the JSON schema of configuration files, for editors."
  )

  func run() throws {
    try Messages.answer(ConfigurationSchema.json(for: BuiltInRules.all))
  }
}
