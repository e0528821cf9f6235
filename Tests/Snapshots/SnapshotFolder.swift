import Foundation

/// Recorded outputs that a test compares with what it gets: files in the folder `Snapshots` beside
/// the test.
///
/// It knows nothing of a test library, since it is built with the program. With `RECORD_SNAPSHOTS=1`
/// in the environment the files are written instead, to be read before they are committed.
package struct SnapshotFolder: Sendable {
  private let folder: URL
  private let isRecording: Bool

  /// The folder beside a test's own file.
  package init(beside testFile: String = #filePath) {
    folder = URL(fileURLWithPath: testFile).deletingLastPathComponent()
      .appendingPathComponent("Snapshots", isDirectory: true)
    isRecording = ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1"
  }

  /// What differs between an output and the recorded one, in words; nil when nothing does, and
  /// while recording.
  package func difference(of output: some Sequence<UInt8>, from name: String) throws -> String? {
    let output = Data(output)
    let file = folder.appendingPathComponent(name)
    if isRecording {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      try output.write(to: file)
      return nil
    }
    guard let recorded = try? Data(contentsOf: file) else {
      return "no snapshot \(name); \(Self.advice)"
    }
    guard recorded != output else { return nil }
    return "\(name) has changed. \(Self.firstDifference(recorded, output))\n\(Self.advice)"
  }

  /// The recorded files that no test asks for, which are to be removed.
  package func unused(besides names: some Sequence<String>) throws -> [String] {
    Set(try FileManager.default.contentsOfDirectory(atPath: folder.path)).subtracting(names)
      .sorted()
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
