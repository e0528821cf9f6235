import ArgumentParser
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

  /// What the options choose.
  var choice: OutputChoice {
    OutputChoice(
      formats: formats, file: output == "-" ? nil : output, color: color, isQuiet: quiet,
      isVerbose: verbose, hasStatistics: statistics)
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

extension ColorChoice: ExpressibleByArgument {}
