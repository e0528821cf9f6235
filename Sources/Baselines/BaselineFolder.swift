import Linting
import Platform
import TemplateSyntax

/// The folder of a baseline, from which the paths in it are seen: so that it means the same wherever
/// plumb is started.
package struct BaselineFolder: Sendable {
  /// The names on the way from the root, symbolic links followed.
  private let parts: [Substring]
  private let currentFolder: String

  /// The folder that a baseline file stands in, or is to stand in.
  package init(ofFile path: String) {
    let folder = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
    currentFolder = Files.currentFolder
    parts = Files.namesOnTheWay(
      to: Files.resolved(folder.isEmpty ? "/" : folder), from: currentFolder)
  }

  /// A file's path as seen from the folder.
  func path(of file: String) -> String {
    guard file != "-" else { return file }
    let full = Files.namesOnTheWay(to: file, from: currentFolder)
    return Files.names(full, seenFrom: parts).joined(separator: "/")
  }

  /// Whether a path in the baseline leads to a file.
  func hasFile(_ path: String) -> Bool {
    path == "-" || Files.exists("/" + (parts + [path[...]]).joined(separator: "/"))
  }

  func entry(_ diagnostic: Diagnostic, in file: String) -> Baseline.Entry {
    Baseline.Entry(
      file: path(of: file), rule: diagnostic.rule,
      path: diagnostic.path.prefix(2).map(\.description).joined(separator: "/"),
      message: diagnostic.message)
  }
}
