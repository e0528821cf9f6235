import Foundation
package import Testing

/// Recorded outputs that a test compares with what it gets: files in the folder `Snapshots` beside
/// the test.
///
/// With `RECORD_SNAPSHOTS=1` in the environment the files are written instead, to be read before
/// they are committed.
package struct SnapshotFolder: Sendable {
  private let folder: URL
  private let isRecording: Bool

  /// The folder beside a test's own file.
  package init(beside testFile: String = #filePath) {
    folder = URL(fileURLWithPath: testFile).deletingLastPathComponent()
      .appendingPathComponent("Snapshots", isDirectory: true)
    isRecording = ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1"
  }

  /// Records an issue when the output is not the recorded one, or records the output.
  package func expect(
    _ output: some Sequence<UInt8>, toBe name: String,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let output = Data(output)
    let file = folder.appendingPathComponent(name)
    if isRecording {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      return try output.write(to: file)
    }
    guard let recorded = try? Data(contentsOf: file) else {
      Issue.record("no snapshot \(name); \(Self.advice)", sourceLocation: sourceLocation)
      return
    }
    guard recorded != output else { return }
    Issue.record(
      "\(name) has changed. \(Self.firstDifference(recorded, output))\n\(Self.advice)",
      sourceLocation: sourceLocation)
  }

  /// Records an issue for every recorded file that no test asks for.
  package func expectOnly(
    _ names: some Sequence<String>, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let unused = Set(try FileManager.default.contentsOfDirectory(atPath: folder.path))
      .subtracting(names)
    for name in unused.sorted() {
      Issue.record("no test asks for \(name): remove it", sourceLocation: sourceLocation)
    }
  }

  private static let advice =
    "to record what is written now, run: RECORD_SNAPSHOTS=1 swift test, then read the difference"

  private static func firstDifference(_ recorded: Data, _ output: Data) -> String {
    let recorded = lines(recorded)
    let output = lines(output)
    var line = 0
    while line < min(recorded.count, output.count), recorded[line] == output[line] { line += 1 }
    return """
      The first difference is in line \(line + 1):
      recorded: \(line < recorded.count ? recorded[line] : "nothing")
      now:      \(line < output.count ? output[line] : "nothing")
      """
  }

  private static func lines(_ data: Data) -> [String] {
    data.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      .map { String(decoding: $0, as: UTF8.self) }
  }
}
