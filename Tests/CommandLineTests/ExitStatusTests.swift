import Foundation
import Testing

@Suite struct `The exit status` {
  @Test func `is 0 when nothing is found`() throws {
    let run = try Run("lint", "t.yaml", in: TemporaryFolder(["t.yaml": Template.good]))
    #expect(run.status == 0)
    #expect(run.output == "no findings in 1 template\n")
    #expect(run.errors == "")
  }

  @Test func `is 1 when something is found`() throws {
    let run = try Run(
      "lint", "t.yaml", "--format", "concise", in: TemporaryFolder(["t.yaml": Template.slow]))
    #expect(run.status == 1)
    #expect(run.output == Template.slowFinding("t.yaml"))
    #expect(run.errors == "")
  }

  @Test func `is 1 for a template that cannot be parsed`() throws {
    let folder = try TemporaryFolder(["t.yaml": "Resources:\n  A: [\n"])
    let run = try Run("t.yaml", "--format", "concise", in: folder)
    #expect(run.status == 1)
    #expect(run.output.hasPrefix("t.yaml:"))
    #expect(run.output.contains("error[syntax-error]"))
  }

  @Test(arguments: [
    (["--nonsense"], "Unknown option '--nonsense'"),
    (["--format", "sarf", "t.yaml"], "'sarf' is invalid"),
    (["--format", "json=", "t.yaml"], "'json=' is invalid"),
    (
      ["--format", "json", "--format", "sarif", "t.yaml"],
      "Only one format can go to standard output"
    ),
    (
      ["--format", "json=a", "--format", "sarif=b", "--output", "c", "t.yaml"],
      "--output takes one format"
    ),
    (["--format", "json=a", "--output", "c", "t.yaml"], "two files for one report"),
    (["--fail-on", "info", "t.yaml"], "'info' is invalid"),
    (["--jobs", "0", "t.yaml"], "--jobs needs a number from 1"),
    (["--jobs", "many", "t.yaml"], "'many' is invalid"),
    (["--color", "blue", "t.yaml"], "'blue' is invalid"),
    (["--parameter", "Stage", "t.yaml"], "--parameter needs NAME=VALUE, not 'Stage'"),
    (["--region", "Frankfurt", "t.yaml"], "'Frankfurt' is no region"),
    (["--config", "c", "--no-config", "t.yaml"], "exclude each other"),
    (["--quiet", "--verbose", "t.yaml"], "exclude each other"),
    (
      ["--select", "lamda", "t.yaml"],
      "plumb: no rule and no group is called `lamda`\n  help: a similar name exists: `lambda`"
    ),
    (["--ignore", "duplicate-keys", "t.yaml"], "a similar name exists: `duplicate-key`"),
    (["--select", "CKV_AWS_24", "t.yaml"], "in plumb it is `security-group-"),
    (["--config", "none.yaml", "t.yaml"], "plumb: none.yaml: no such file or folder"),
    (["--parameters", "none.json", "t.yaml"], "plumb: none.json: no such file or folder"),
    (["--rules", "none", "t.yaml"], "plumb: none: no such file or folder"),
    (["--rules", "empty", "t.yaml"], "plumb: empty: no rules found"),
    (
      ["--output", "none/out", "t.yaml"],
      "plumb: none/out: cannot be written: no such file or folder"
    ),
    (["explain", "lambda-timeout"], "plumb: no rule is called `lambda-timeout`"),
    (["explain"], "Missing expected argument '<rule>'"),
    (["graph", "none.yaml"], "plumb: none.yaml: no such file or folder"),
    (["graph", "compose.yaml"], "plumb: compose.yaml: not a CloudFormation template"),
    (["graph", "broken.yaml"], "plumb: broken.yaml: line 1, column "),
    (["rules", "--format", "xml"], "'xml' is invalid"),
  ]) func `is 2 for wrong use`(_ arguments: [String], _ message: String) throws {
    let folder = try TemporaryFolder([
      "t.yaml": Template.good, "empty/readme.txt": "", "compose.yaml": "services: {}\n",
      "broken.yaml": "Resources: [\n",
    ])
    let run = try Run(arguments, in: folder)
    #expect(run.status == 2)
    #expect(run.errors.contains(message), "\(run.errors)")
  }

  @Test(arguments: ["lint", "rules", "explain", "graph"])
  func `is 0 for help`(_ command: String) throws {
    let run = try Run(command, "--help", in: TemporaryFolder())
    #expect(run.status == 0)
    #expect(run.output.contains("USAGE: plumb \(command)"))
    #expect(run.errors == "")
  }

  @Test(arguments: [
    ("error", [1, 0, 0]), ("warning", [1, 1, 0]), ("note", [1, 1, 1]), ("never", [0, 0, 0]),
  ]) func `follows the threshold`(_ threshold: String, _ expected: [Int32]) throws {
    let severities = ["error", "warning", "note"]
    for (severity, status) in zip(severities, expected) {
      let folder = try TemporaryFolder([
        "t.yaml": Template.slow,
        ".plumb.yaml": "severity: {lambda-timeout-out-of-bounds: \(severity)}",
      ])
      #expect(try Run("--fail-on", threshold, "t.yaml", in: folder).status == status)
    }
  }

  @Test func `is 0 when only notes are found and nothing else is asked for`() throws {
    let folder = try TemporaryFolder([
      "t.yaml": Template.slow, ".plumb.yaml": "severity: {lambda-timeout-out-of-bounds: note}",
    ])
    let run = try Run("t.yaml", "--format", "concise", in: folder)
    #expect(run.status == 0)
    #expect(run.output.contains(": note[lambda-timeout-out-of-bounds]"))
  }

  /// A pipe that nobody writes to holds plumb where it reads; opening the other end waits for that.
  ///
  /// Only signals that the threads of a test do not block, since a process inherits what is blocked.
  @Test(arguments: [SIGILL, SIGSEGV]) func `is 3 for a defect in plumb`(
    _ signal: Int32
  )
    throws
  {
    let folder = try TemporaryFolder(["err": ""])
    let pipe = folder.url(of: "pipe.yaml").path
    try #require(mkfifo(pipe, 0o600) == 0)
    let process = Process()
    process.executableURL = Run.binary
    process.arguments = ["lint", "pipe.yaml"]
    process.currentDirectoryURL = folder.url
    process.environment = [:]
    process.standardOutput = FileHandle.nullDevice
    process.standardError = try FileHandle(forWritingTo: folder.url(of: "err"))
    try process.run()
    let end = open(pipe, O_WRONLY)
    defer { close(end) }
    kill(process.processIdentifier, signal)
    process.waitUntilExit()
    #expect(process.terminationReason == .exit)
    #expect(process.terminationStatus == 3)
    #expect(try folder.text(of: "err").hasPrefix("plumb: a defect in plumb stopped it"))
  }

  @Test func `is not that of a defect when a reader has had enough`() throws {
    let folder = try TemporaryFolder(["t.yaml": Template.slow, "err": ""])
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = [
      "-c", "{ \(Run.binary.path) rules --format json; echo $? >status; } | true; wait",
    ]
    process.currentDirectoryURL = folder.url
    process.standardError = try FileHandle(forWritingTo: folder.url(of: "err"))
    try process.run()
    process.waitUntilExit()
    #expect(try folder.text(of: "err") == "")
    #expect(try folder.text(of: "status") == "0\n")
  }
}
