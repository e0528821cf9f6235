import Linting
import Platform
import Reports

/// The reports of a run while they are written.
///
/// Files come one by one, each on one thread at a time.
final class OpenReports: @unchecked Sendable {
  /// How much was found so far.
  private(set) var summary = Report.Summary()
  /// What was found so far, by rule; nil where nobody asks.
  private(set) var statistics: RuleStatistics?
  private var reports: [OpenReport] = []

  /// Begins all reports, or says which cannot be written.
  init(_ rules: @escaping @autoclosure @Sendable () -> [Rule], _ output: OutputChoice) throws {
    if output.hasStatistics { statistics = RuleStatistics() }
    var isUnwritable = false
    for destination in output.destinations {
      do throws(Files.Problem) {
        reports.append(try OpenReport(destination, rules(), output))
      } catch {
        destination.sayUnwritten(error)
        isUnwritable = true
      }
    }
    guard !isUnwritable else {
      discard()
      throw ExitStatus.wrongUse
    }
  }

  /// Writes what was found in a file.
  func add(_ file: Report.File) {
    summary.add(file)
    statistics?.add(file)
    for report in reports { report.add(file) }
  }

  /// Puts all reports in their places; false when one of them could not be written.
  func finish() -> Bool {
    var isWritten = true
    for report in reports {
      do throws(Files.Problem) {
        try report.finish(summary)
      } catch {
        report.destination.sayUnwritten(error)
        isWritten = false
      }
    }
    return isWritten
  }

  /// Takes away what is not complete.
  func discard() {
    for report in reports { report.discard() }
  }
}

/// One report while it is written.
private final class OpenReport {
  let destination: ReportDestination
  private var writer: any ReportWriter
  /// The file; nil for standard output.
  private let file: FileReplacement?
  /// What has kept the report from being written so far.
  private var problem: Files.Problem?
  /// Whether there is still somebody who reads standard output.
  private var isRead = true

  init(
    _ destination: ReportDestination, _ rules: @escaping @autoclosure @Sendable () -> [Rule],
    _ output: OutputChoice
  )
    throws(Files.Problem)
  {
    self.destination = destination
    writer = destination.format.writer(
      ReportFormat.Options(
        .plumb, rules: rules(), inColor: output.isInColor(toFile: destination.file != nil),
        withSummary: !output.isQuiet))
    if let path = destination.file {
      file = try FileReplacement(path)
    } else {
      file = nil
    }
  }

  func add(_ found: Report.File) {
    guard problem == nil, isRead else { return }
    writer.add(found) { write($0) }
  }

  func finish(_ summary: Report.Summary) throws(Files.Problem) {
    // Where no template was found, that is said elsewhere, and there is nothing to sum up.
    let isNothing = destination.format == .text && summary.files == 0
    if problem == nil, isRead, !isNothing { writer.end(summary) { write($0) } }
    if let problem { throw problem }
    try file?.finish()
    let leftOut = destination.format == .sarif ? SARIFLimits.leftOut(of: summary) : 0
    if leftOut > 0 { Messages.say(SARIFLimits.words(leftOut: leftOut)) }
  }

  func discard() {
    file?.discard()
  }

  private func write(_ bytes: [UInt8]) {
    guard problem == nil, isRead else { return }
    do throws(Files.Problem) {
      if let file { try file.write(bytes) } else { isRead = try Files.writeToReader(bytes) }
    } catch {
      problem = error
    }
  }
}

extension ReportDestination {
  fileprivate func sayUnwritten(_ problem: Files.Problem) {
    Messages.say("\(file ?? "standard output"): cannot be written: \(problem.words)")
  }
}
