import Foundation
import Testing

@Suite struct `A report that cannot be written` {
  @Test func `does not leave half of it in place of a good one when there is no room`() throws {
    let folder = try TemporaryFolder(["t.yaml": Template.slow, "report": "a good report"])
    // A block of 512 or 1,024 bytes is less than any report in SARIF has.
    let run = try Shell("ulimit -f 1; plumb t.yaml --format sarif=report", in: folder)
    #expect(run.status == 2)
    #expect(run.errors.hasPrefix("plumb: report: cannot be written: file too large\n"))
    #expect(try folder.text(of: "report") == "a good report")
    #expect(try folder.names == ["report", "t.yaml"])
  }

  @Test(.enabled(if: FileManager.default.fileExists(atPath: "/dev/full")))
  func `to a full disk is told of`() throws {
    let folder = try TemporaryFolder(["t.yaml": Template.slow])
    for command in [
      "plumb t.yaml", "plumb rules", "plumb graph t.yaml", "plumb lint --stream <t.yaml",
    ] {
      let run = try Shell("\(command) >/dev/full", in: folder)
      #expect(run.status == 2, "\(command)")
      #expect(
        run.errors == "plumb: standard output: cannot be written: no space left on device\n",
        "\(command)")
    }
    let run = try Shell("plumb t.yaml --format concise --format json=/dev/full", in: folder)
    #expect(run.status == 2)
    #expect(run.errors == "plumb: /dev/full: cannot be written: no space left on device\n")
    #expect(run.output == Template.slowFinding("t.yaml"))
  }

  @Test(arguments: [
    ("none/report", "no such file or folder"), ("t.yaml/report", "a part of the path is no folder"),
    ("folder", "a folder, where a file is needed"),
  ]) func `is told of before anything is linted`(_ path: String, _ words: String) throws {
    let folder = try TemporaryFolder(["t.yaml": Template.slow, "folder/x": ""])
    let run = try Run(
      "t.yaml", "--format", "concise", "--format", "sarif=\(path)", "--format", "json=good",
      in: folder)
    #expect(run.status == 2)
    #expect(run.errors == "plumb: \(path): cannot be written: \(words)\n")
    #expect(run.output == "")
    #expect(!folder.exists("good"))
  }

  @Test(.enabled(if: geteuid() != 0)) func `to a locked folder is told of`() throws {
    let folder = try TemporaryFolder(["t.yaml": Template.slow, "locked/report": "a good report"])
    let locked = folder.url(of: "locked").path
    try FileManager.default.setAttributes([.posixPermissions: 0o555], ofItemAtPath: locked)
    defer {
      try? FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: locked)
    }
    let run = try Run("t.yaml", "--format", "sarif=locked/report", in: folder)
    #expect(run.status == 2)
    #expect(run.errors == "plumb: locked/report: cannot be written: permission denied\n")
    #expect(try folder.text(of: "locked/report") == "a good report")
  }

  @Test(arguments: [
    ("report", "report"), ("report", "./report"), ("report", "folder/../report"),
    ("link", "report"), ("new", "./new"), ("folder/new", "linked/new"),
  ]) func `for another one in the same file is refused`(_ one: String, _ other: String) throws {
    let folder = try TemporaryFolder([
      "t.yaml": Template.slow, "report": "a good report", "folder/x": "",
    ])
    try folder.link("link", to: "report")
    try folder.link("linked", to: "folder")
    let run = try Run("t.yaml", "--format", "json=\(one)", "--format", "sarif=\(other)", in: folder)
    #expect(run.status == 2)
    #expect(run.errors.contains("'\(other)' cannot hold two reports: json and sarif."))
    #expect(try folder.text(of: "report") == "a good report")
    #expect(!folder.exists("new"))
  }

  @Test(arguments: ["t.yaml", "./t.yaml", "link"])
  func `in place of a template is refused`(_ path: String) throws {
    let folder = try TemporaryFolder(["t.yaml": Template.slow])
    try folder.link("link", to: "t.yaml")
    let run = try Run("t.yaml", "--output", path, in: folder)
    #expect(run.status == 2)
    #expect(run.errors == "plumb: t.yaml: a template is not replaced by a report of it\n")
    #expect(try folder.text(of: "t.yaml") == Template.slow)
  }

  @Test func `is the only one that is missing`() throws {
    let folder = try TemporaryFolder(["t.yaml": Template.slow])
    let run = try Shell(
      "ulimit -f 1; plumb t.yaml --format sarif=large --format concise=small --format concise",
      in: folder)
    #expect(run.status == 2)
    #expect(try folder.text(of: "small") == Template.slowFinding("t.yaml"))
    #expect(run.output == Template.slowFinding("t.yaml"))
    #expect(!folder.exists("large"))
  }

  @Test func `is whole where a link leads, with the permissions that it had`() throws {
    let folder = try TemporaryFolder(["t.yaml": Template.slow, "old": "an older report"])
    try folder.link("link", to: "old")
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o640], ofItemAtPath: folder.url(of: "old").path)
    _ = try Run("t.yaml", "--format", "concise", "--output", "link", in: folder)
    #expect(try folder.text(of: "old") == Template.slowFinding("t.yaml"))
    let attributes = try FileManager.default.attributesOfItem(atPath: folder.url(of: "old").path)
    #expect(attributes[.posixPermissions] as? Int == 0o640)
  }

  @Test func `is written beside what an earlier program has left`() throws {
    let folder = try TemporaryFolder(["t.yaml": Template.slow])
    let run = try Shell(
      "echo left >report.$$-0.tmp; exec plumb t.yaml --format concise=report", in: folder)
    #expect(run.status == 1)
    #expect(try folder.text(of: "report") == Template.slowFinding("t.yaml"))
  }

  @Test func `to standard output is called so by a dash`() throws {
    let folder = try TemporaryFolder(["t.yaml": Template.slow])
    for arguments in [["--format", "concise=-"], ["--format", "concise", "--output", "-"]] {
      #expect(try Run(arguments + ["t.yaml"], in: folder).output == Template.slowFinding("t.yaml"))
    }
    #expect(!folder.exists("-"))
    let two = try Run("t.yaml", "--format", "json", "--format", "sarif=-", in: folder)
    #expect(two.errors.contains("Only one format can go to standard output"))
  }
}

@Suite struct `A reader who goes away` {
  @Test(arguments: ["--format text", "--format json", "--format sarif", "--stream"])
  func `is no problem`(_ options: String) throws {
    let stream = options == "--stream"
    let line = #"{"file": "t.yaml", "content": "Resources: {A: {Type: AWS::SQS::Queue}}"}"# + "\n"
    let folder = try TemporaryFolder([
      "t.yaml": Template.slow, "lines": String(repeating: line, count: 20_000),
    ])
    let input = stream ? "<lines" : "t.yaml --select all"
    let run = try Shell(
      "{ plumb lint \(options) \(input); echo $? >status; } | head -n 1 >first; wait", in: folder)
    #expect(run.errors == "")
    #expect(try folder.text(of: "status") == (stream ? "0\n" : "1\n"))
    #expect(try !folder.text(of: "first").isEmpty)
  }
}

@Suite struct `A run that is stopped` {
  /// A pipe that nobody writes to holds plumb where it reads; opening the other end waits for that.
  @Test(arguments: [SIGINT, SIGTERM, SIGHUP])
  func `says so, ends by the signal, and keeps the report that was there`(_ signal: Int32) throws {
    let folder = try TemporaryFolder(["report": "a good report", "err": ""])
    let pipe = folder.url(of: "pipe.yaml").path
    try #require(mkfifo(pipe, 0o600) == 0)
    let process = try Spawned(
      ["lint", pipe, "--output", folder.url(of: "report").path], errors: folder.url(of: "err").path)
    let end = open(pipe, O_WRONLY)
    defer { close(end) }
    kill(process.id, signal)
    #expect(process.wait() == .signal(signal))
    #expect(try folder.text(of: "err") == "plumb: interrupted\n")
    #expect(try folder.text(of: "report") == "a good report")
    #expect(try folder.names == ["err", "pipe.yaml", "report"])
  }

  /// A report that a device takes slowly cannot be caught half-way; a pipe in its place can.
  @Test func `goes on when it was started to disregard the signal`() throws {
    let folder = try TemporaryFolder(["err": ""])
    let pipe = folder.url(of: "pipe.yaml").path
    try #require(mkfifo(pipe, 0o600) == 0)
    let process = try Spawned(
      ["lint", pipe, "--output", folder.url(of: "report").path], errors: folder.url(of: "err").path,
      disregarding: SIGINT)
    let end = open(pipe, O_WRONLY)
    kill(process.id, SIGINT)
    Template.good.withCString { _ = write(end, $0, strlen($0)) }
    close(end)
    #expect(process.wait() == .status(0))
    #expect(try folder.text(of: "report") == "no findings in 1 template\n")
  }
}

@Suite struct `A long run` {
  @Test(
    .enabled(if: FileManager.default.fileExists(atPath: "/dev/pts")),
    arguments: [([], [], true), (["CI=true"], [], false), ([], ["--quiet"], false)])
  func `says on a terminal how far it is`(
    _ environment: [String], _ options: [String], _ isShown: Bool
  ) throws {
    let terminal = open("/dev/ptmx", O_RDWR | O_NOCTTY)
    defer { close(terminal) }
    // Linux's own way to a pseudoterminal: TIOCSPTLCK unlocks it, TIOCGPTN tells its number.
    var lock: Int32 = 0
    var number: Int32 = 0
    try #require(terminal >= 0 && ioctl(terminal, 0x4004_5431, &lock) == 0)
    try #require(ioctl(terminal, 0x8004_5430, &number) == 0)
    let name = "/dev/pts/\(number)"
    try Self.runSlowly(options, errors: name, environment: environment)
    let said = Self.text(on: terminal)
    #expect(said.contains("plumb: 1 of 2 files") == isShown)
    #expect(said.hasSuffix("\r\u{1B}[K") == isShown)
  }

  @Test func `says nothing of it in a pipe or a file`() throws {
    let folder = try TemporaryFolder(["err": ""])
    try Self.runSlowly([], errors: folder.url(of: "err").path, environment: [])
    #expect(try folder.text(of: "err") == "")
  }

  /// A run over two files of which the first takes its time to come.
  private static func runSlowly(_ options: [String], errors: String, environment: [String]) throws {
    let folder = try TemporaryFolder(["b.yaml": Template.good])
    let pipe = folder.url(of: "a.yaml").path
    try #require(mkfifo(pipe, 0o600) == 0)
    let process = try Spawned(
      ["lint", "--jobs", "1", pipe, folder.url(of: "b.yaml").path] + options, errors: errors,
      environment: environment)
    let end = open(pipe, O_WRONLY)
    usleep(1_000_000)
    Template.good.withCString { _ = write(end, $0, strlen($0)) }
    close(end)
    #expect(process.wait() == .status(0))
  }

  private static func text(on terminal: Int32) -> String {
    _ = fcntl(terminal, F_SETFL, O_NONBLOCK)
    var text = ""
    var buffer = [UInt8](repeating: 0, count: 4096)
    while case let count = read(terminal, &buffer, buffer.count), count > 0 {
      text += String(decoding: buffer[..<count], as: UTF8.self)
    }
    return text
  }
}

/// What a shell makes of a line in which `plumb` is the built binary.
private struct Shell {
  let status: Int32
  let output: String
  let errors: String

  init(_ line: String, in folder: TemporaryFolder) throws {
    let streams = try TemporaryFolder(["out": "", "err": ""])
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", line]
    process.currentDirectoryURL = folder.url
    process.environment = ["PATH": Run.binary.deletingLastPathComponent().path + ":/usr/bin:/bin"]
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = try FileHandle(forWritingTo: streams.url(of: "out"))
    process.standardError = try FileHandle(forWritingTo: streams.url(of: "err"))
    try process.run()
    process.waitUntilExit()
    status = process.terminationStatus
    output = try streams.text(of: "out")
    errors = try streams.text(of: "err")
  }
}

/// A running plumb that blocks no signal, whatever the threads of a test block.
private struct Spawned {
  enum Ending: Equatable {
    case status(Int32)
    case signal(Int32)
  }

  let id: pid_t

  init(
    _ arguments: [String], errors: String, disregarding: Int32? = nil, environment: [String] = []
  ) throws {
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
    var files = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&files)
    defer { posix_spawn_file_actions_destroy(&files) }
    posix_spawn_file_actions_addopen(&files, 1, "/dev/null", O_WRONLY, 0)
    posix_spawn_file_actions_addopen(&files, 2, errors, O_WRONLY, 0)
    // A shell hands on that it disregards a signal.
    let trap = disregarding.map { "trap '' \($0); " } ?? ""
    let words =
      ["/bin/sh", "-c", trap + #"exec "$0" "$@""#, Run.binary.path] + arguments
    var pointers = words.map { strdup($0) } + [nil]
    defer { for pointer in pointers { free(pointer) } }
    var id = pid_t()
    var variables = environment.map { strdup($0) } + [nil]
    defer { for variable in variables { free(variable) } }
    try #require(posix_spawn(&id, "/bin/sh", &files, &attributes, &pointers, &variables) == 0)
    self.id = id
  }

  func wait() -> Ending {
    var status: Int32 = 0
    waitpid(id, &status, 0)
    let signal = status & 0x7F
    return signal == 0 ? .status((status >> 8) & 0xFF) : .signal(signal)
  }
}
