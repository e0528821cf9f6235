import Platform

extension Configuration {
  /// The nearest configuration file, from the folder that holds all paths upwards to the root of
  /// the repository.
  package static func nearestFile(to paths: [String]) -> String? {
    // Seen from where plumb was started, the path is short; from elsewhere it is the whole path.
    let current = Files.currentFolder
    var folder = commonFolder(of: paths)
    while true {
      let path = folder == "/" ? "/\(fileName)" : "\(folder)/\(fileName)"
      if Files.exists(path) {
        return path.hasPrefix(current + "/") ? String(path.dropFirst(current.count + 1)) : path
      }
      guard !Files.exists("\(folder)/.git"), folder != "/",
        let slash = folder.lastIndex(of: "/")
      else { return nil }
      folder = slash == folder.startIndex ? "/" : String(folder[..<slash])
    }
  }

  private static func commonFolder(of paths: [String]) -> String {
    var common: [Substring]?
    for path in paths {
      var parts = (path == "-" ? Files.currentFolder : Files.resolved(path)).split(separator: "/")
      if path != "-", (try? Files.kind(of: path)) != .folder { parts = parts.dropLast() }
      if !path.hasPrefix("/"), !Files.exists(path) {
        parts = Files.currentFolder.split(separator: "/")
      }
      guard let known = common else {
        common = parts
        continue
      }
      common = zip(known, parts).prefix { $0 == $1 }.map(\.0)
    }
    return "/" + (common ?? []).joined(separator: "/")
  }
}
