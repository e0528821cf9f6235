package import Linting
import Platform
import SourceText
import Synchronization
import TemplateSyntax

/// Lints files, several at once; of a single large one, the rules run on two threads.
package struct LintRun: Sendable {
  /// What was found in all files.
  package struct Outcome: Sendable {
    /// The paths of the templates that were linted.
    package var templates: [String] = []
    /// The files that could not be linted, and why.
    package var problems: [InputProblem] = []
    /// The files found in folders that are no templates.
    package var passedOver: [String] = []
  }

  /// Is told how many of all files are done.
  package typealias Progress = @Sendable (_ done: Int, _ all: Int) -> Void

  private enum FileOutcome: Sendable {
    case linted(Linter.Result)
    case problem(InputProblem)
    case passedOver
  }

  /// What the only file has given, which is kept until the process ends: to take thousands of findings
  /// apart takes time, and nobody needs the memory any more.
  private final class LastOutcome: Sendable {
    private let outcome: FileOutcome

    init(_ outcome: FileOutcome) {
      self.outcome = outcome
    }
  }

  private let linters: LinterOfEachFile
  private let threads: Int
  private let nestedFiles: NestedTemplateFiles
  private let given: GivenParameters

  /// A run over some paths, with the values that the templates are deployed with, on at most a
  /// number of threads.
  init(_ linters: LinterOfEachFile, of paths: [String], given: GivenParameters, threads: Int) {
    self.given = given
    self.linters = linters
    nestedFiles = NestedTemplateFiles(paths)
    self.threads = threads
  }

  /// Lints files, tells how many are done, and hands on the results in the order of the files, which
  /// does not depend on the number of threads; those in which nothing was found are without their
  /// bytes.
  package func lint(
    _ files: [InputFile], progress: Progress? = nil, receive: @Sendable (Linter.Result) -> Void
  ) -> Outcome {
    let outcome = Mutex(Outcome())
    @Sendable func judge(_ file: InputFile, threads: Int) -> FileOutcome {
      CrashReport.begin(file.path)
      return lint(file, threads: threads)
    }
    @Sendable func handOn(_ file: InputFile, _ result: FileOutcome) {
      outcome.withLock { outcome in
        switch result {
        case .linted: outcome.templates.append(file.path)
        case .problem(let problem): outcome.problems.append(problem)
        case .passedOver: outcome.passedOver.append(file.path)
        }
      }
      if case .linted(let result) = result { receive(result) }
    }
    if files.count == 1 {
      // Most runs are about one file, which needs no order.
      let result = Threads.onLargeStack { judge(files[0], threads: threads) }
      handOn(files[0], result)
      _ = Unmanaged.passRetained(LastOutcome(result))
    } else {
      let position = Atomic(0)
      let done = Atomic(0)
      OrderedWork.run(threads: min(threads, files.count)) { () -> InputFile? in
        let index = position.wrappingAdd(1, ordering: .relaxed).oldValue
        return index < files.count ? files[index] : nil
      } _: {
        defer { progress?(done.wrappingAdd(1, ordering: .relaxed).newValue, files.count) }
        return ($0, judge($0, threads: threads / files.count))
      } receive: { file, result in
        handOn(file, result)
        return true
      }
    }
    return outcome.withLock { $0 }
  }

  private func lint(_ file: InputFile, threads: Int) -> FileOutcome {
    do throws(InputProblem) {
      return try lint(file, file.read(), threads: threads).map(FileOutcome.linted) ?? .passedOver
    } catch {
      return .problem(error)
    }
  }

  /// Lints what is in a file; nil for a file that was found and is no template.
  func lint(_ file: InputFile, _ bytes: [UInt8], threads: Int = 1) throws(InputProblem)
    -> Linter.Result?
  {
    if file.origin == .found, !TemplateRecognition.mayBeTemplate(bytes) { return nil }
    let tree = SyntaxTree.parse(SourceText(name: file.path, bytes: bytes), threads: threads)
    defer { tree.discard() }
    if file.origin == .found, !TemplateRecognition.isTemplate(tree) { return nil }
    let linter = linters.linter(for: file.path)
    var nested: [String: NestedSource] = [:]
    if file.origin != .standardInput {
      let paths = linter.nestedTemplatePaths(in: tree)
      if !paths.isEmpty { nested = nestedFiles.read(paths, namedIn: file.path) }
    }
    let result = linter.lint(tree, nested: nested, given: given, threads: threads)
    if result.kind == .noTemplate, result.isEmpty {
      throw InputProblem(file.path, InputProblem.noTemplate)
    }
    return result.isEmpty ? result.withoutSource : result
  }
}
