extension Files {
  /// Puts a file in the place of another, so that nobody ever sees a part of it, whatever happens
  /// meanwhile.
  package static func write(_ content: [UInt8], to path: String) throws(Problem) {
    if let kind = try? kind(of: path), kind == .other {
      // A pipe or a device, such as `/dev/stdout`, cannot be replaced.
      let descriptor = open(path, O_WRONLY | O_CLOEXEC)
      guard descriptor >= 0 else { throw .last() }
      defer { close(descriptor) }
      _ = try writeAll(content, to: descriptor)
      return
    }
    let target = resolved(path)
    let temporary = try TemporaryFile(beside: target)
    do throws(Problem) {
      temporary.takePermissions(of: target)
      _ = try writeAll(content, to: temporary.descriptor)
      try temporary.close()
      guard rename(temporary.path, target) == 0 else { throw Problem.last() }
      Interruption.unfinishedFile = nil
    } catch {
      unlink(temporary.path)
      Interruption.unfinishedFile = nil
      throw error
    }
  }

  /// What keeps a file from being written, as far as can be told without writing it.
  package static func problem(writingTo path: String) -> Problem? {
    switch try? kind(of: path) {
    case .folder: return Problem("a folder, where a file is needed")
    case .other: return access(path, W_OK) == 0 ? nil : .last()
    case .file, nil: break
    }
    let folder = folder(of: resolved(path))
    do throws(Problem) {
      guard try kind(of: folder) == .folder else {
        return Problem("a part of the path is no folder")
      }
    } catch {
      return error
    }
    return access(folder, W_OK | X_OK) == 0 ? nil : .last()
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

/// A file that takes the place of another when it is complete; removed when the program is stopped
/// before.
private struct TemporaryFile {
  let path: String
  let descriptor: Int32

  /// A new file in the folder of the other, so that it only has to be renamed.
  init(beside target: String) throws(Files.Problem) {
    var attempt = 0
    while true {
      let path = "\(target).\(getpid())-\(attempt).tmp"
      Interruption.unfinishedFile = path
      let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
      if descriptor >= 0 {
        self.path = path
        self.descriptor = descriptor
        return
      }
      Interruption.unfinishedFile = nil
      // What a program of the same number has left, as happens in containers.
      guard errno == EEXIST, attempt < 100 else { throw .last() }
      attempt += 1
    }
  }

  func takePermissions(of target: String) {
    var status = stat()
    if stat(target, &status) == 0 { fchmod(descriptor, status.st_mode & 0o7777) }
  }

  /// Closes the file; some file systems say only now that there is no room.
  func close() throws(Files.Problem) {
    guard closeFile(descriptor) == 0 || errno == EINTR else { throw .last() }
  }
}

private func closeFile(_ descriptor: Int32) -> Int32 {
  close(descriptor)
}
