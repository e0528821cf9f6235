package import LintRun
import Platform
import Reports

extension Baseline {
  /// The version of the form of the file.
  static let version = 1

  /// Writes the baseline to a file: one line for each finding, in the order of files and paths, so
  /// that a change of it reads well.
  package func write(to path: String) throws(LocatedProblem) {
    do throws(Files.Problem) {
      try Files.write(bytes, to: path)
    } catch {
      throw LocatedProblem("cannot be written: \(error.words)", in: path)
    }
  }

  /// The content of a baseline file.
  package var bytes: [UInt8] {
    var json = JSONWriter()
    json.object { json in
      json.member("version", Self.version)
      json.array("findings") { json in
        for (entry, count) in counts.sorted(by: { $0.key < $1.key }) {
          json.element()
          json.object(inline: true) { json in
            json.member("file", entry.file)
            json.member("rule", entry.rule)
            json.member("path", entry.path)
            json.member("message", entry.message)
            if count > 1 { json.member("count", count) }
          }
        }
      }
    }
    json.endLine()
    return json.bytes
  }
}
