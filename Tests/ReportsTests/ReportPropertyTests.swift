import Foundation
import FoundationXML
import Linting
import Reports
import SourceText
import TemplateSyntax
import Testing

@Suite struct `Every report` {
  @Test(arguments: Sample.all) func `says the same in JSON as the findings themselves`(
    _ sample: Sample
  ) throws {
    let written = try parsed(.json, sample)["diagnostics"].objects
    let findings = sample.findings
    #expect(written.count == findings.count)
    for (object, (source, diagnostic)) in zip(written, findings) {
      #expect(object["rule"].text == diagnostic.rule)
      #expect(object["message"].text == diagnostic.shownMessage)
      #expect(object["file"].text == source.name)
      #expect(object["help"].text == diagnostic.help)
      #expect(object["path"].elements.map { "\($0)" } == diagnostic.path.map(\.description))
      #expect(object["fixes"].objects.count == diagnostic.fixes.count)
      #expect(object["related"].objects.count == diagnostic.related.count)
    }
  }

  @Test(arguments: Sample.all) func `counts lines and columns as each format says it does`(
    _ sample: Sample
  ) throws {
    let json = try parsed(.json, sample)["diagnostics"].objects
    let sarif = try results(sample).filter { $0["suppressions"].objects.isEmpty }
    let concise = lines(.concise, sample)
    for (index, (source, diagnostic)) in sample.findings.enumerated() {
      let start = Counted(source, diagnostic.range.start)
      let end = Counted(source, diagnostic.range.end)
      let range = json[index]["range"]
      #expect(range["start"]["line"].number == start.line)
      #expect(range["start"]["column"].number == start.column)
      #expect(range["end"]["line"].number == end.line)
      #expect(range["end"]["column"].number == end.column)
      let region = sarif[index]["locations"].objects[0]["physicalLocation"]["region"]
      #expect(region["startLine"].number == start.line)
      #expect(region["startColumn"].number == start.utf16Column)
      #expect(region["endLine"].number == end.line)
      #expect(region["endColumn"].number == end.utf16Column)
      #expect(concise[index].contains(":\(start.line):\(start.column): "))
    }
  }

  @Test(arguments: Sample.all) func `points from a SARIF result to its rule and file`(
    _ sample: Sample
  ) throws {
    let run = try parsed(.sarif, sample)["runs"].objects[0]
    let rules = run["tool"]["driver"]["rules"].objects.map { $0["id"].text }
    let names = Set(sample.report.files.map(\.source.name))
    for result in try results(sample) {
      if let index = result["ruleIndex"].number { #expect(rules[index] == result["ruleId"].text) }
      let location = result["locations"].objects[0]["physicalLocation"]["artifactLocation"]
      let uri = try #require(location["uri"].text)
      let name = try #require(uri.removingPercentEncoding)
      #expect(names.contains(name) || names.contains("./\(name)"))
      #expect(location["uriBaseId"].text == "%SRCROOT%")
    }
  }

  @Test(arguments: Sample.all) func `names the findings of one file apart`(_ sample: Sample) throws
  {
    let names = try results(sample).map {
      "\($0["locations"].objects[0]["physicalLocation"]["artifactLocation"]["uri"].text ?? "")"
        + " \($0["partialFingerprints"]["ruleAndPath/v1"].text ?? "")"
    }
    #expect(Set(names).count == names.count)
  }

  @Test(arguments: Sample.all, [ReportFormat.text, .concise])
  func `never lets a template speak to the terminal`(_ sample: Sample, _ format: ReportFormat) {
    let written = format.write(sample.report)
    #expect(written.allSatisfy { $0 >= 0x20 && $0 != 0x7F || $0 == UInt8(ascii: "\n") })
    #expect(lines(.concise, sample).count == sample.findings.count)
  }

  @Test(arguments: Sample.all) func `is XML that holds every finding`(_ sample: Sample) {
    let findings = sample.findings
    let checkstyle = ElementReader(ReportFormat.checkstyle.write(sample.report))
    #expect(checkstyle.isWellFormed)
    #expect(
      checkstyle.elements("error").map { $0["line"] ?? "" }
        == findings.map {
          String(Counted($0, $1.range.start).line)
        })
    let junit = ElementReader(ReportFormat.junit.write(sample.report))
    #expect(junit.isWellFormed)
    #expect(
      junit.elements("failure").map { $0["type"] ?? "" }
        == findings.map(\.1.severity).filter { $0 != .note }.map(\.rawValue))
    #expect(
      junit.elements("testsuite").map { $0["tests"] ?? "" }.compactMap(Int.init).reduce(0, +)
        == junit.elements("testcase").count)
    #expect(junit.elements("skipped").count == sample.report.summary.suppressed)
  }

  @Test(arguments: Sample.all) func `tells every finding apart for GitLab`(_ sample: Sample) throws
  {
    let bytes = ReportFormat.gitlab.write(sample.report)
    let findings = JSON(try JSONSerialization.jsonObject(with: Data(bytes))).objects
    #expect(findings.count == sample.findings.count)
    #expect(Set(findings.map { $0["fingerprint"].text }).count == findings.count)
  }

  @Test(arguments: Sample.all) func `has the same words in colour`(_ sample: Sample) {
    let plain = String(decoding: ReportFormat.text.write(sample.report), as: UTF8.self)
    let colored = String(
      decoding: ReportFormat.text.write(sample.report, inColor: true), as: UTF8.self)
    #expect(colored != plain)
    #expect(colored.replacing(/\u{1B}\[[0-9;]*m/, with: "") == plain)
  }

  // MARK: - Reading back

  private func parsed(_ format: ReportFormat, _ sample: Sample) throws -> JSON {
    JSON(try JSONSerialization.jsonObject(with: Data(format.write(sample.report))))
  }

  private func results(_ sample: Sample) throws -> [JSON] {
    try parsed(.sarif, sample)["runs"].objects[0]["results"].objects
  }

  private func lines(_ format: ReportFormat, _ sample: Sample) -> [Substring] {
    String(decoding: format.write(sample.report), as: UTF8.self).split(separator: "\n")
  }
}

extension Sample {
  fileprivate var findings: [(SourceText, Diagnostic)] {
    report.files.flatMap { file in file.diagnostics.map { (file.source, $0) } }
  }
}

/// A place counted the slow and obvious way.
private struct Counted {
  var line: Int
  var column: Int
  var utf16Column: Int

  init(_ source: SourceText, _ offset: Int) {
    let all = source.bytes
    let offset = min(offset, all.count)
    var before = String(decoding: all[..<offset], as: UTF8.self)
    if before.unicodeScalars.first == "\u{FEFF}" { before.unicodeScalars.removeFirst() }
    var lines: [[Unicode.Scalar]] = [[]]
    var previous: Unicode.Scalar?
    for scalar in before.unicodeScalars {
      if scalar == "\n", previous == "\r" {
        // It belongs to the carriage return, which has ended the line.
      } else if scalar == "\n" || scalar == "\r" {
        lines.append([])
      } else {
        lines[lines.count - 1].append(scalar)
      }
      previous = scalar
    }
    line = lines.count
    column = lines[line - 1].count + 1
    utf16Column = lines[line - 1].reduce(0) { $0 + ($1.value > 0xFFFF ? 2 : 1) } + 1
  }
}

/// A value that was read back, without a cast at every step.
private struct JSON {
  private let value: Any?

  init(_ value: Any?) {
    self.value = value
  }

  subscript(_ key: String) -> JSON { JSON((value as? [String: Any])?[key]) }
  var elements: [Any] { value as? [Any] ?? [] }
  var objects: [JSON] { elements.map { JSON($0) } }
  var text: String? { value as? String }
  var number: Int? { value as? Int }
}

/// The elements of a piece of XML with their attributes, in the order of the text.
private final class ElementReader: NSObject, XMLParserDelegate {
  private(set) var isWellFormed = false
  private var found: [(name: String, attributes: [String: String])] = []

  init(_ bytes: [UInt8]) {
    super.init()
    let parser = XMLParser(data: Data(bytes))
    parser.delegate = self
    isWellFormed = parser.parse()
  }

  func elements(_ name: String) -> [[String: String]] {
    found.filter { $0.name == name }.map(\.attributes)
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
    qualifiedName: String?, attributes: [String: String] = [:]
  ) {
    found.append((name, attributes))
  }
}
