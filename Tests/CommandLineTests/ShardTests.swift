import Foundation
import Testing

@Suite struct `A shard` {
  /// Templates of all kinds in folders, some with findings that point to another file.
  private static func project() throws -> TemporaryFolder {
    var files = [
      "broken.yaml": "Resources:\n  A: {Type: AWS::SNS::Topic, Properties: [\n",
      "compose.yaml": "services: {}\n",
      "stacks/parent.yaml": """
      Resources:
        Child:
          Type: AWS::CloudFormation::Stack
          Properties:
            TemplateURL: child.yaml
            Parameters: {Stage: prod, Missing: 1}

      """,
      "stacks/child.yaml": "Parameters:\n  Stage: {Type: String}\n" + Template.good,
      "known.yaml":
        "# plumb: ignore-file[lambda-timeout-out-of-bounds] it waits, and we know\n"
        + Template.slow,
    ]
    for number in 1...20 {
      files["services/\(number % 3)/ü \(number).yaml"] =
        number % 4 == 0 ? Template.good : Template.slow
    }
    return try TemporaryFolder(files)
  }

  @Test(arguments: ["json", "sarif"], [1, 3, 8])
  func `has its part of the findings, and all of them joined are those of one run`(
    _ format: String, _ count: Int
  ) throws {
    let folder = try Self.project()
    let whole = try Run("--format", format, in: folder)
    #expect(whole.output.contains("lambda-timeout-out-of-bounds"))
    var reports: [String] = []
    for number in 1...count {
      let report = "\(number).report"
      let run = try Run(
        "--shard", "\(number)/\(count)", "--format", "\(format)=\(report)", in: folder)
      #expect(run.status == 0 || run.status == 1, "\(run.errors)")
      reports.append(report)
    }
    for arguments in [reports, reports.reversed(), reports + reports] where format == "sarif" {
      let isSame = try Run(["merge"] + arguments, in: folder).output == whole.output
      #expect(isSame)
    }
    let merged = try Run(["merge"] + reports.reversed(), in: folder)
    let isSame = merged.output == whole.output
    #expect(isSame)
    #expect(merged.errors == "")
    #expect(merged.status == 0)
  }

  @Test func `has the same files however they are named`() throws {
    let folder = try Self.project()
    let paths: [[String]] = [
      ["."], ["./"], ["services", "stacks", "broken.yaml", "known.yaml"], [folder.url.path],
      ["known.yaml", "stacks", "./services", "services/../broken.yaml"],
    ]
    var found: Set<[String]> = []
    for paths in paths {
      let run = try Run(["--shard", "2/3", "--format", "concise"] + paths, in: folder)
      let names = run.output.split(separator: "\n").map { line in
        URL(fileURLWithPath: String(line.prefix { $0 != ":" }), relativeTo: folder.url)
          .standardizedFileURL.lastPathComponent
      }
      found.insert(names.sorted())
    }
    #expect(found.count == 1)
    #expect(found.first?.isEmpty == false)
  }

  @Test func `keeps its files when others come`() throws {
    let folder = try Self.project()
    let before = try Run("services", "--shard", "1/2", "--format", "concise", in: folder).output
    try folder.write(Data(Template.good.utf8), to: "services/0/new.yaml")
    try folder.write(Data(Template.good.utf8), to: "services/9/new.yaml")
    let after = try Run("services", "--shard", "1/2", "--format", "concise", in: folder).output
    #expect(before == after)
  }

  @Test func `may be empty`() throws {
    let folder = try TemporaryFolder(["only/t.yaml": Template.good])
    let runs = try (1...4).map { try Run("only", "--shard", "\($0)/4", in: folder) }
    #expect(runs.allSatisfy { $0.status == 0 && $0.errors == "" })
    #expect(
      Set(runs.map(\.output)) == ["", "no findings in 1 template\n"])
  }

  @Test func `tells of a path that is missing once`() throws {
    let folder = try TemporaryFolder(["t.yaml": Template.good])
    let runs = try (1...3).map { try Run("t.yaml", "none.yaml", "--shard", "\($0)/3", in: folder) }
    #expect(runs.count { $0.errors == "plumb: none.yaml: no such file or folder\n" } == 1)
    #expect(runs.count { $0.status == 2 } == 1)
  }

  @Test(arguments: ["0/2", "3/2", "2", "1/0", "-1/2", "1/2/3", "a/b", "1/", "01/2", "1 /2"])
  func `is written as a number of a number`(_ text: String) throws {
    let run = try Run("--shard=\(text)", "t.yaml", in: TemporaryFolder(["t.yaml": Template.good]))
    #expect(run.status == 2)
    #expect(run.errors.contains("'\(text)' is invalid"), "\(run.errors)")
  }

  @Test(arguments: [["--write-baseline", "b.json"], ["--baseline", "b.json", "--prune-baseline"]])
  func `writes no baseline, which is about all files`(_ arguments: [String]) throws {
    let folder = try TemporaryFolder(["t.yaml": Template.good])
    let run = try Run(arguments + ["--shard", "1/2"], in: folder)
    #expect(run.status == 2)
    #expect(run.errors.contains("without --shard"))
    #expect(!folder.exists("b.json"))
  }
}
