package import Linting
import Platform
import SourceText
import Synchronization
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

  private let linter: Linter
  private let threads: Int

  /// A run with a linter, on at most a number of threads.
  package init(_ linter: Linter, threads: Int) {
    self.linter = linter
    self.threads = threads
  }

  /// Lints files; the outcome does not depend on the number of threads.
  package func lint(_ files: [InputFile]) -> Outcome {
    let slots = Slots(count: files.count)
    Threads.forEach(files.count, threads: threads) { [self] index in
      CrashReport.begin(files[index].path)
      slots.set(index, lint(files[index]))
    }
    var outcome = Outcome()
    for (file, result) in zip(files, slots.take()) {
      switch result {
      case .linted(let result): outcome.results.append(result)
      case .problem(let problem): outcome.problems.append(problem)
      case .passedOver, nil: outcome.passedOver.append(file.path)
      }
    }
    return outcome
  }

  private func lint(_ file: InputFile) -> FileOutcome {
    let bytes: [UInt8]
    do throws(Files.Problem) {
      bytes =
        file.origin == .standardInput
        ? try Files.readStandardInput() : try Files.read(file.path)
    } catch {
      return .problem(InputProblem(file.path, error.words))
    }
    let mayBeTemplate = TemplateRecognition.mayBeTemplate(bytes)
    if file.origin == .found {
      guard mayBeTemplate else { return .passedOver }
    } else if let words = reasonNotToRead(bytes, mayBeTemplate) {
      return .problem(InputProblem(file.path, words))
    }
    let tree = SyntaxTree.parse(SourceText(name: file.path, bytes: bytes))
    defer { tree.discard() }
    if file.origin == .found, !TemplateRecognition.isTemplate(tree) { return .passedOver }
    let result = linter.lint(tree)
    if result.kind == .noTemplate {
      return .problem(InputProblem(file.path, "not a CloudFormation template"))
    }
    return .linted(result.isEmpty ? result.withoutSource : result)
  }

  private func reasonNotToRead(_ bytes: [UInt8], _ mayBeTemplate: Bool) -> String? {
    if bytes.allSatisfy({ $0 == 0x20 || $0 == 0x0A || $0 == 0x0D || $0 == 0x09 }) {
      return "the file is empty"
    }
    let isUTF16 = bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
    if !mayBeTemplate, !isUTF16, Bytes.contain(0, bytes, amongFirst: 8000) {
      return "a binary file, not a CloudFormation template"
    }
    return nil
  }

  /// The outcomes of files by their number, filled in from several threads.
  private final class Slots: Sendable {
    private let outcomes: Mutex<[FileOutcome?]>

    init(count: Int) {
      outcomes = Mutex(Array(repeating: nil, count: count))
    }

    func set(_ index: Int, _ outcome: FileOutcome) {
      outcomes.withLock { $0[index] = outcome }
    }

    func take() -> [FileOutcome?] {
      outcomes.withLock { outcomes in
        defer { outcomes = [] }
        return outcomes
      }
    }
  }
}
