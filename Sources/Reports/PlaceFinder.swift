import Linting
import SourceText

/// A range of a source with its lines and columns.
struct Place {
  let lines: LineIndex
  let range: SourceRange
  let start: SourcePosition
  let end: SourcePosition
  var source: SourceText { lines.source }

  /// The place of a range that does not begin before a line.
  init(_ range: SourceRange, in lines: LineIndex, fromLine first: Int = 1) {
    self.lines = lines
    start = lines.position(at: range.start, fromLine: first)
    end =
      range.end > range.start ? lines.position(at: range.end, fromLine: start.line) : start
    self.range = SourceRange(start.offset, end.offset)
  }
}

/// Finds lines and columns in the files of a report, and counts the lines of a file only when a
/// place in it is asked for.
struct PlaceFinder {
  private var current: LineIndex?
  /// The other files that findings point to.
  private var others: [String: LineIndex?] = [:]
  /// The line of the last place: most reports go through a file from its start to its end.
  private var lastLine = 1

  init() {}

  /// One for places that are mostly in a file whose lines are known.
  init(_ lines: LineIndex) {
    current = lines
  }

  mutating func place(of range: SourceRange, in source: SourceText) -> Place {
    let lines =
      if let current, current.source.name == source.name { current } else { countLines(of: source) }
    let place = Place(
      range, in: lines, fromLine: lines.holds(range.start, fromLine: lastLine) ? lastLine : 1)
    lastLine = place.start.line
    return place
  }

  /// Makes a file the one that most places are in.
  @discardableResult
  mutating func countLines(of source: SourceText) -> LineIndex {
    let lines = LineIndex(source)
    current = lines
    lastLine = 1
    return lines
  }

  /// The place beside a finding; nil in a file of which nothing is known.
  mutating func place(of related: RelatedPlace, besides source: SourceText) -> Place? {
    guard let name = related.file, name != source.name else {
      return place(of: related.range, in: source)
    }
    let other: LineIndex?
    if let known = others[name] {
      other = known
    } else {
      other = related.source.map { LineIndex($0) }
      others[name] = .some(other)
    }
    return other.map { Place(related.range, in: $0) }
  }
}
