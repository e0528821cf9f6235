package import Linting
import Platform
import RuleLanguage
import SourceText

/// A folder with rules that a team has written itself.
package struct RuleFolder: Sendable {
  /// The rules, in the order of their files.
  package private(set) var rules: [Rule] = []
  /// The rule files with mistakes in them, each with its mistakes as findings.
  package private(set) var broken: [Linter.Result] = []

  /// Reads every YAML file in a folder and in the folders below it.
  package init(_ folder: String) throws(LocatedProblem) {
    do throws(Files.Problem) {
      guard try Files.kind(of: folder) == .folder else {
        throw Files.Problem("no folder, where rules are expected")
      }
      for path in try Self.files(in: folder) { try read(path) }
    } catch {
      throw LocatedProblem(error.words, in: folder)
    }
    guard !rules.isEmpty || !broken.isEmpty else {
      throw LocatedProblem("no rules found, that is, no files `*.yaml`", in: folder)
    }
  }

  private mutating func read(_ path: String) throws(Files.Problem) {
    let source = SourceText(name: path, bytes: try Files.read(path))
    switch RuleFile.read(source) {
    case .success(let file):
      rules.append(file.rule)
    case .failure(let mistakes):
      broken.append(
        Linter.Result(
          source: source, kind: .template, diagnostics: mistakes.mistakes.map(\.diagnostic)))
    }
  }

  private static func files(in folder: String) throws(Files.Problem) -> [String] {
    var files: [String] = []
    var folders = [folder]
    while let folder = folders.popLast() {
      for entry in try Files.names(in: folder) where !entry.name.hasPrefix(".") {
        let path = "\(folder)/\(entry.name)"
        if entry.kind == .folder {
          folders.append(path)
        } else if entry.name.hasSuffix(".yaml") || entry.name.hasSuffix(".yml") {
          files.append(path)
        }
      }
    }
    return files.sorted()
  }
}
