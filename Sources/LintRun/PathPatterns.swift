import Platform

/// The files and folders that some patterns of a configuration stand for.
package struct PathPatterns: Sendable {
  private let patterns: [PathPattern]
  /// The folder that the patterns start from, without symbolic links.
  private let folder: String
  private let currentFolder: String

  /// No file and no folder.
  package static let none = PathPatterns([], below: "")

  /// What the patterns stand for, seen from a folder.
  package init(_ patterns: [String], below folder: String) {
    self.patterns = patterns.map(PathPattern.init)
    self.folder = patterns.isEmpty ? "" : Files.resolved(folder)
    currentFolder = patterns.isEmpty ? "" : Files.currentFolder
  }

  /// Whether a file or folder, or one that it is in, is meant.
  package func match(_ path: String) -> Bool {
    guard !patterns.isEmpty, let relative = relative(path) else { return false }
    return patterns.contains { $0.matches(relative) }
  }

  private func relative(_ path: String) -> [Substring]? {
    let parts = Files.namesOnTheWay(to: path, from: currentFolder)
    let base = folder.split(separator: "/")
    guard parts.starts(with: base) else { return nil }
    return Array(parts.dropFirst(base.count))
  }
}

/// A pattern for paths: `*` and `?` within a name, `**` for any folders; a pattern without a slash
/// is a name at any depth, and one that matches a folder matches all that is in it.
struct PathPattern: Sendable {
  private let parts: [Substring]

  init(_ text: String) {
    var parts = text.split(separator: "/").filter { $0 != "." }
    let isName = !text.dropLast().contains("/")
    if isName, parts.first != "**" { parts.insert("**", at: 0) }
    self.parts = parts
  }

  func matches(_ path: [Substring]) -> Bool {
    guard !parts.isEmpty else { return false }
    // The positions in the pattern that the path so far can stand at.
    var positions = reach([0])
    for part in path {
      var next: Set<Int> = []
      for position in positions where position < parts.count {
        if parts[position] == "**" {
          next.insert(position)
        } else if Self.name(part, matches: parts[position]) {
          next.insert(position + 1)
        }
      }
      positions = reach(next)
      if positions.contains(parts.count) { return true }
      if positions.isEmpty { return false }
    }
    return false
  }

  /// The positions and those behind the `**` that begin there, which may stand for no folder.
  private func reach(_ positions: Set<Int>) -> Set<Int> {
    var reached = positions
    for position in positions {
      var next = position
      while next < parts.count, parts[next] == "**" {
        next += 1
        reached.insert(next)
      }
    }
    return reached
  }

  private static func name(_ name: Substring, matches pattern: Substring) -> Bool {
    let name = Array(name.unicodeScalars)
    let pattern = Array(pattern.unicodeScalars)
    var position = 0
    var place = 0
    // Where to go on when the text behind the last `*` does not match.
    var star: (pattern: Int, name: Int)?
    while place < name.count {
      if position < pattern.count, pattern[position] == "*" {
        star = (position, place)
        position += 1
      } else if position < pattern.count,
        pattern[position] == "?" || pattern[position] == name[place]
      {
        position += 1
        place += 1
      } else if let last = star {
        position = last.pattern + 1
        place = last.name + 1
        star = (last.pattern, place)
      } else {
        return false
      }
    }
    return pattern[position...].allSatisfy { $0 == "*" }
  }
}
