extension Files {
  /// Puts a file in the place of another, so that nobody ever sees a part of it, whatever happens
  /// meanwhile.
  package static func write(_ content: [UInt8], to path: String) throws(Problem) {
    let file = try FileReplacement(path)
    defer { file.discard() }
    try file.write(content)
    try file.finish()
  }

  /// Where a file is, or will be when it is written: paths that lead to the same file give the same.
  package static func place(of path: String) -> String {
    guard !exists(path) else { return resolved(path) }
    return resolved(folder(of: path)) + "/" + (path.split(separator: "/").last ?? "")
  }

  private static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }
}

/// A file that is written piece by piece and takes the place of another when it is complete.
///
/// Until then it has another name beside it, and goes away when it is discarded or plumb is stopped.
package final class FileReplacement {
  private let target: String
  private var descriptor: Int32
  /// The file that is written; nil for a pipe or a device, which cannot be replaced.
  private var temporary: Interruption.UnfinishedFile?

  /// Begins a file that is to stand at a path.
  package init(_ path: String) throws(Files.Problem) {
    target = Files.resolved(path)
    switch try? Files.kind(of: path) {
    case .folder: throw Files.Problem("a folder, where a file is needed")
    case .other:
      descriptor = open(path, O_WRONLY | O_CLOEXEC)
      guard descriptor >= 0 else { throw .last() }
      return
    case .file, nil: break
    }
    (temporary, descriptor) = try Self.temporaryFile(beside: target)
    var status = stat()
    if stat(target, &status) == 0 { fchmod(descriptor, status.st_mode & 0o7777) }
  }

  /// Writes what comes next.
  package func write(_ content: [UInt8]) throws(Files.Problem) {
    _ = try Files.writeAll(content, to: descriptor)
  }

  /// Puts the file in its place.
  package func finish() throws(Files.Problem) {
    defer { discard() }
    // Some file systems say only now that there is no room.
    let isClosed = close(descriptor) == 0 || errno == EINTR
    descriptor = -1
    guard isClosed else { throw .last() }
    guard let temporary else { return }
    guard rename(temporary.path, target) == 0 else { throw .last() }
    temporary.forget()
    self.temporary = nil
  }

  /// Takes the file away, unless it is in its place.
  package func discard() {
    if descriptor >= 0 { close(descriptor) }
    descriptor = -1
    guard let temporary else { return }
    unlink(temporary.path)
    temporary.forget()
    self.temporary = nil
  }

  private static func temporaryFile(beside target: String) throws(Files.Problem) -> (
    Interruption.UnfinishedFile, Int32
  ) {
    var attempt = 0
    while true {
      let file = Interruption.UnfinishedFile("\(target).\(getpid())-\(attempt).tmp")
      let descriptor = open(file.path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
      if descriptor >= 0 { return (file, descriptor) }
      let isThere = errno == EEXIST
      let problem = Files.Problem.last()
      file.forget()
      // What a program of the same number has left, as happens in containers.
      guard isThere, attempt < 100 else { throw problem }
      attempt += 1
    }
  }
}
