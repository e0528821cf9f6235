package import Linting

/// Writes what a run finds in one format, file by file, so that what was written need not be kept.
package protocol ReportWriter {
  /// Takes bytes of the report, in their order.
  typealias Sink = ([UInt8]) -> Void

  /// Writes what was found in the next file.
  mutating func add(_ file: Report.File, to sink: Sink)

  /// Writes all that is still to be written when there are no more files.
  mutating func end(_ summary: Report.Summary, to sink: Sink)
}

extension ReportFormat {
  /// What a report is about, and how it looks.
  package struct Options {
    /// The program that makes the report.
    package var tool: Report.Tool
    /// The rules that run, for the formats that describe them.
    package var rules: [Rule] { makeRules() }
    /// Whether text is in colour.
    package var inColor: Bool
    /// Whether text ends with a summary.
    package var withSummary: Bool
    private let makeRules: @Sendable () -> [Rule]

    /// A report of a program with some rules.
    package init(
      _ tool: Report.Tool, rules: @escaping @autoclosure @Sendable () -> [Rule] = [],
      inColor: Bool = false, withSummary: Bool = true
    ) {
      self.tool = tool
      makeRules = rules
      self.inColor = inColor
      self.withSummary = withSummary
    }
  }

  /// What writes a report in this format.
  package func writer(_ options: Options) -> any ReportWriter {
    switch self {
    case .text: TextReport(inColor: options.inColor, withSummary: options.withSummary)
    case .concise: ConciseReport()
    case .json: JSONReport(options.tool)
    case .sarif: SARIFReport(options.tool, options.rules)
    case .junit: JUnitReport(options.tool)
    case .github: GitHubReport()
    case .gitlab: GitLabReport()
    case .checkstyle: CheckstyleReport(options.tool)
    case .html: HTMLReportOfAllFiles(tool: options.tool, rules: options.rules)
    }
  }

  /// The report in this form, as bytes of UTF-8; only `text` can be in colour and has a summary.
  package func write(_ report: Report, inColor: Bool = false, withSummary: Bool = true) -> [UInt8] {
    var writer = writer(
      Options(report.tool, rules: report.rules, inColor: inColor, withSummary: withSummary))
    var bytes: [UInt8] = []
    for file in report.files { writer.add(file) { bytes += $0 } }
    writer.end(report.summary) { bytes += $0 }
    return bytes
  }
}

/// Bytes that wait until there are enough of them.
struct WaitingBytes {
  private static let enough = 1 << 16

  var bytes: [UInt8] = []

  /// Makes room for as much as is handed on at once, so that nothing is moved while it grows.
  mutating func reserveRoom() {
    bytes.reserveCapacity(Self.enough + 4096)
  }

  mutating func append(_ text: String) {
    let isDone: Void? = text.utf8.withContiguousStorageIfAvailable {
      bytes.append(contentsOf: $0)
    }
    if isDone == nil { bytes.append(contentsOf: text.utf8) }
  }

  /// Bytes of UTF-8.
  mutating func append(_ more: some Collection<UInt8>) {
    bytes.append(contentsOf: more)
  }

  /// A character of ASCII, some times.
  mutating func append(_ character: UInt8, times count: Int) {
    bytes.append(contentsOf: repeatElement(character, count: count))
  }

  /// The decimal digits of a number.
  mutating func append(_ number: Int) {
    guard number >= 0 else { return append(String(number)) }
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 20) { digits in
      var start = digits.count
      var rest = number
      repeat {
        start -= 1
        digits.initializeElement(at: start, to: UInt8(ascii: "0") + UInt8(rest % 10))
        rest /= 10
      } while rest > 0
      bytes.append(contentsOf: digits[start...])
    }
  }

  /// Takes the bytes out, and keeps the room that they have taken.
  mutating func take() -> [UInt8] {
    defer { bytes.removeAll(keepingCapacity: true) }
    return bytes.withUnsafeBufferPointer { Array($0) }
  }

  /// Hands on the bytes when there are many of them.
  mutating func handOnMany(to sink: ReportWriter.Sink) {
    if bytes.count >= Self.enough { handOn(to: sink) }
  }

  /// Hands on all bytes.
  mutating func handOn(to sink: ReportWriter.Sink) {
    guard !bytes.isEmpty else { return }
    sink(bytes)
    bytes.removeAll(keepingCapacity: true)
  }
}
