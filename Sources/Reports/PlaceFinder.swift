import Linting
import SourceText

/// A range of a source with its lines and columns.
struct Place {
  var source: SourceText
  var lines: LineIndex
  var range: SourceRange
  var start: SourcePosition
  var end: SourcePosition

  init(_ range: SourceRange, in source: SourceText, _ lines: LineIndex) {
    self.source = source
    self.lines = lines
    start = lines.position(at: range.start)
    end = range.end > range.start ? lines.position(at: range.end) : start
    self.range = SourceRange(start.offset, end.offset)
  }
}

/// Finds lines and columns in the files of a report, and counts the lines of a file only when a
/// place in it is asked for.
struct PlaceFinder {
  private var current: (source: SourceText, lines: LineIndex)?
  /// The other files that findings point to.
  private var others: [String: (source: SourceText, lines: LineIndex)?] = [:]

  mutating func place(of range: SourceRange, in source: SourceText) -> Place {
    if let current, current.source.name == source.name {
      return Place(range, in: current.source, current.lines)
    }
    return Place(range, in: source, countLines(of: source))
  }

  /// Makes a file the one that most places are in.
  @discardableResult
  mutating func countLines(of source: SourceText) -> LineIndex {
    let lines = LineIndex(source)
    current = (source, lines)
    return lines
  }

  /// The place beside a finding; nil in a file of which nothing is known.
  mutating func place(of related: RelatedPlace, besides source: SourceText) -> Place? {
    guard let name = related.file, name != source.name else {
      return place(of: related.range, in: source)
    }
    let other: (source: SourceText, lines: LineIndex)?
    if let known = others[name] {
      other = known
    } else {
      other = related.source.map { ($0, LineIndex($0)) }
      others[name] = .some(other)
    }
    return other.map { Place(related.range, in: $0.source, $0.lines) }
  }
}
