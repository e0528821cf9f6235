import Platform
import Reports

/// What plumb says on standard error.
enum Messages {
  /// Says one thing, with the name of the program before it.
  ///
  /// File names and texts of other people are part of it, so nothing in it acts on a terminal.
  static func say(_ text: String) {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let shown = lines.map { String($0).onOneLine }.joined(separator: "\n")
    write(shown.hasPrefix("plumb: ") ? "\(shown)\n" : "plumb: \(shown)\n")
  }

  /// Writes a text as it is.
  static func write(_ text: String) {
    Files.writeToStandardError(text)
  }

  /// Writes a text or bytes to standard output, where a command has one result.
  static func answer(_ bytes: [UInt8]) throws {
    do throws(Files.Problem) {
      try Files.writeToStandardOutput(bytes)
    } catch {
      say("standard output: cannot be written: \(error.words)")
      throw ExitStatus.wrongUse
    }
  }
}

extension Report.Tool {
  /// This program.
  static let plumb = Report.Tool(name: "plumb", version: Version.current)
}
