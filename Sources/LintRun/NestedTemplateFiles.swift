import Linting
import Platform
import SourceText

/// Reads the templates of nested stacks, which are named in other templates.
///
/// A template can name any path, so nothing is read outside of the folders that the run is about.
struct NestedTemplateFiles: Sendable {
  /// The paths that are linted.
  private let paths: [String]
  /// The folders below which files are read, found when the first template names one: each path takes
  /// a look at the file system, and there can be thousands.
  private let knownRoots = OnceForAll<[String]>()

  /// More files than this are not read for one template.
  private static let mostFiles = 200

  /// Longer paths are none of a file: Linux takes 4,096 bytes.
  private static let longestPath = 4_096

  /// Reads for a run over some paths.
  init(_ paths: [String]) {
    self.paths = paths
  }

  /// The folders below which files are read, without symbolic links: the current one, and those that
  /// are linted; for a file outside of the current folder, its own.
  private func findRoots() -> [String] {
    var roots = [Files.resolved(Files.currentFolder)]
    for path in paths where path != "-" {
      let resolved = Files.resolved(path)
      let isFolder = (try? Files.kind(of: path)) == .folder
      let folder = isFolder ? resolved : Self.folder(of: resolved)
      if !roots.contains(where: { Self.isInside(folder, $0) }) { roots.append(folder) }
    }
    return roots
  }

  /// What stands behind the paths that a template names; of those that cannot be read, or must not
  /// be, nothing is said.
  func read(_ paths: [String], namedIn template: String) -> [String: NestedSource] {
    let roots = knownRoots.value { findRoots() }
    var sources: [String: NestedSource] = [:]
    for path in paths.prefix(Self.mostFiles) {
      let file = path.hasPrefix("/") ? path : Self.joined(Self.folder(of: template), path)
      guard file.utf8.count <= Self.longestPath else { continue }
      let resolved = Self.resolved(file)
      guard roots.contains(where: { Self.isInside(resolved, $0) }) else { continue }
      guard Files.exists(resolved) else {
        sources[path] = .nothing
        continue
      }
      guard (try? Files.kind(of: resolved)) == .file, let bytes = try? Files.read(resolved) else {
        continue
      }
      sources[path] = .file(SourceText(name: file, bytes: bytes))
    }
    return sources
  }

  /// A path without symbolic links, also of a file that is not there.
  private static func resolved(_ file: String) -> String {
    guard !Files.exists(file), let name = file.split(separator: "/").last else {
      return Files.resolved(file)
    }
    let folder = Self.folder(of: file)
    return joined(folder.isEmpty ? Files.currentFolder : resolved(folder), String(name))
  }

  private static func isInside(_ path: String, _ folder: String) -> Bool {
    path == folder || path.hasPrefix(folder.hasSuffix("/") ? folder : folder + "/")
  }

  /// The folder of a file; empty for one in the current folder.
  private static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "" }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// A path below a folder, with as few `.` and `..` as it can have.
  private static func joined(_ folder: String, _ path: String) -> String {
    var parts: [Substring] = []
    for part in (folder + "/" + path).split(separator: "/") where part != "." {
      if part == "..", let last = parts.last, last != ".." {
        parts.removeLast()
      } else {
        parts.append(part)
      }
    }
    return (folder.hasPrefix("/") ? "/" : "") + parts.joined(separator: "/")
  }
}
