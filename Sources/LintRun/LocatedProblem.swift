package import SourceText

/// A mistake in a file that configures plumb, with its place.
package struct LocatedProblem: Error, Sendable {
  /// The file.
  package let file: String
  /// Where in it; nil for the file as a whole.
  package let position: SourcePosition?
  /// What is wrong.
  package let message: String
  /// What to do about it, beginning with a verb.
  package let help: String?

  /// A mistake at a place.
  package init(_ message: String, at range: SourceRange, in source: SourceText, help: String? = nil)
  {
    self.message = message
    self.help = help
    file = source.name
    position = LineIndex(source).position(at: range.start)
  }

  /// A mistake of a file as a whole.
  package init(_ message: String, in file: String, help: String? = nil) {
    self.message = message
    self.help = help
    self.file = file
    position = nil
  }

  /// A mistake in what is settled; one of an option is without a place.
  init(_ message: String, at origin: SettingOrigin, help: String? = nil) {
    self.message = message
    self.help = help
    switch origin {
    case .file(let name, let position):
      file = name
      self.position = position
    case .option, .standard:
      file = "plumb"
      position = nil
    }
  }

  /// The mistake as it is shown: `file:line:column: message`, and the help on a line of its own.
  package var text: String {
    let place = position.map { "\(file):\($0.line):\($0.column)" } ?? file
    return "\(place): \(message)" + (help.map { "\n  help: \($0)" } ?? "")
  }
}
