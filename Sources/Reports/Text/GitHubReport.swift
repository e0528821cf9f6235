import Linting
import SourceText

/// The commands that GitHub Actions turns into annotations beside the lines of a template.
struct GitHubReport: ReportWriter {
  private var output = WaitingBytes()
  private var places = PlaceFinder()

  mutating func add(_ file: Report.File, to sink: Sink) {
    for diagnostic in file.diagnostics {
      let place = places.place(of: diagnostic.range, in: file.source)
      output.bytes += "::\(diagnostic.severity.command) file=".utf8
      Self.append(file.source.name.withoutLeadingDot, isProperty: true, to: &output.bytes)
      Self.appendRange(place, to: &output.bytes)
      output.bytes += ",title=".utf8
      Self.append(diagnostic.rule, isProperty: true, to: &output.bytes)
      output.bytes += "::".utf8
      Self.append(diagnostic.shownMessage.onOneLine, isProperty: false, to: &output.bytes)
      if let help = diagnostic.help {
        Self.append("\nhelp: \(help.onOneLine)", isProperty: false, to: &output.bytes)
      }
      output.bytes.append(UInt8(ascii: "\n"))
      output.handOnMany(to: sink)
    }
  }

  mutating func end(_ summary: Report.Summary, to sink: Sink) {
    output.handOn(to: sink)
  }

  /// Columns are accepted only where a finding begins and ends on one line.
  private static func appendRange(_ place: Place, to bytes: inout [UInt8]) {
    let (start, end) = (place.start, place.end)
    if start.line == end.line {
      bytes += ",line=\(start.line),col=\(start.column)".utf8
      bytes += ",endLine=\(end.line),endColumn=\(end.column)".utf8
    } else {
      bytes += ",line=\(start.line),endLine=\(end.line)".utf8
    }
  }

  private static func append(_ text: String, isProperty: Bool, to bytes: inout [UInt8]) {
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "%"): bytes += "%25".utf8
      case UInt8(ascii: "\r"): bytes += "%0D".utf8
      case UInt8(ascii: "\n"): bytes += "%0A".utf8
      case UInt8(ascii: ":") where isProperty: bytes += "%3A".utf8
      case UInt8(ascii: ",") where isProperty: bytes += "%2C".utf8
      default: bytes.append(byte)
      }
    }
  }
}

extension Severity {
  fileprivate var command: String {
    switch self {
    case .error: "error"
    case .warning: "warning"
    case .note: "notice"
    }
  }
}
