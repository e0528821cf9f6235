import CloudFormation
import Linting
import SourceText
import TemplateSyntax

/// Version 1 of plumb's own format for programs: what design.md promises, with the keys in a fixed
/// order.
struct JSONReport: ReportWriter {
  private var json = JSONWriter()
  /// What does not count, which stands behind what does.
  private var suppressed = JSONWriter(depth: 2)
  private var places = PlaceFinder()

  init(_ tool: Report.Tool) {
    json.begin("{")
    json.member("version", 1)
    json.object("tool", inline: true) { json in
      json.member("name", tool.name)
      json.member("version", tool.version)
    }
    json.key("diagnostics")
    json.begin("[")
  }

  mutating func add(_ file: Report.File, to sink: Sink) {
    for diagnostic in file.diagnostics {
      json.element()
      json.write(diagnostic, in: file.source, &places)
      json.handOnMany(to: sink)
    }
    for finding in file.suppressed {
      suppressed.element()
      suppressed.write(finding, in: file.source, &places)
    }
  }

  mutating func end(_ summary: Report.Summary, to sink: Sink) {
    json.end("]")
    json.key("suppressed")
    json.begin("[")
    json.elements(suppressed.bytes)
    json.end("]")
    json.write(summary)
    json.end("}")
    json.endLine()
    json.handOn(to: sink)
  }
}

extension JSONWriter {
  /// Writes what was found in files: the findings that count, and those that do not.
  mutating func writeFindings(in files: [Report.File], _ places: inout PlaceFinder) {
    array("diagnostics") { json in
      for file in files {
        for diagnostic in file.diagnostics {
          json.element()
          json.write(diagnostic, in: file.source, &places)
        }
      }
    }
    array("suppressed") { json in
      for file in files {
        for suppressed in file.suppressed {
          json.element()
          json.write(suppressed, in: file.source, &places)
        }
      }
    }
  }

  fileprivate mutating func write(
    _ suppressed: SuppressedDiagnostic, in source: SourceText, _ places: inout PlaceFinder
  ) {
    object { json in
      json.member("by", suppressed.origin == .template ? "template" : "baseline")
      json.member("reason", orNull: suppressed.reason)
      json.key("diagnostic")
      json.write(suppressed.diagnostic, in: source, &places)
    }
  }

  fileprivate mutating func write(
    _ diagnostic: Diagnostic, in source: SourceText, _ places: inout PlaceFinder
  ) {
    object { json in
      json.member("rule", diagnostic.rule)
      json.member("severity", diagnostic.severity.rawValue)
      json.member("category", diagnostic.category.rawValue)
      json.member("message", diagnostic.shownMessage)
      json.member("file", source.name)
      json.member("range", places.place(of: diagnostic.range, in: source))
      json.member("path", diagnostic.path)
      json.member("conditions", diagnostic.assumptions)
      json.array("related") { json in
        for related in diagnostic.related {
          json.element()
          json.write(related, besides: source, &places)
        }
      }
      json.member("help", orNull: diagnostic.help)
      json.array("fixes") { json in
        for fix in diagnostic.fixes {
          json.element()
          json.write(fix, in: source, &places)
        }
      }
      json.member("url", orNull: diagnostic.url)
    }
  }

  private mutating func write(
    _ related: RelatedPlace, besides source: SourceText, _ places: inout PlaceFinder
  ) {
    object { json in
      json.member("message", related.message)
      json.member("file", related.file ?? source.name)
      json.member("range", places.place(of: related, besides: source))
    }
  }

  private mutating func write(_ fix: Fix, in source: SourceText, _ places: inout PlaceFinder) {
    object { json in
      json.member("title", fix.title)
      json.member("safety", fix.safety.rawValue)
      json.array("edits") { json in
        for edit in fix.edits {
          json.element()
          json.object { json in
            json.member("range", places.place(of: edit.range, in: source))
            json.member("replacement", edit.replacement)
          }
        }
      }
    }
  }

  /// A range with lines, columns in Unicode scalars and offsets in bytes; null where nothing is
  /// known of the file.
  private mutating func member(_ key: JSONKey, _ place: Place?) {
    self.key(key)
    guard let place else { return literal("null") }
    object(inline: true) { json in
      json.member("start", place.start)
      json.member("end", place.end)
    }
  }

  private mutating func member(_ key: JSONKey, _ position: SourcePosition) {
    object(key, inline: true) { json in
      json.member("line", position.line)
      json.member("column", position.column)
      json.member("offset", position.offset)
    }
  }

  private mutating func member(_ key: JSONKey, _ path: [PathComponent]) {
    array(key, inline: true) { json in
      for component in path {
        json.element()
        switch component {
        case .key(let key): json.string(key)
        case .index(let index): json.number(index)
        }
      }
    }
  }

  private mutating func member(_ key: JSONKey, _ assumptions: [Assumption]) {
    object(key, inline: true) { json in
      var names: Set<String> = []
      for assumption in assumptions {
        switch assumption {
        case .condition(let name, let holds) where names.insert(name).inserted:
          json.member(.text(name), holds)
        case .parameter(let name, let value) where names.insert(name).inserted:
          json.member(.text(name), value)
        case .condition, .parameter: break
        }
      }
    }
  }

  mutating func write(_ summary: Report.Summary) {
    object("summary", inline: true) { json in
      json.member("files", summary.files)
      json.member("errors", summary.errors)
      json.member("warnings", summary.warnings)
      json.member("notes", summary.notes)
      json.member("suppressed", summary.suppressed)
    }
  }
}
