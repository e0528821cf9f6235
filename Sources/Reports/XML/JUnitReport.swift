import Linting
import SourceText

/// Test results in the XML of JUnit, with a suite for each template.
///
/// Errors and warnings are tests that have failed. A note is one that has passed and says something,
/// and what is suppressed was skipped.
enum JUnitReport {
  static func write(_ report: Report) -> [UInt8] {
    var xml = XMLWriter()
    var places = PlaceFinder(report)
    let suites = report.files.map(Suite.init)
    xml.element(
      "testsuites",
      [
        "name": report.tool.name,
        "tests": String(suites.reduce(0) { $0 + $1.tests }),
        "failures": String(suites.reduce(0) { $0 + $1.failures }),
      ]
    ) { xml in
      for suite in suites { xml.write(suite, &places) }
    }
    return xml.bytes
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
