import Linting
import SourceText

/// One line for each finding, in the form that editors and compilers have in common.
enum ConciseReport {
  static func write(_ report: Report) -> [UInt8] {
    var bytes: [UInt8] = []
    var places = PlaceFinder(report)
    for file in report.files {
      for diagnostic in file.diagnostics {
        let start = places.place(of: diagnostic.range, in: file.source).start
        bytes += file.source.name.onOneLine.utf8
        bytes += ":\(start.line):\(start.column): ".utf8
        bytes += "\(diagnostic.severity)[\(diagnostic.rule)] ".utf8
        bytes += diagnostic.shownMessage.onOneLine.utf8
        bytes.append(UInt8(ascii: "\n"))
      }
    }
    return bytes
  }
}
