import Linting
import SourceText
import TemplateSyntax

/// SARIF 2.1.0 as OASIS specifies it, with what code scanning services read of it.
struct SARIFReport: ReportWriter {
  private let tool: Report.Tool
  private let rules: [Rule]
  private let ruleIndexes: [String: Int]
  private var results = MostSevere<[UInt8]>(atMost: SARIFLimits.results)
  private var places = PlaceFinder()
  /// What writes one result after the other, in the memory that the first has taken.
  private var json = JSONWriter(depth: 4)

  init(_ tool: Report.Tool, _ rules: [Rule]) {
    self.tool = tool
    self.rules = rules
    ruleIndexes = Dictionary(rules.enumerated().map { ($1.name, $0) }) { $1 }
  }

  mutating func add(_ file: Report.File, to sink: Sink) {
    guard !file.diagnostics.isEmpty || !file.suppressed.isEmpty else { return }
    var fingerprints = Fingerprinter()
    let lines = LineHashes(file.source)
    let uri = URIReference(path: file.source.name)
    for diagnostic in file.diagnostics {
      add(diagnostic, nil, in: file.source, uri, lines, &fingerprints)
    }
    for suppressed in file.suppressed {
      add(suppressed.diagnostic, suppressed, in: file.source, uri, lines, &fingerprints)
    }
  }

  private mutating func add(
    _ diagnostic: Diagnostic, _ suppression: SuppressedDiagnostic?, in source: SourceText,
    _ file: URIReference, _ lines: LineHashes, _ fingerprints: inout Fingerprinter
  ) {
    let result = SARIFResult(
      diagnostic: diagnostic, source: source, file: file,
      ruleIndex: ruleIndexes[diagnostic.rule],
      fingerprint: fingerprints.fingerprint(of: diagnostic), lines: lines,
      suppression: suppression)
    let importance = Importance(diagnostic.severity, isSuppressed: suppression != nil)
    results.add(importance) {
      json.write(result, &places)
      return json.takeBytes()
    }
  }

  mutating func end(_ summary: Report.Summary, to sink: Sink) {
    var json = JSONWriter()
    json.begin("{")
    json.member("$schema", Self.schema)
    json.member("version", "2.1.0")
    json.key("runs")
    json.begin("[")
    json.element()
    json.begin("{")
    json.writeTool(tool, rules)
    json.array("invocations") { $0.writeInvocation(leftOut: results.leftOut) }
    json.object("originalUriBaseIds") { json in
      json.object(.text(Self.sourceRoot), inline: true) { json in
        json.message("description", "the folder that \(tool.name) was run in")
      }
    }
    json.member("columnKind", "utf16CodeUnits")
    json.member("newlineSequences", texts: ["\r\n", "\n", "\r"])
    json.key("results")
    json.begin("[")
    for result in results.elements {
      json.elements(result)
      json.handOnMany(to: sink)
    }
    for bracket: Unicode.Scalar in ["]", "}", "]", "}"] { json.end(bracket) }
    json.endLine()
    json.handOn(to: sink)
  }

  private static let schema =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"

  /// What relative paths are relative to, by the name that code scanning services know.
  fileprivate static let sourceRoot = "%SRCROOT%"
}

// MARK: - Results

extension JSONWriter {
  /// Writes that the run went well, and what is left out of its results.
  mutating func writeInvocation(leftOut: Int) {
    element()
    guard leftOut > 0 else {
      return object(inline: true) { $0.member("executionSuccessful", true) }
    }
    object { json in
      json.member("executionSuccessful", true)
      json.array("toolExecutionNotifications") { json in
        json.element()
        json.object(inline: true) { json in
          json.member("level", "warning")
          json.message("message", SARIFLimits.words(leftOut: leftOut))
        }
      }
    }
  }

  fileprivate mutating func write(_ result: SARIFResult, _ places: inout PlaceFinder) {
    let diagnostic = result.diagnostic
    let place = places.place(of: diagnostic.range, in: result.source)
    element()
    object { json in
      json.member("ruleId", diagnostic.rule)
      if let index = result.ruleIndex { json.member("ruleIndex", index) }
      json.member("level", diagnostic.severity.rawValue)
      json.message("message", diagnostic.shownMessage)
      json.array("locations") { json in
        json.element()
        json.object { json in
          json.physicalLocation(result.file, place)
          json.logicalLocations(of: diagnostic)
        }
      }
      json.relatedLocations(of: result, &places)
      json.object("partialFingerprints", inline: true) { json in
        json.member("ruleAndPath/v1", result.fingerprint)
        if let hash = result.lines[place.start.line] {
          json.member("primaryLocationLineHash", hash)
        }
      }
      json.fixes(of: result, &places)
      if let suppression = result.suppression {
        json.array("suppressions") { json in
          json.element()
          json.object(inline: true) { json in
            json.member("kind", suppression.origin == .template ? "inSource" : "external")
            if let reason = suppression.reason { json.member("justification", reason) }
          }
        }
      }
      if let help = diagnostic.help {
        json.object("properties", inline: true) { $0.member("help", help) }
      }
    }
  }

  private mutating func relatedLocations(of result: SARIFResult, _ places: inout PlaceFinder) {
    let related = result.diagnostic.related
    guard !related.isEmpty else { return }
    array("relatedLocations") { json in
      for (index, related) in related.enumerated() {
        json.element()
        json.object { json in
          json.member("id", index + 1)
          json.message("message", related.message)
          json.physicalLocation(
            related.file.map(URIReference.init(path:)) ?? result.file,
            places.place(of: related, besides: result.source))
        }
      }
    }
  }

  private mutating func fixes(of result: SARIFResult, _ places: inout PlaceFinder) {
    let fixes = result.diagnostic.fixes
    guard !fixes.isEmpty else { return }
    array("fixes") { json in
      for fix in fixes {
        json.element()
        json.object { json in
          json.message("description", fix.title)
          json.array("artifactChanges") { json in
            json.element()
            json.object { json in
              json.artifactLocation(result.file)
              json.array("replacements") { json in
                for edit in fix.edits {
                  json.element()
                  json.replacement(edit, places.place(of: edit.range, in: result.source))
                }
              }
            }
          }
          json.object("properties", inline: true) { $0.member("safety", fix.safety.rawValue) }
        }
      }
    }
  }

  private mutating func replacement(_ edit: TextEdit, _ place: Place) {
    object { json in
      json.region("deletedRegion", place)
      if !edit.replacement.isEmpty {
        json.object("insertedContent", inline: true) { $0.member("text", edit.replacement) }
      }
    }
  }
}

/// A finding with what is known of it beside the finding.
private struct SARIFResult {
  var diagnostic: Diagnostic
  var source: SourceText
  var file: URIReference
  var ruleIndex: Int?
  var fingerprint: String
  var lines: LineHashes
  var suppression: SuppressedDiagnostic?
}

// MARK: - Locations and words

extension JSONWriter {
  private mutating func physicalLocation(_ file: URIReference, _ place: Place?) {
    object("physicalLocation") { json in
      json.artifactLocation(file)
      if let place { json.region("region", place) }
    }
  }

  private mutating func artifactLocation(_ file: URIReference) {
    object("artifactLocation", inline: true) { json in
      json.member("uri", file.text)
      if file.isRelative { json.member("uriBaseId", SARIFReport.sourceRoot) }
    }
  }

  private mutating func region(_ key: JSONKey, _ place: Place) {
    object(key, inline: true) { json in
      json.member("startLine", place.start.line)
      json.member("startColumn", place.start.utf16Column)
      json.member("endLine", place.end.line)
      json.member("endColumn", place.end.utf16Column)
    }
  }

  private mutating func logicalLocations(of diagnostic: Diagnostic) {
    guard let last = diagnostic.path.last else { return }
    array("logicalLocations") { json in
      json.element()
      json.object(inline: true) { json in
        json.member("name", last.description)
        json.key("fullyQualifiedName")
        json.string(diagnostic.path, separator: "/")
      }
    }
  }

  /// Words that a reader of SARIF fills in: braces would be places to fill, so they are doubled.
  fileprivate mutating func message(_ key: JSONKey, _ text: String) {
    object(key, inline: true) { json in
      guard text.holds("{") || text.holds("}") else { return json.member("text", text) }
      var doubled = ""
      for scalar in text.unicodeScalars {
        doubled.unicodeScalars.append(scalar)
        if scalar == "{" || scalar == "}" { doubled.unicodeScalars.append(scalar) }
      }
      json.member("text", doubled)
    }
  }
}
