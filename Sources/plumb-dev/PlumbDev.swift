import ArgumentParser
import Foundation
import RuleGeneration

/// What people who work on plumb call through `Scripts/dev`.
@main
struct PlumbDev: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plumb-dev", abstract: "Writes what is generated from the rules.",
    subcommands: [WriteRuleList.self])
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
