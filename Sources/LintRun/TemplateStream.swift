package import Linting
package import Platform
import SourceText
import Synchronization
import TemplateSyntax

/// Templates that come on standard input, one on each line, as `{"file": …, "content": …}`, and are
/// answered line by line.
package struct TemplateStream: Sendable {
  /// What becomes of a line.
  package enum Answer: Sendable {
    /// The template was linted.
    case linted(Linter.Result)
    /// What came is no template, and such files are to be passed over.
    case passedOver(file: String)
    /// The line, counted from 1, has nothing that can be linted.
    case refused(line: Int, file: String?, words: String)
  }

  /// A template has at most 1 MB; nothing that JSON does to it makes it longer than this.
  private static let longestLine = 16 << 20

  private let run: LintRun
  private let origin: InputFile.Origin
  private let threads: Int

  /// A stream that is linted as a plan says, on at most a number of threads.
  init(_ run: LintRun, treatsNamedAsFound: Bool, threads: Int) {
    self.run = run
    self.threads = threads
    origin = treatsNamedAsFound ? .found : .named
  }

  /// Reads standard input to its end, and writes the bytes of one answer for each line to standard
  /// output, in the order of the lines.
  package func answer(_ bytes: @Sendable (Answer) -> [UInt8]) throws(Files.Problem) {
    let input = Mutex((reader: LineReader(longest: Self.longestLine), count: 0))
    let problem = Mutex<Files.Problem?>(nil)
    OrderedWork.run(threads: threads) { () -> (line: LineReader.Line, number: Int)? in
      input.withLock { input in
        do throws(Files.Problem) {
          guard let line = try input.reader.next() else { return nil }
          input.count += 1
          return (line, input.count)
        } catch {
          problem.withLock { $0 = Files.Problem("standard input: \(error.words)") }
          return nil
        }
      }
    } _: { piece in
      bytes(answer(piece.line, piece.number))
    } receive: { bytes in
      do throws(Files.Problem) {
        return try Files.writeToReader(bytes)
      } catch {
        problem.withLock {
          $0 = Files.Problem("standard output: cannot be written: \(error.words)")
        }
        return false
      }
    }
    if let problem = problem.withLock({ $0 }) { throw problem }
  }

  private func answer(_ line: LineReader.Line, _ number: Int) -> Answer {
    guard case .bytes(let bytes) = line else {
      return .refused(
        line: number, file: nil, words: "the line is longer than \(Self.longestLine >> 20) MiB")
    }
    let source = SourceText(name: "line \(number)", bytes: bytes)
    let tree = SyntaxTree.parseJSON(source)
    defer { tree.discard() }
    if let issue = tree.issues.first {
      let column = LineIndex(source).position(at: issue.range.start).column
      return .refused(line: number, file: nil, words: "column \(column): \(issue.message)")
    }
    let name = tree.root?["file"].flatMap { $0.kind == .string ? $0.text : nil }
    guard let name, let content = tree.root?["content"], content.kind == .string else {
      return .refused(
        line: number, file: name,
        words: #"a line is `{"file": "…", "content": "…"}`, with two texts"#)
    }
    CrashReport.begin(name)
    let file = InputFile(name, origin)
    do throws(InputProblem) {
      let template = Array(content.text.utf8)
      try file.refuseNoText(template)
      return try run.lint(file, template).map(Answer.linted) ?? .passedOver(file: name)
    } catch {
      return .refused(line: number, file: name, words: error.words)
    }
  }
}
