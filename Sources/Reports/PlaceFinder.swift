import Linting
import SourceText

/// A range of a source with its lines and columns.
struct Place {
  let lines: LineIndex
  let range: SourceRange
  let start: SourcePosition
  let end: SourcePosition
  var source: SourceText { lines.source }

  init(_ range: SourceRange, in lines: LineIndex) {
    self.lines = lines
    start = lines.position(at: range.start)
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

  init() {}

  /// One for another thread, which has what this one has counted: references that two threads count
  /// would take most of the time.
  init(besides other: PlaceFinder) {
    current = other.current.map { LineIndex($0) }
  }

  mutating func place(of range: SourceRange, in source: SourceText) -> Place {
    if let current, current.source.name == source.name {
      return Place(range, in: current)
    }
    return Place(range, in: countLines(of: source))
  }

  /// Makes a file the one that most places are in.
  @discardableResult
  mutating func countLines(of source: SourceText) -> LineIndex {
    let lines = LineIndex(source)
    current = lines
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
