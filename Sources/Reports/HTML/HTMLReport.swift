import CloudFormation
import Linting
import ResourceGraph
import SourceText
import TemplateSyntax

/// One page to look at that needs nothing beside it: what was found, by file, with the lines it is
/// about, a drawing of the resources, and filters.
struct HTMLReport {
  static func write(_ report: Report) -> [UInt8] {
    var page = HTMLReport(report)
    page.writeHead()
    page.writeOverview()
    page.writeFilters()
    page.write("<main id=\"findings\">\n")
    for file in report.files where !file.diagnostics.isEmpty { page.write(file) }
    page.write(
      report.summary.findings == 0
        ? "<p class=\"nothing\">Nothing was found.</p>\n"
        : "<p class=\"nothing\" id=\"none\" hidden>No finding is left by the filters.</p>\n")
    page.write("</main>\n")
    page.writeRules()
    page.write("<script>\(script)</script>\n</body>\n</html>\n")
    return page.bytes
  }

  private let report: Report
  private var bytes: [UInt8] = []
  private var places = PlaceFinder()
  private let rules: [String: Rule]
  /// How many graphs are drawn so far.
  private var drawings = 0

  private init(_ report: Report) {
    self.report = report
    rules = Dictionary(report.rules.map { ($0.name, $0) }) { first, _ in first }
  }

  private mutating func write(_ html: String) { bytes += html.utf8 }

  // MARK: - Head and filters

  private mutating func writeHead() {
    let summary = report.summary
    write(
      """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      <title>plumb: \(summary.inWords.escapedForHTML)</title>
      <style>\(Self.style)\(GraphDrawing.style)</style>
      </head>
      <body>
      <header>
      <h1>plumb</h1>
      <p>\(summary.inWords.escapedForHTML)</p>
      <p class="tool">\(report.tool.name.escapedForHTML) \(report.tool.version.escapedForHTML)</p>
      </header>

      """)
  }

  /// How much was found about each service.
  private mutating func writeOverview() {
    var counts: [String: [Severity: Int]] = [:]
    for diagnostic in report.files.flatMap(\.diagnostics) {
      for service in rules[diagnostic.rule]?.services ?? [] {
        counts[service, default: [:]][diagnostic.severity, default: 0] += 1
      }
    }
    guard !counts.isEmpty else { return }
    write(
      "<details class=\"overview\"><summary>By service</summary>\n<table>\n<tr><th>service</th>")
    write("<th>errors</th><th>warnings</th><th>notes</th></tr>\n")
    for (service, found) in counts.sorted(by: { $0.key < $1.key }) {
      let cells = [Severity.error, .warning, .note].map { severity in
        found[severity].map { "<td class=\"\(severity)\">\($0)</td>" } ?? "<td></td>"
      }
      write("<tr><th>\(service.escapedForHTML)</th>\(cells.joined())</tr>\n")
    }
    write("</table></details>\n")
  }

  private mutating func writeFilters() {
    guard report.summary.findings > 0 else { return }
    let summary = report.summary
    write("<form id=\"filters\" aria-label=\"Filters\">\n<fieldset><legend>Severity</legend>\n")
    for (severity, count) in [
      (Severity.error, summary.errors), (.warning, summary.warnings), (.note, summary.notes),
    ] {
      write(
        """
        <label class="\(severity)"><input type="checkbox" name="severity" value="\(severity)" checked> \
        \(count) \(severity)\(count == 1 ? "" : "s")</label>

        """)
    }
    write("</fieldset>\n<label>Service <select name=\"service\"><option value=\"\">all</option>\n")
    for (service, count) in counts({ rules[$0.rule]?.services ?? [] }) {
      write("<option value=\"\(service.escapedForHTML)\">")
      write("\(service.escapedForHTML) (\(count))</option>\n")
    }
    write("</select></label>\n<label>Rule <select name=\"rule\"><option value=\"\">all</option>\n")
    for (rule, count) in counts({ [$0.rule] }) {
      write("<option value=\"\(rule.escapedForHTML)\">\(rule.escapedForHTML) (\(count))</option>\n")
    }
    write(
      """
      </select></label>
      <label>Search <input type="search" name="text" placeholder="file, resource, words"></label>
      <output id="shown" aria-live="polite"></output>
      <p class="keys"><kbd>/</kbd> searches, <kbd>j</kbd> and <kbd>k</kbd> go to the next and the \
      previous finding</p>
      </form>

      """)
  }

  /// How many findings there are of each name, the most frequent first.
  private func counts(_ names: (Diagnostic) -> [String]) -> [(String, Int)] {
    var counts: [String: Int] = [:]
    for diagnostic in report.files.flatMap(\.diagnostics) {
      for name in names(diagnostic) { counts[name, default: 0] += 1 }
    }
    return counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
  }

  // MARK: - Files

  private mutating func write(_ file: Report.File) {
    let name = file.source.name.escapedForHTML
    write("<section class=\"file\">\n<h2>\(name)</h2>\n")
    writeGraph(of: file)
    for diagnostic in file.diagnostics { write(diagnostic, in: file.source) }
    write("</section>\n")
  }

  private mutating func writeGraph(of file: Report.File) {
    let tree = SyntaxTree.parse(file.source)
    defer { tree.discard() }
    guard let template = Template(tree) else { return }
    let graph = ResourceGraph(template)
    guard graph.resources.count > 1 else { return }
    var severities: [String: Severity] = [:]
    for diagnostic in file.diagnostics {
      guard let id = diagnostic.logicalId else { continue }
      severities[id] = max(severities[id] ?? .note, diagnostic.severity)
    }
    let drawing = GraphDrawing(graph, severities: severities)
    write("<details class=\"resources\"><summary>\(graph.resources.count) resources</summary>\n")
    if drawing.leftOut > 0 { write("<p>\(drawing.leftOut) of them are not drawn.</p>\n") }
    write("<div class=\"drawing\" tabindex=\"0\" role=\"group\" aria-label=\"Resources\">\n")
    drawings += 1
    write(drawing.element(drawings))
    write("</div></details>\n")
  }

  // MARK: - Findings

  private mutating func write(_ diagnostic: Diagnostic, in source: SourceText) {
    let services = (rules[diagnostic.rule]?.services ?? []).joined(separator: " ")
    let place = places.place(of: diagnostic.range, in: source)
    let rule = diagnostic.rule.escapedForHTML
    write(
      """
      <article tabindex="-1" data-severity="\(diagnostic.severity)" data-rule="\(rule)" \
      data-services="\(services.escapedForHTML)">
      <h3><span class="severity \(diagnostic.severity)">\(diagnostic.severity)</span> \
      \(Self.words(diagnostic.shownMessage))</h3>
      <p class="place">\(source.name.escapedForHTML):\(place.start.line):\(place.start.column)
      """)
    if let id = diagnostic.logicalId { write(", resource <code>\(id.escapedForHTML)</code>") }
    let link = rules[diagnostic.rule] == nil ? rule : "<a href=\"#rule-\(rule)\">\(rule)</a>"
    write(", \(link)</p>\n")
    write(Excerpt(place, mark: "^"))
    for related in diagnostic.related {
      write("<p class=\"related\">\(Self.words(related.message))")
      guard let place = places.place(of: related, besides: source) else {
        write(" in \((related.file ?? source.name).escapedForHTML)</p>\n")
        continue
      }
      write(", line \(place.start.line)</p>\n")
      write(Excerpt(place, mark: "-"))
    }
    if let help = diagnostic.help { write("<p class=\"help\">\(Self.words(help))</p>\n") }
    write("</article>\n")
  }

  private mutating func write(_ excerpt: Excerpt) {
    let margin = String(excerpt.greatestNumber).utf8.count
    write("<pre>")
    for line in excerpt.lines {
      switch line {
      case .source(let number, let bar, let text):
        let digits = String(number)
        let space = String(repeating: " ", count: margin - digits.utf8.count)
        write("<span class=\"number\">\(space)\(digits)</span> \(bar.escapedForHTML)")
        write("\(text.escapedForHTML)\n")
      case .mark(let bar, let indent, let text):
        let space = String(repeating: " ", count: margin + 1 + (bar.isEmpty ? indent : 0))
        write("\(space)<b>\((bar + text).escapedForHTML)</b>\n")
      case .gap(let bar):
        write("\(String(repeating: ".", count: margin)) \(bar.escapedForHTML)\n")
      }
    }
    write("</pre>\n")
  }

  // MARK: - Rules

  private mutating func writeRules() {
    let found = counts { [$0.rule] }.compactMap { rules[$0.0] }.sorted { $0.name < $1.name }
    guard !found.isEmpty else { return }
    write("<section id=\"rules\">\n<h2>Rules</h2>\n")
    for rule in found {
      let name = rule.name.escapedForHTML
      write("<article id=\"rule-\(name)\"><h3>\(name)</h3>\n")
      write("<p>\(Self.words(rule.why))</p>\n<p class=\"help\">\(Self.words(rule.fix))</p>\n")
      if let url = rule.url, url.hasPrefix("https://") {
        let link = url.escapedForHTML
        write("<p><a href=\"\(link)\" rel=\"noreferrer\">\(link)</a></p>\n")
      }
      write("</article>\n")
    }
    write("</section>\n")
  }

  /// Words with what stands in backticks as code.
  private static func words(_ text: String) -> String {
    let parts = text.split(separator: "`", omittingEmptySubsequences: false)
    guard parts.count > 2, !parts.count.isMultiple(of: 2) else { return text.escapedForHTML }
    return parts.enumerated().map { position, part in
      let escaped = String(part).escapedForHTML
      return position.isMultiple(of: 2) ? escaped : "<code>\(escaped)</code>"
    }.joined()
  }
}
