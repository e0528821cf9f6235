import Foundation

/// One run of the built binary, in a folder of its own and with nothing of the tester's
/// environment.
struct Run {
  let status: Int32
  /// What was written to standard output.
  let output: String
  /// What was written to standard error.
  let errors: String

  /// Runs plumb with arguments in a folder.
  init(
    _ arguments: String..., in folder: TemporaryFolder, input: String? = nil,
    environment: [String: String] = [:]
  ) throws {
    try self.init(arguments, in: folder, input: input, environment: environment)
  }

  init(
    _ arguments: [String], in folder: TemporaryFolder, input: String? = nil,
    environment: [String: String] = [:]
  ) throws {
    let streams = try TemporaryFolder(["in": input ?? "", "out": "", "err": ""])
    let process = Process()
    process.executableURL = Self.binary
    process.arguments = arguments
    process.currentDirectoryURL = folder.url
    process.environment = ["PATH": "/usr/bin:/bin"].merging(environment) { $1 }
    process.standardInput = try FileHandle(forReadingFrom: streams.url(of: "in"))
    process.standardOutput = try FileHandle(forWritingTo: streams.url(of: "out"))
    process.standardError = try FileHandle(forWritingTo: streams.url(of: "err"))
    try process.run()
    process.waitUntilExit()
    status = process.terminationReason == .exit ? process.terminationStatus : -1
    output = try streams.text(of: "out")
    errors = try streams.text(of: "err")
  }

  /// The binary that was built with the tests, beside them.
  static let binary = (Bundle.main.executableURL ?? URL(fileURLWithPath: "/"))
    .deletingLastPathComponent().appendingPathComponent("plumb")
}

/// A folder with files that is gone when nobody uses it any more.
final class TemporaryFolder: Sendable {
  let url: URL

  /// A folder with files, by path, each with its text.
  init(_ files: [String: String] = [:]) throws {
    url = FileManager.default.temporaryDirectory
      .appendingPathComponent("plumb-test-\(UUID().uuidString)", isDirectory: true)
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    for (path, text) in files { try write(Data(text.utf8), to: path) }
  }

  deinit {
    try? FileManager.default.removeItem(at: url)
  }

  func url(of path: String) -> URL { url.appendingPathComponent(path) }

  func write(_ data: Data, to path: String) throws {
    let file = url(of: path)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try data.write(to: file)
  }

  func link(_ path: String, to target: String) throws {
    try FileManager.default.createSymbolicLink(
      atPath: url(of: path).path, withDestinationPath: target)
  }

  func data(of path: String) throws -> Data { try Data(contentsOf: url(of: path)) }

  func text(of path: String) throws -> String {
    String(decoding: try Data(contentsOf: url(of: path)), as: UTF8.self)
  }

  /// The names of what is in the folder.
  var names: [String] {
    get throws { try FileManager.default.contentsOfDirectory(atPath: url.path).sorted() }
  }

  func exists(_ path: String) -> Bool {
    FileManager.default.fileExists(atPath: url(of: path).path)
  }
}

/// Templates that tests share.
enum Template {
  /// One in which nothing is wrong.
  static let good = """
    Resources:
      Queue:
        Type: AWS::SQS::Queue

    """

  /// One with an error.
  static let slow = """
    Resources:
      Slow:
        Type: AWS::Lambda::Function
        Properties:
          Timeout: 901
          MemorySize: 256
          Runtime: python3.13
          Handler: slow.handle
          Role: arn:aws:iam::111122223333:role/slow
          Code: {S3Bucket: code-of-111122223333, S3Key: slow.zip}

    """

  /// What the concise format says of it.
  static func slowFinding(_ file: String) -> String {
    """
    \(file):5:16: error[lambda-timeout-out-of-bounds] timeout is 901 seconds, above the 900 that \
    Lambda allows

    """
  }
}
