import Linting
import Platform
import SourceText

/// Finds the files that may be templates.
package struct Discovery {
  /// The files, in the order of their paths, each once.
  package private(set) var files: [InputFile] = []
  /// What could not be searched.
  package private(set) var problems: [InputProblem] = []
  /// The folders that were named and searched.
  package private(set) var searchedFolders: [String] = []

  private let excluded: PathPatterns
  private let standardInputName: String

  /// The endings of the names of files that may be templates.
  private static let endings: Set<String> = ["yaml", "yml", "json", "template", "cfn", "cform"]

  /// Searches some paths; `-` is standard input.
  package init(
    _ paths: [String], excluding excluded: PathPatterns, standardInputName: String,
    namedAsFound: Bool
  ) {
    self.excluded = excluded
    self.standardInputName = standardInputName
    for path in paths { add(path, namedAsFound: namedAsFound) }
    sortFiles()
  }

  private mutating func add(_ path: String, namedAsFound: Bool) {
    guard path != "-" else {
      files.append(InputFile(standardInputName, .standardInput))
      return
    }
    do throws(Files.Problem) {
      switch try Files.kind(of: path) {
      case .folder:
        searchedFolders.append(path)
        search(path)
      case .file, .other:
        if namedAsFound, excluded.match(path) { return }
        files.append(InputFile(path, namedAsFound ? .found : .named))
      }
    } catch {
      problems.append(InputProblem(path, error.words))
    }
  }

  private mutating func search(_ start: String) {
    var folders = [start]
    while let folder = folders.popLast() {
      do throws(Files.Problem) {
        let entries = try Files.names(in: folder)
        // Somebody else's packages, whatever the folder is called.
        if folder != start, entries.contains(where: { $0.name == "pyvenv.cfg" }) { continue }
        for entry in entries {
          let path = Self.path(entry.name, in: folder)
          switch kind(of: entry, at: path) {
          case .folder:
            if Self.isSearched(entry.name), !excluded.match(path) { folders.append(path) }
          case .file:
            guard Self.mayBeTemplate(entry.name), !excluded.match(path) else { continue }
            files.append(InputFile(path, .found))
          case .link, .unknown:
            break
          }
        }
      } catch {
        problems.append(InputProblem(folder, error.words))
      }
    }
  }

  /// What an entry is; a link to a folder is not followed, a link to a file is that file.
  private mutating func kind(of entry: FolderEntry, at path: String) -> FolderEntry.Kind {
    switch entry.kind {
    case .file, .folder:
      return entry.kind
    case .link, .unknown:
      guard entry.kind == .unknown || Self.mayBeTemplate(entry.name) else { return .link }
      do throws(Files.Problem) {
        switch try Files.kind(of: path) {
        case .file: return .file
        case .folder: return entry.kind == .unknown ? .folder : .link
        case .other: return .link
        }
      } catch {
        if !excluded.match(path) { problems.append(InputProblem(path, error.words)) }
        return .link
      }
    }
  }

  /// The folders that were named and in which there is no template, nor anything that might have
  /// been one.
  func foldersWithout(_ outcome: LintRun.Outcome) -> [String] {
    let paths = outcome.templates + (outcome.problems + problems).map(\.path)
    return searchedFolders.filter { folder in
      !paths.contains { Self.isPath($0, in: folder) }
    }
  }

  /// Keeps what belongs to a part of all files.
  ///
  /// Whether there is a template in a folder can no longer be said when there are files in it, most
  /// of which belong to other parts.
  mutating func keep(_ shard: Shard) {
    let all = files.map(\.path)
    searchedFolders = searchedFolders.filter { folder in
      shard.holds(folder) && !all.contains { Self.isPath($0, in: folder) }
    }
    files = files.filter { shard.holds($0.path) }
    problems = problems.filter { shard.holds($0.path) }
  }

  private static func isPath(_ path: String, in folder: String) -> Bool {
    folder == "." || path == folder || path.hasPrefix(Self.path("", in: folder))
  }

  private mutating func sortFiles() {
    guard files.count > 1 else { return }
    files.sort { left, right in
      left.path == right.path ? left.origin == .named : left.path < right.path
    }
    var seen: Set<String> = []
    files = files.filter { seen.insert($0.path).inserted }
  }

  /// Hidden folders hold the state of tools, `node_modules` other people's work.
  private static func isSearched(_ name: String) -> Bool {
    !name.hasPrefix(".") && name != "node_modules"
  }

  private static func mayBeTemplate(_ name: String) -> Bool {
    guard let dot = name.utf8.lastIndex(of: UInt8(ascii: ".")), dot != name.startIndex else {
      return false
    }
    let ending = name[name.index(after: dot)...]
    return ending.utf8.count <= 8 && endings.contains(ending.lowercased())
  }

  private static func path(_ name: String, in folder: String) -> String {
    if folder == "." { return name }
    return folder.hasSuffix("/") ? folder + name : "\(folder)/\(name)"
  }
}
