import ArgumentParser
import Foundation
import RuleGeneration

/// What people who work on plumb call through `Scripts/dev`.
@main
struct PlumbDev: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plumb-dev", abstract: "Writes what is generated from the rules.",
    subcommands: [WriteRuleList.self, NewRule.self])
}

struct WriteRuleList: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rule-list", abstract: "Writes the list of all rules.")

  func run() throws {
    let folder = RuleFolder(package: FileManager.default.currentDirectoryPath)
    let list = try RuleList(folder)
    let hasChanged = try folder.write(list.text, to: RuleFolder.listPath)
    print("\(RuleFolder.listPath): \(hasChanged ? "written" : "up to date")")
  }
}

struct NewRule: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new-rule", abstract: "Writes the first text of a new rule's file.")

  @Argument(help: "Words for what is wrong, such as `lambda-timeout-too-long`.")
  var name: String

  @Option(help: "The folder in Rules, such as `Lambda`.")
  var service: String

  @Option(help: "The language of the rule: yaml or swift.")
  var kind = RuleFileLanguage.yaml

  func run() throws {
    let folder = RuleFolder(package: FileManager.default.currentDirectoryPath)
    let scaffold = try RuleScaffold(name, service: service, language: kind)
    try scaffold.write(to: folder)
    print("\(scaffold.path): replace what says TODO, then run `Scripts/dev generate`")
  }
}

extension RuleFileLanguage: ExpressibleByArgument {}
