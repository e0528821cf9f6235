import Foundation
import Testing

@Suite struct `A stream of templates` {
  @Test func `has exactly the findings of one run, in the order of its lines`() throws {
    var files = [
      "known.yaml": "# plumb: ignore-file[lambda-timeout-out-of-bounds] x\n" + Template.slow
    ]
    for number in 1...200 {
      files["\(number % 7)/\(number) ü\"\\.yaml"] =
        number % 5 == 0
        ? Template.good + String(repeating: "# é 🚀 \t\r\n", count: number * 20) : Template.slow
    }
    files["broken.json"] = "{\n\"Resources\": {\"A\": {\"Type\": \"AWS::SNS::Topic\"},\n"
    files["parent.yaml"] = """
      Resources:
        Child:
          Type: AWS::CloudFormation::Stack
          Properties: {TemplateURL: known.yaml, Parameters: {Missing: 1}}

      """
    let folder = try TemporaryFolder(files)
    let whole = try Self.findings(Run("--format", "json", in: folder).output)
    let names = files.keys.sorted { $0.hashValue < $1.hashValue }
    let input = try names.map { try Self.line($0, files[$0] ?? "") }.joined()
    for jobs in ["1", "4"] {
      let run = try Run("lint", "--stream", "--jobs", jobs, in: folder, input: input)
      #expect(run.status == 0)
      #expect(run.errors == "")
      let answers = try run.output.split(separator: "\n").map { try Self.object(String($0)) }
      #expect(answers.map { $0["file"] as? String } == names)
      let found = try answers.flatMap { answer in
        try Self.texts(answer["diagnostics"]) + Self.texts(answer["suppressed"])
      }
      #expect(Set(found).symmetricDifference(whole) == [])
      #expect(found.count == whole.count)
      #expect(whole.count > 150)
    }
  }

  /// A line, what the answer must say, and the number of the line.
  @Test func `answers what it cannot read in its place, and goes on`() throws {
    let good = try Self.line("good.yaml", Template.good)
    let bad: [(String, String)] = [
      ("", "a line is"), ("   ", "a line is"), ("nonsense", "column 1: "), ("{", "column 1: "),
      ("[]", "a line is"), ("7", "a line is"), ("null", "a line is"), ("{}", "a line is"),
      (#"{"file": "a.yaml"}"#, "a line is"), (#"{"content": "a"}"#, "a line is"),
      (#"{"file": 7, "content": "a"}"#, "a line is"),
      (#"{"file": "a.yaml", "content": {"Resources": {}}}"#, "a line is"),
      (#"{"file": "a.yaml", "content": null}"#, "a line is"),
      (#"{"file": "a.yaml", "content": "Resources"} {}"#, "column 44: "),
      (#"{"file": "a.yaml", "content": ""}"#, "the file is empty"),
      (#"{"file": "a.yaml", "content": "\u0000\u0001"}"#, "a binary file"),
      (#"{file: a.yaml, content: "Resources: {}"}"#, "column 2: "),
      (#"{"file": "a.yaml", "content": "}"#, "column "),
    ]
    let input = bad.map { $0.0 + "\n" + good }.joined()
    let run = try Run("lint", "--stream", in: TemporaryFolder(), input: input)
    #expect(run.status == 0)
    #expect(run.errors == "")
    let answers = try run.output.split(separator: "\n", omittingEmptySubsequences: false)
      .dropLast().map { try Self.object(String($0)) }
    try #require(answers.count == 2 * bad.count)
    for (index, (line, message)) in bad.enumerated() {
      let error = answers[2 * index]["error"] as? [String: Any]
      #expect(error?["line"] as? Int == 2 * index + 1)
      #expect(
        (error?["message"] as? String)?.hasPrefix(message) == true, "\(line): \(error ?? [:])")
      #expect(answers[2 * index + 1]["file"] as? String == "good.yaml")
      #expect(answers[2 * index + 1]["template"] as? Bool == true)
    }
  }

  @Test(arguments: ["", "\n", "\r\n"])
  func `takes a last line with any end or none`(_ end: String) throws {
    let line = try Self.line("t.yaml", Template.slow).dropLast() + end
    let run = try Run("lint", "--stream", in: TemporaryFolder(), input: String(line))
    #expect(run.output.split(separator: "\n").count == 1)
    #expect(run.output.contains("lambda-timeout-out-of-bounds"))
  }

  @Test func `has no answers when nothing comes`() throws {
    let run = try Run("lint", "--stream", in: TemporaryFolder(), input: "")
    #expect(run.output == "")
    #expect(run.status == 0)
  }

  @Test func `says of a file that is no template what a named file is told`() throws {
    let line = try Self.line("compose.yaml", "services: {}\n")
    let named = try Run("lint", "--stream", in: TemporaryFolder(), input: line).output
    #expect(named.contains(#""template": false"#))
    #expect(named.contains("not-a-template"))
    let found = try Run("lint", "--stream", "--templates-only", in: TemporaryFolder(), input: line)
    #expect(
      found.output
        == "{\"file\": \"compose.yaml\", \"template\": false, \"diagnostics\": [], \"suppressed\": []}\n"
    )
  }

  @Test func `passes over a line that is too long to be a template`() throws {
    let input =
      String(repeating: " ", count: 17 << 20) + "\n" + (try Self.line("good.yaml", Template.good))
    let run = try Run("lint", "--stream", in: TemporaryFolder(), input: input)
    let lines = run.output.split(separator: "\n")
    try #require(lines.count == 2)
    #expect(lines[0].contains("longer than 16 MiB"))
    #expect(lines[1].contains("good.yaml"))
  }

  @Test func `is linted with the configuration and the options given`() throws {
    let folder = try TemporaryFolder([".plumb.yaml": "ignore: [schema]"])
    let line = try Self.line("t.yaml", Template.slow)
    #expect(
      try !Run("lint", "--stream", in: folder, input: line).output.contains("lambda-timeout"))
    let chosen = try Run("lint", "--stream", "--select", "lambda", in: folder, input: line)
    #expect(chosen.output.contains("lambda-timeout"))
  }

  @Test func `has known findings apart`() throws {
    let folder = try TemporaryFolder(["t.yaml": Template.slow])
    _ = try Run("t.yaml", "--write-baseline", "known.json", in: folder)
    let lines = try Self.line("t.yaml", Template.slow) + Self.line("new.yaml", Template.slow)
    let run = try Run("lint", "--stream", "--baseline", "known.json", in: folder, input: lines)
    let answers = run.output.split(separator: "\n")
    try #require(answers.count == 2)
    #expect(answers[0].contains(#""diagnostics": [], "suppressed": [{"by": "baseline""#))
    #expect(answers[1].contains(#""suppressed": []"#))
    let missing = try Run("lint", "--stream", "--baseline", "none.json", in: folder, input: lines)
    #expect(missing.status == 2)
    #expect(missing.errors.hasPrefix("plumb: none.json: no such file or folder\n"))
  }

  /// Whoever asks one template at a time gets each answer before the next question.
  @Test func `answers a line before the next one comes`() throws {
    let folder = try TemporaryFolder()
    let process = Process()
    let (input, output) = (Pipe(), Pipe())
    process.executableURL = Run.binary
    process.arguments = ["lint", "--stream"]
    process.currentDirectoryURL = folder.url
    process.environment = [:]
    process.standardInput = input
    process.standardOutput = output
    try process.run()
    for number in 1...5 {
      let line = try Self.line("\(number).yaml", Template.good)
      try input.fileHandleForWriting.write(contentsOf: Data(line.utf8))
      let answer = output.fileHandleForReading.availableData
      #expect(String(decoding: answer, as: UTF8.self).hasPrefix(#"{"file": "\#(number).yaml""#))
    }
    try input.fileHandleForWriting.close()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
  }

  @Test(arguments: [
    (["t.yaml"], "name no paths"), (["--shard", "1/2"], "exclude each other"),
    (["--format", "sarif"], "answers with JSON lines"),
    (["--output", "x"], "answers with JSON lines"),
    (["--write-baseline", "x"], "without --stream"),
    (["--prune-baseline"], "without --stream"), (["--stdin-filename", "x"], "from its input"),
    (["--statistics"], "exclude each other"), (["--fail-on", "error"], "fails for no finding"),
  ]) func `refuses options about one report`(_ arguments: [String], _ message: String) throws {
    let run = try Run(["lint", "--stream"] + arguments, in: TemporaryFolder(), input: "")
    #expect(run.status == 2)
    #expect(run.errors.contains(message), "\(run.errors)")
  }

  // MARK: - Reading and writing JSON

  private static func line(_ file: String, _ content: String) throws -> String {
    let data = try JSONSerialization.data(withJSONObject: ["file": file, "content": content])
    return String(decoding: data, as: UTF8.self) + "\n"
  }

  private static func object(_ json: String) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
  }

  private static func findings(_ report: String) throws -> [String] {
    let report = try object(report)
    return try texts(report["diagnostics"]) + texts(report["suppressed"])
  }

  private static func texts(_ findings: Any?) throws -> [String] {
    try (findings as? [Any] ?? []).map { finding in
      let data = try JSONSerialization.data(withJSONObject: finding, options: [.sortedKeys])
      return String(decoding: data, as: UTF8.self)
    }
  }
}
