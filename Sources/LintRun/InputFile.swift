/// A file to be linted.
package struct InputFile: Hashable, Sendable {
  /// Where its content comes from.
  package enum Origin: Hashable, Sendable {
    /// It was named.
    case named
    /// It was found in a folder, so it may be something else than a template.
    case found
    /// Its content comes from standard input.
    case standardInput
  }

  /// The path as it is reported.
  package let path: String
  /// Where its content comes from.
  package let origin: Origin

  /// A file with the path under which it is reported.
  package init(_ path: String, _ origin: Origin) {
    self.path = path
    self.origin = origin
  }
}

/// Why a file or folder could not be linted.
package struct InputProblem: Hashable, Sendable {
  /// The path as it was named or found.
  package let path: String
  /// What is wrong with it, in a few words.
  package let words: String

  /// A problem of a path.
  package init(_ path: String, _ words: String) {
    self.path = path
    self.words = words
  }
}
