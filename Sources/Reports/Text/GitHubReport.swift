import Linting
import SourceText

/// The commands that GitHub Actions turns into annotations beside the lines of a template.
enum GitHubReport {
  static func write(_ report: Report) -> [UInt8] {
    var bytes: [UInt8] = []
    var places = PlaceFinder(report)
    for file in report.files {
      for diagnostic in file.diagnostics {
        let place = places.place(of: diagnostic.range, in: file.source)
        bytes += "::\(diagnostic.severity.command) file=".utf8
        append(file.source.name.withoutLeadingDot, isProperty: true, to: &bytes)
        appendRange(place, to: &bytes)
        bytes += ",title=".utf8
        append(diagnostic.rule, isProperty: true, to: &bytes)
        bytes += "::".utf8
        append(diagnostic.shownMessage.onOneLine, isProperty: false, to: &bytes)
        if let help = diagnostic.help {
          append("\nhelp: \(help.onOneLine)", isProperty: false, to: &bytes)
        }
        bytes.append(UInt8(ascii: "\n"))
      }
    }
    return bytes
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
