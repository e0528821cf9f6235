import ArgumentParser
import LintRun
import Linting
import Platform
import Reports

/// The options that say what is written, and where.
struct OutputOptions: ParsableArguments {
  @Option(
    name: .customLong("format"),
    help: ArgumentHelp(
      """
      How findings are written: \(ReportFormat.allCases.map(\.rawValue).joined(separator: ", ")); \
      with `=file`, to a file. Repeatable. (default: text)
      """, valueName: "format[=file]"))
  var formats: [ReportRequest] = []

  @Option(
    help: ArgumentHelp("The file that the only format is written to.", valueName: "file"),
    completion: .file())
  var output: String?

  @Option(
    help: ArgumentHelp(
      "Whether text is in colour; NO_COLOR and FORCE_COLOR are honoured.",
      valueName: "auto|always|never"))
  var color = ColorChoice.auto

  @Flag(name: .shortAndLong, help: "Write findings only, without a summary.")
  var quiet = false

  @Flag(name: .shortAndLong, help: "Say on standard error what was linted and what was not.")
  var verbose = false

  @Flag(help: "Count the findings of each rule, on standard error.")
  var statistics = false

  func validate() throws {
    if quiet, verbose { throw ValidationError("--quiet and --verbose exclude each other.") }
    if output != nil, formats.count > 1 {
      throw ValidationError(
        "--output takes one format; with several, write --format \(formats[0].format)=FILE.")
    }
    if output != nil, formats.first?.file != nil {
      throw ValidationError("--output and --format FORMAT=FILE name two files for one report.")
    }
    if formats.filter({ $0.file == nil }).count > 1 {
      throw ValidationError(
        "Only one format can go to standard output; write the others as --format FORMAT=FILE.")
    }
    try refuseTwoReportsInOneFile()
  }

  /// Where reports go.
  ///
  /// In a workflow of GitHub, annotations come in addition to what people read.
  func destinations() throws -> [ReportDestination] {
    guard !formats.isEmpty else {
      let text = ReportDestination(format: .text, file: outputFile)
      let isGitHub = Surroundings.variable("GITHUB_ACTIONS") == "true"
      return isGitHub ? [text, ReportDestination(format: .github, file: nil)] : [text]
    }
    return formats.map { ReportDestination(format: $0.format, file: $0.file ?? outputFile) }
  }

  /// The file of the only format; `-` is standard output.
  private var outputFile: String? { output == "-" ? nil : output }

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
    if statistics { Messages.write(reports.statistics.text) }
    guard !quiet else { return }
    if verbose {
      for path in outcome.passedOver { Messages.say("\(path): passed over, no template") }
      let files = reports.summary.files
      Messages.say("\(files) \(files == 1 ? "template" : "templates") linted")
    }
    if reports.destinations.allSatisfy({ $0.file != nil }) {
      Messages.say(reports.summary.inWords)
    }
  }
}

/// A format and the file it goes to, as the option names them: `sarif=report.sarif`.
struct ReportRequest: ExpressibleByArgument {
  let format: ReportFormat
  let file: String?

  init?(argument: String) {
    let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    guard let name = parts.first, let format = ReportFormat(rawValue: String(name)) else {
      return nil
    }
    if parts.count > 1, parts[1].isEmpty { return nil }
    self.format = format
    file = parts.count > 1 && parts[1] != "-" ? String(parts[1]) : nil
  }

  static var allValueStrings: [String] { ReportFormat.allCases.map(\.rawValue) }
}

/// When text is in colour.
enum ColorChoice: String, CaseIterable, ExpressibleByArgument {
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
