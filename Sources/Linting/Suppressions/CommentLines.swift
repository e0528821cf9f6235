import SourceText
import TemplateSyntax

/// The lines of a template, seen from the comments on them.
struct CommentLines {
  private let tree: SyntaxTree
  private let lines: LineIndex
  private var bytes: [UInt8] { tree.source.bytes }

  init(_ tree: SyntaxTree) {
    self.tree = tree
    lines = LineIndex(tree.source)
  }

  /// The line that a comment stands on.
  func line(of comment: SuppressionComment) -> SourceRange {
    lines.range(ofLine: lines.lineNumber(at: comment.range.start))
  }

  /// The edits that take a comment away, with its line when nothing else stands there.
  func removal(of comment: SuppressionComment) -> [TextEdit] {
    var start = comment.range.start
    var end = comment.range.end
    while start > 0, bytes[start - 1] == 0x20 || bytes[start - 1] == 0x09 { start -= 1 }
    if comment.isOwnLine(in: tree.source) {
      if end < bytes.count, bytes[end] == 0x0D { end += 1 }
      if end < bytes.count, bytes[end] == 0x0A { end += 1 }
    }
    return [TextEdit(SourceRange(start, end), replacement: "")]
  }

  /// For each of some comments on lines of their own, by where it begins, what stands below it: the
  /// next line that is no comment, with the whole entry that begins there.
  ///
  /// A section of the template is no such entry; there only the line itself counts.
  func entries(below comments: [SuppressionComment]) -> [Int: SourceRange] {
    var found: [Int: SourceRange] = [:]
    var wanted: [Int: SourceRange] = [:]
    for comment in comments where !comment.isForFile {
      guard let line = lineBelow(comment) else { continue }
      found[comment.range.start] = line
      wanted[entryStart(in: line)] = line
    }
    if !wanted.isEmpty, let root = tree.root {
      var entries: [Int: SourceRange] = [:]
      for section in root.pairs { collect(wanted, from: section.value, into: &entries) }
      for (comment, line) in found {
        guard let entry = entries[entryStart(in: line)] else { continue }
        found[comment] = SourceRange(line.start, max(line.end, entry.end))
      }
    }
    return found
  }

  private func lineBelow(_ comment: SuppressionComment) -> SourceRange? {
    var line = lines.lineNumber(at: comment.range.start) + 1
    while line <= lines.lineCount {
      let range = lines.range(ofLine: line)
      let first = bytes[range.start..<range.end].first { $0 != 0x20 && $0 != 0x09 }
      if let first, first != UInt8(ascii: "#") { return range }
      line += 1
    }
    return nil
  }

  /// Where the key or the list element of a line begins.
  private func entryStart(in line: SourceRange) -> Int {
    let text = bytes[line.start..<line.end]
    let first = text.firstIndex { $0 != 0x20 && $0 != 0x09 } ?? line.end
    guard first + 1 < line.end, bytes[first] == UInt8(ascii: "-"), bytes[first + 1] == 0x20 else {
      return first
    }
    return bytes[(first + 1)..<line.end].firstIndex { $0 != 0x20 } ?? line.end
  }

  /// Finds the entries of a node that begin in some places; the outermost where there are several.
  private func collect(
    _ wanted: [Int: SourceRange], from node: Node, into entries: inout [Int: SourceRange]
  ) {
    for pair in node.pairs {
      let start = pair.key.range.start
      if wanted[start] != nil, entries[start] == nil { entries[start] = pair.range }
      // What stands before its key stands there for an alias.
      if pair.value.range.start >= start { collect(wanted, from: pair.value, into: &entries) }
    }
    for element in node.elements {
      let start = element.range.start
      if wanted[start] != nil, entries[start] == nil { entries[start] = element.range }
      if start >= node.range.start { collect(wanted, from: element, into: &entries) }
    }
  }
}
