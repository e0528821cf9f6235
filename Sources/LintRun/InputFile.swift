import Platform

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

  /// The content of the file, unless it is plain that it is no template.
  func read() throws(InputProblem) -> [UInt8] {
    let bytes: [UInt8]
    do throws(Files.Problem) {
      bytes = origin == .standardInput ? try Files.readStandardInput() : try Files.read(path)
    } catch {
      throw InputProblem(path, error.words)
    }
    try refuseNoText(bytes)
    return bytes
  }

  /// Refuses the content of a named file that is plainly no template.
  func refuseNoText(_ bytes: [UInt8]) throws(InputProblem) {
    guard origin != .found else { return }
    if bytes.allSatisfy({ $0 == 0x20 || $0 == 0x0A || $0 == 0x0D || $0 == 0x09 }) {
      throw InputProblem(path, "the file is empty")
    }
    if Self.isBinary(bytes) {
      throw InputProblem(path, "a binary file, \(InputProblem.noTemplate)")
    }
  }

  /// Whether there are zeros in a file that is neither a damaged template nor UTF-16.
  private static func isBinary(_ bytes: [UInt8]) -> Bool {
    guard Bytes.contain(0, bytes, amongFirst: 8000) else { return false }
    let isUTF16 = bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
    return !isUTF16 && !TemplateRecognition.mayBeTemplate(bytes)
  }
}

/// Why a file or folder could not be linted.
package struct InputProblem: Error, Hashable, Sendable {
  /// What a file is that is read in vain.
  static let noTemplate = "not a CloudFormation template"

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
