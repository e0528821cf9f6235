import ArgumentParser
import Configuring
import LintRun
import Platform
import Rules

/// The command `plumb init`.
struct InitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: "Write a configuration, with what cfn-lint, cfn_nag and checkov are told here."
  )

  @Argument(
    help: ArgumentHelp("The folder that the configuration is for.", valueName: "folder"),
    completion: .directory)
  var folder = "."

  @Option(
    name: .customLong("from"),
    help: ArgumentHelp(
      "A file with settings of another linter, which has a name of its own; repeatable.",
      valueName: "file"),
    completion: .file())
  var files: [String] = []

  @Option(
    help: ArgumentHelp(
      "Where editors find the schema. (default: a file that is written beside)",
      valueName: "address"))
  var schema: String?

  @Flag(help: "Name no schema for editors.")
  var noSchema = false

  @Flag(help: "Show what would be written, and write nothing.")
  var print = false

  @Flag(help: "Overwrite the configuration that is there.")
  var force = false

  func validate() throws {
    if schema != nil, noSchema {
      throw ValidationError("--schema and --no-schema exclude each other.")
    }
  }

  func run() throws {
    let first: FirstConfiguration
    do throws(LocatedProblem) {
      if !print, !force { try refuseToOverwrite() }
      first = try FirstConfiguration(
        for: folder, and: files, rules: BuiltInRules.all,
        schema: noSchema ? nil : schema ?? FirstConfiguration.schemaFileName)
      if !print { try write(first) }
    } catch {
      Messages.say(error.text)
      throw ExitStatus.wrongUse
    }
    if print {
      try Messages.answer(Array(first.text.utf8))
      Messages.write(Self.words(about: first))
    } else {
      let written = filesToWrite.map(path).joined(separator: " and ")
      try Messages.answer(Array("\(written) written\n\(Self.words(about: first))".utf8))
    }
  }

  private var filesToWrite: [String] {
    let writesSchema = schema == nil && !noSchema
    return [Configuration.fileName] + (writesSchema ? [FirstConfiguration.schemaFileName] : [])
  }

  private func path(_ name: String) -> String {
    folder == "." ? name : folder.hasSuffix("/") ? folder + name : "\(folder)/\(name)"
  }

  private func refuseToOverwrite() throws(LocatedProblem) {
    for name in filesToWrite where Files.exists(path(name)) {
      throw LocatedProblem(
        "there is one already", in: path(name),
        help: "overwrite it with `--force`, or see what would be written with `--print`")
    }
  }

  private func write(_ first: FirstConfiguration) throws(LocatedProblem) {
    for name in filesToWrite {
      let content =
        name == Configuration.fileName
        ? Array(first.text.utf8) : ConfigurationSchema.json(for: BuiltInRules.all)
      do throws(Files.Problem) {
        try Files.write(content, to: path(name))
      } catch {
        throw LocatedProblem("cannot be written: \(error.words)", in: path(name))
      }
    }
  }

  // MARK: - Words

  private static func words(about first: FirstConfiguration) -> String {
    let count = first.templates.count
    var text = count == 1 ? "1 template found\n" : "\(count) templates found\n"
    if !first.imported.isEmpty {
      let settings = first.carriedCount == 1 ? "1 setting" : "\(first.carriedCount) settings"
      text += "\(settings) taken over from \(first.imported.joined(separator: ", "))\n"
    }
    if !first.leftOut.isEmpty {
      text += "not taken over:\n" + first.leftOut.map { "  \($0)\n" }.joined()
    }
    return text
  }
}
