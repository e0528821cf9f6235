import Linting
import SourceText

/// Test results in the XML of JUnit, with a suite for each template.
///
/// Errors and warnings are tests that have failed. A note is one that has passed and says something,
/// and what is suppressed was skipped.
struct JUnitReport: ReportWriter {
  /// The suites, which stand behind the number of all their tests.
  private var suites = XMLWriter(depth: 1)
  private var tests = 0
  private var failures = 0
  private var places = PlaceFinder()
  private let tool: Report.Tool

  init(_ tool: Report.Tool) {
    self.tool = tool
  }

  mutating func add(_ file: Report.File, to sink: Sink) {
    let suite = Suite(file)
    tests += suite.tests
    failures += suite.failures
    suites.write(suite, &places)
  }

  mutating func end(_ summary: Report.Summary, to sink: Sink) {
    var xml = XMLWriter()
    xml.begin(
      "testsuites",
      ["name": tool.name, "tests": String(tests), "failures": String(failures)])
    xml.waiting.handOn(to: sink)
    suites.waiting.handOn(to: sink)
    xml.end("testsuites")
    xml.waiting.handOn(to: sink)
  }

  fileprivate struct Suite {
    let file: Report.File
    let failures: Int

    init(_ file: Report.File) {
      self.file = file
      failures = file.diagnostics.count { $0.severity > .note }
    }

    var tests: Int { max(1, file.diagnostics.count + file.suppressed.count) }
  }
}

extension XMLWriter {
  fileprivate mutating func write(_ suite: JUnitReport.Suite, _ places: inout PlaceFinder) {
    let file = suite.file
    let name = file.source.name
    element(
      "testsuite",
      [
        "name": name, "tests": String(suite.tests), "failures": String(suite.failures),
        "errors": "0", "skipped": String(file.suppressed.count),
      ]
    ) { xml in
      for diagnostic in file.diagnostics {
        let place = places.place(of: diagnostic.range, in: file.source)
        xml.write(diagnostic, at: place)
      }
      for suppressed in file.suppressed {
        let diagnostic = suppressed.diagnostic
        let place = places.place(of: diagnostic.range, in: file.source)
        xml.element("testcase", testcase(diagnostic, at: place)) { xml in
          xml.element("skipped", ["message": suppressed.reason ?? "suppressed in the template"])
        }
      }
      if file.diagnostics.isEmpty, file.suppressed.isEmpty {
        xml.element("testcase", ["name": "no findings", "classname": name])
      }
    }
  }

  private mutating func write(_ diagnostic: Diagnostic, at place: Place) {
    let text = Self.words(of: diagnostic, at: place)
    element("testcase", testcase(diagnostic, at: place)) { xml in
      switch diagnostic.severity {
      case .error, .warning:
        xml.element(
          "failure", ["type": diagnostic.severity.rawValue, "message": diagnostic.shownMessage],
          text: text)
      case .note:
        xml.element("system-out", text: text)
      }
    }
  }

  private static func words(of diagnostic: Diagnostic, at place: Place) -> String {
    var words = "\(place.source.name):\(place.start.line):\(place.start.column): "
    words += "\(diagnostic.severity)[\(diagnostic.rule)] \(diagnostic.shownMessage)"
    if let help = diagnostic.help { words += "\nhelp: \(help)" }
    if let url = diagnostic.url { words += "\nsee: \(url)" }
    return words
  }
}

/// The attributes of a test; its name has the place, since tests of one name count as one.
private func testcase(
  _ diagnostic: Diagnostic, at place: Place
) -> KeyValuePairs<String, String> {
  [
    "name": "\(diagnostic.rule) at \(place.start.line):\(place.start.column)",
    "classname": place.source.name,
  ]
}
