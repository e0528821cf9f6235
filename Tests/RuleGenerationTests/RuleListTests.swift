import Foundation
import RuleGeneration
import Testing

@Suite struct `A new rule` {
  @Test(arguments: RuleFileLanguage.allCases)
  func `is a file that the rule list takes up`(_ language: RuleFileLanguage) throws {
    let package = try TemporaryPackage()
    defer { package.remove() }
    let scaffold = try RuleScaffold("queue-without-key", service: "Queue", language: language)
    try scaffold.write(to: package.folder)
    let entries = try package.folder.entries()
    #expect(entries.map(\.name) == ["queue-without-key"])
    #expect(entries.map(\.member) == ["queueWithoutKey"])
    #expect(try RuleList(package.folder).text.contains("{ .queueWithoutKey },\n"))
    #expect(scaffold.text.contains("TODO"))
  }

  @Test(arguments: [
    "Queue", "queue", "queue--key", "a-b-c-d-e-f-g-h", "queue_key", "queue-Key", "",
  ])
  func `needs a name of several words`(_ name: String) {
    #expect(throws: RuleScaffold.Problem.self) {
      try RuleScaffold(name, service: "Queue", language: .yaml)
    }
  }

  @Test(arguments: ["queue", "../Queue", ""])
  func `needs the folder of a service`(_ service: String) {
    #expect(throws: RuleScaffold.Problem.self) {
      try RuleScaffold("queue-without-key", service: service, language: .yaml)
    }
  }

  @Test func `does not replace one that is there`() throws {
    let package = try TemporaryPackage()
    defer { package.remove() }
    let scaffold = try RuleScaffold("queue-without-key", service: "Queue", language: .yaml)
    try scaffold.write(to: package.folder)
    #expect(throws: RuleScaffold.Problem.self) { try scaffold.write(to: package.folder) }
  }
}

@Suite struct `The rule list` {
  @Test func `is in the order of the names`() throws {
    let package = try TemporaryPackage()
    defer { package.remove() }
    for (name, language) in [
      ("queue-without-key", RuleFileLanguage.yaml), ("bucket-without-key", .swift),
    ] {
      try RuleScaffold(name, service: "Storage", language: language).write(to: package.folder)
    }
    #expect(try package.folder.entries().map(\.member) == ["bucketWithoutKey", "queueWithoutKey"])
  }

  @Test func `passes over Swift files that declare no rule`() throws {
    let package = try TemporaryPackage()
    defer { package.remove() }
    try package.folder.write("enum Runtimes {}\n", to: "Rules/Lambda/Runtimes.swift")
    #expect(try package.folder.entries().isEmpty)
  }

  @Test func `takes a Swift rule's name from its text`() throws {
    let package = try TemporaryPackage()
    defer { package.remove() }
    try package.folder.write(
      "extension Rule {\n  package static let iamWildcard = Rule(\n    \"iam-wildcard\",\n",
      to: "Rules/IAM/IAMWildcard.swift")
    let entries = try package.folder.entries()
    #expect(entries.map(\.name) == ["iam-wildcard"])
    #expect(entries.map(\.member) == ["iamWildcard"])
  }

  @Test func `keeps any text of a rule file as it is`() throws {
    let package = try TemporaryPackage()
    defer { package.remove() }
    let scaffold = try RuleScaffold("queue-without-key", service: "Queue", language: .yaml)
    let text = scaffold.text + "# \\(x) \"\"\" \"\"\"## \\n\n"
    try package.folder.write(text, to: scaffold.path)
    let list = try RuleList(package.folder).text
    #expect(list.contains("###\"\"\"\n\(text)\n\"\"\"###"))
  }

  @Test func `names the place of each mistake`() throws {
    let package = try TemporaryPackage()
    defer { package.remove() }
    let scaffold = try RuleScaffold("queue-without-key", service: "Queue", language: .yaml)
    try package.folder.write(
      scaffold.text.replacing("severity: warning", with: "severity: bad"), to: scaffold.path)
    let problem = #expect(throws: RuleList.Problem.self) { try RuleList(package.folder) }
    #expect(
      problem?.description.hasPrefix(
        "Rules/Queue/queue-without-key.yaml:3:11: error: `bad` is no severity of a rule") == true)
  }
}

/// A folder with an empty folder of rules.
private struct TemporaryPackage {
  let folder: RuleFolder

  init() throws {
    let path = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path
    try FileManager.default.createDirectory(
      atPath: path + "/Rules", withIntermediateDirectories: true)
    folder = RuleFolder(package: path)
  }

  func remove() {
    try? FileManager.default.removeItem(atPath: folder.package)
  }
}
