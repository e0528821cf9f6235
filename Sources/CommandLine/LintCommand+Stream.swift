import ArgumentParser
import Baselines
import LintRun
import Linting
import Platform
import Reports

extension LintCommand {
  /// Refuses options that say something about one report of all files.
  func refuseOptionsBesidesStream() throws {
    if !output.formats.isEmpty || output.output != nil {
      throw ValidationError("--stream answers with JSON lines; leave out --format and --output.")
    }
    if baseline.writeBaseline != nil || baseline.pruneBaseline {
      throw ValidationError("A baseline is written by a run of all files, without --stream.")
    }
    if output.statistics { throw ValidationError("--stream and --statistics exclude each other.") }
    if settings.failOn != nil {
      throw ValidationError("--stream fails for no finding; leave out --fail-on.")
    }
  }

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
