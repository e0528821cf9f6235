package import Linting
import Platform
import SourceText
import TemplateSyntax

/// Lints files, several at once: the only place where plumb does more than one thing at a time.
package struct LintRun: Sendable {
  /// What was found in all files.
  package struct Outcome: Sendable {
    /// The templates in the order of their paths; those in which nothing was found are without
    /// their bytes.
    package var results: [Linter.Result] = []
    /// The files that could not be linted, and why.
    package var problems: [InputProblem] = []
    /// The files found in folders that are no templates.
    package var passedOver: [String] = []
  }

  private enum FileOutcome: Sendable {
    case linted(Linter.Result)
    case problem(InputProblem)
    case passedOver
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

  /// Lints files; the outcome does not depend on the number of threads.
  package func lint(_ files: [InputFile]) -> Outcome {
    let outcomes = Threads.map(files.count, threads: threads) { index in
      CrashReport.begin(files[index].path)
      return lint(files[index])
    }
    var outcome = Outcome()
    for (file, result) in zip(files, outcomes) {
      switch result {
      case .linted(let result): outcome.results.append(result)
      case .problem(let problem): outcome.problems.append(problem)
      case .passedOver: outcome.passedOver.append(file.path)
      }
    }
    return outcome
  }

  private func lint(_ file: InputFile) -> FileOutcome {
    let bytes: [UInt8]
    do throws(InputProblem) {
      bytes = try file.read()
    } catch {
      return .problem(error)
    }
    if file.origin == .found, !TemplateRecognition.mayBeTemplate(bytes) { return .passedOver }
    let tree = SyntaxTree.parse(SourceText(name: file.path, bytes: bytes))
    defer { tree.discard() }
    if file.origin == .found, !TemplateRecognition.isTemplate(tree) { return .passedOver }
    let linter = linters.linter(for: file.path)
    var nested: [String: SourceText] = [:]
    if file.origin != .standardInput {
      let paths = linter.nestedTemplatePaths(in: tree)
      if !paths.isEmpty { nested = nestedFiles.read(paths, namedIn: file.path) }
    }
    let result = linter.lint(tree, nested: nested, given: given)
    if result.kind == .noTemplate, result.isEmpty {
      return .problem(InputProblem(file.path, InputProblem.noTemplate))
    }
    return .linted(result.isEmpty ? result.withoutSource : result)
  }
}
