import LintRun
import Platform
import Reports

/// What a run writes, and where.
struct OutputChoice {
  var formats: [ReportRequest] = []
  /// The file that the only format is written to; nil for standard output.
  var file: String?
  var color = ColorChoice.auto
  /// Whether there is no summary.
  var isQuiet = false
  /// Whether it is said what was linted and what was not.
  var isVerbose = false
  /// Whether the findings of each rule are counted.
  var hasStatistics = false

  /// Where reports go.
  ///
  /// In a workflow of GitHub, annotations come in addition to what people read.
  var destinations: [ReportDestination] {
    guard !formats.isEmpty else {
      let text = ReportDestination(format: .text, file: file)
      let isGitHub = Surroundings.variable("GITHUB_ACTIONS") == "true"
      return isGitHub ? [text, ReportDestination(format: .github, file: nil)] : [text]
    }
    return formats.map { ReportDestination(format: $0.format, file: $0.file ?? file) }
  }

  /// Whether a report to standard output, or to a file, is in colour.
  func isInColor(toFile: Bool) -> Bool {
    switch color {
    case .always: return true
    case .never: return false
    case .auto:
      if toFile { return false }
      if let none = Surroundings.variable("NO_COLOR"), !none.isEmpty { return false }
      if let force = Surroundings.variable("FORCE_COLOR"), !force.isEmpty { return force != "0" }
      if Surroundings.variable("GITHUB_ACTIONS") == "true" { return true }
      return Surroundings.outputIsTerminal && Surroundings.variable("TERM") != "dumb"
    }
  }

  /// Says on standard error what the reports do not.
  func comment(on reports: OpenReports, _ outcome: LintRun.Outcome) {
    if let statistics = reports.statistics { Messages.write(statistics.text) }
    guard !isQuiet else { return }
    if isVerbose {
      for path in outcome.passedOver { Messages.say("\(path): passed over, no template") }
      let files = reports.summary.files
      Messages.say("\(files) \(files == 1 ? "template" : "templates") linted")
    }
    if destinations.allSatisfy({ $0.file != nil }) {
      Messages.say(reports.summary.inWords)
    }
  }

  /// Refuses a report in the place of a template that was linted.
  func refuseReplacing(_ templates: [String]) throws {
    for case let file? in destinations.map(\.file) where Files.exists(file) {
      let place = Files.place(of: file)
      let names = [file, place].map { $0.split(separator: "/").last }
      let replaced = templates.first { template in
        names.contains(template.split(separator: "/").last) && Files.place(of: template) == place
      }
      guard let replaced else { continue }
      Messages.say("\(replaced): a template is not replaced by a report of it")
      throw ExitStatus.wrongUse
    }
  }
}

/// When text is in colour.
enum ColorChoice: String, CaseIterable {
  case auto
  case always
  case never
}

/// A report to be written.
struct ReportDestination {
  let format: ReportFormat
  /// The file; nil for standard output.
  let file: String?
}
