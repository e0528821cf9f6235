import LintRun
import Linting
import Platform
import SourceText
import TemplateSyntax

/// A file with the settings of another linter.
struct PeerFile {
  let path: String
  let linter: PeerLinter
  let source: SourceText

  /// The names under which the linters look for their settings, in the order in which they do.
  private static let names: [(linter: PeerLinter, names: [String])] = [
    (.cfnLint, [".cfnlintrc", ".cfnlintrc.yaml", ".cfnlintrc.yml"]),
    (.checkov, [".checkov.yaml", ".checkov.yml"]),
  ]

  /// The files in a folder: those with the names that the linters look for, and lists of rules that
  /// cfn_nag is to pass over, which are recognized by what is in them.
  static func all(in folder: String) throws(LocatedProblem) -> [PeerFile] {
    var files: [PeerFile] = []
    let entries: [FolderEntry]
    do throws(Files.Problem) {
      entries = try Files.names(in: folder)
    } catch {
      throw LocatedProblem(error.words, in: folder)
    }
    let present = Set(entries.map(\.name))
    for (linter, names) in names {
      guard let name = names.first(where: present.contains) else { continue }
      let path = folder == "." ? name : "\(folder)/\(name)"
      files.append(PeerFile(path: path, linter: linter, source: try read(path)))
    }
    for name in present.sorted() where name.hasSuffix(".yml") || name.hasSuffix(".yaml") {
      let path = folder == "." ? name : "\(folder)/\(name)"
      guard let bytes = try? Files.read(path) else { continue }
      let source = SourceText(name: path, bytes: bytes)
      if linter(of: source) == .cfnNag {
        files.append(PeerFile(path: path, linter: .cfnNag, source: source))
      }
    }
    return files
  }

  /// A file that somebody has named.
  init(named path: String) throws(LocatedProblem) {
    let source = try Self.read(path)
    guard let linter = Self.linter(of: source) else {
      throw LocatedProblem(
        "these are no settings of cfn-lint, cfn_nag or checkov", in: path,
        help: "name a `.cfnlintrc`, a `.checkov.yaml` or a deny list with `RulesToSuppress`")
    }
    self.init(path: path, linter: linter, source: source)
  }

  private init(path: String, linter: PeerLinter, source: SourceText) {
    self.path = path
    self.linter = linter
    self.source = source
  }

  private static func read(_ path: String) throws(LocatedProblem) -> SourceText {
    do throws(Files.Problem) {
      return SourceText(name: path, bytes: try Files.read(path))
    } catch {
      throw LocatedProblem(error.words, in: path)
    }
  }

  /// The linter that settings are for, by their keys.
  private static func linter(of source: SourceText) -> PeerLinter? {
    let fileName = source.name.split(separator: "/").last.map(String.init) ?? ""
    for (linter, names) in names where names.contains(fileName) { return linter }
    guard
      Bytes.contain("RulesToSuppress", byLetter: 0, source.bytes)
        || Bytes.contain("_checks", byLetter: 1, source.bytes)
        || Bytes.contain("check:", byLetter: 0, source.bytes)
    else { return nil }
    let tree = SyntaxTree.parse(source)
    defer { tree.discard() }
    guard let root = tree.root, root.isMapping else { return nil }
    if root["RulesToSuppress"] != nil { return .cfnNag }
    if root["ignore_checks"] != nil || root["include_checks"] != nil { return .cfnLint }
    if root["skip-check"] != nil || root["check"] != nil { return .checkov }
    return nil
  }
}
