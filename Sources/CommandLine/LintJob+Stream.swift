import Baselines
import LintRun
import Linting
import Platform
import Reports

extension LintJob {
  /// Answers every line of standard input with a line.
  func answerStream(_ plan: LintPlan) throws {
    let known: BaselineOfEachFile?
    do throws(LocatedProblem) {
      known = try baseline.ofEachFile(configured: plan.settings.baseline)
    } catch {
      Messages.say(error.text)
      throw ExitStatus.wrongUse
    }
    do throws(Files.Problem) {
      try plan.stream.answer { answer in
        switch answer {
        case .linted(let result):
          AnswerLine.findings(
            in: Report.File(known?.apply(to: result) ?? result),
            isTemplate: result.kind == .template)
        case .passedOver(let file):
          AnswerLine.findings(in: Report.File(named: file), isTemplate: false)
        case .refused(let line, let file, let words):
          AnswerLine.refusal(words, line: line, file: file)
        }
      }
    } catch {
      Messages.say(error.words)
      throw ExitStatus.wrongUse
    }
  }
}
