import Linting

/// Writes a page, which begins with what can only be said when all files are there.
struct HTMLReportOfAllFiles: ReportWriter {
  let tool: Report.Tool
  let rules: [Rule]
  private var files: [Report.File] = []

  init(tool: Report.Tool, rules: [Rule]) {
    self.tool = tool
    self.rules = rules
  }

  mutating func add(_ file: Report.File, to sink: Sink) {
    files.append(file)
  }

  mutating func end(_ summary: Report.Summary, to sink: Sink) {
    sink(HTMLReport.write(Report(tool, files, rules: rules)))
  }
}
