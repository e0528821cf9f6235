/// Reading and writing files.
package enum Files {
  /// What stands behind a path.
  package enum Kind: Hashable, Sendable {
    case file
    case folder
    case other
  }

  /// Why a file cannot be read or written.
  package struct Problem: Error, Hashable, Sendable {
    /// What is wrong, in a few words.
    package let words: String

    /// A problem in a few words.
    package init(_ words: String) {
      self.words = words
    }

    /// The problem of the system call that has just failed.
    static func last() -> Problem {
      let code = errno
      switch code {
      case ENOENT: return Problem("no such file or folder")
      case EACCES, EPERM: return Problem("permission denied")
      case ELOOP: return Problem("a symbolic link that leads back to itself")
      case EISDIR: return Problem("a folder, where a file is needed")
      case ENOTDIR: return Problem("a part of the path is no folder")
      default: return Problem(String(cString: strerror(code)).lowercased())
      }
    }
  }

  /// What stands behind a path, symbolic links followed.
  package static func kind(of path: String) throws(Problem) -> Kind {
    var status = stat()
    guard stat(path, &status) == 0 else {
      let problem = Problem.last()
      throw isSymbolicLink(path) && problem.words.hasPrefix("no such")
        ? Problem("a symbolic link that leads nowhere") : problem
    }
    switch status.st_mode & S_IFMT {
    case S_IFREG: return .file
    case S_IFDIR: return .folder
    default: return .other
    }
  }

  /// Whether something stands behind a path.
  package static func exists(_ path: String) -> Bool {
    access(path, F_OK) == 0
  }

  private static func isSymbolicLink(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFLNK
  }

  /// The content of a file.
  package static func read(_ path: String) throws(Problem) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .last() }
    defer { close(descriptor) }
    return try readAll(descriptor)
  }

  /// All that comes from standard input.
  package static func readStandardInput() throws(Problem) -> [UInt8] {
    try readAll(STDIN_FILENO)
  }

  /// What comes next from standard input, as soon as there is something; empty at its end.
  static func readStandardInput(atMost count: Int) throws(Problem) -> [UInt8] {
    var problem: Problem?
    let content = [UInt8](unsafeUninitializedCapacity: count) { buffer, received in
      guard let start = buffer.baseAddress else { return }
      var status = systemRead(STDIN_FILENO, start, buffer.count)
      while status < 0, errno == EINTR { status = systemRead(STDIN_FILENO, start, buffer.count) }
      if status < 0 { problem = .last() }
      received = max(0, status)
    }
    if let problem { throw problem }
    return content
  }

  private static func readAll(_ descriptor: Int32) throws(Problem) -> [UInt8] {
    var status = stat()
    var capacity = 1 << 16
    if fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG {
      // One byte more, so that the end of the file is seen without growing.
      capacity = Int(status.st_size) + 1
    }
    var content: [UInt8] = []
    while true {
      var problem: Problem?
      let more = [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
        while count < buffer.count, let start = buffer.baseAddress {
          let received = systemRead(descriptor, start + count, buffer.count - count)
          if received < 0, errno == EINTR { continue }
          if received < 0 { problem = .last() }
          guard received > 0 else { break }
          count += received
        }
      }
      if let problem { throw problem }
      if content.isEmpty { content = more } else { content += more }
      guard more.count == capacity else { return content }
      capacity = max(1 << 16, content.count)
    }
  }

  /// The names in a folder, in no order.
  package static func names(in folder: String) throws(Problem) -> [FolderEntry] {
    guard let stream = opendir(folder) else { throw .last() }
    defer { closedir(stream) }
    var entries: [FolderEntry] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name == "." || name == ".." { continue }
      let kind: FolderEntry.Kind =
        switch Int32(entry.pointee.d_type) {
        case directoryType: .folder
        case fileType: .file
        case linkType: .link
        default: .unknown
        }
      entries.append(FolderEntry(name: name, kind: kind))
    }
    return entries
  }

  /// Writes to standard output; a reader that has gone away is no problem.
  package static func writeToStandardOutput(_ content: [UInt8]) throws(Problem) {
    _ = try writeAll(content, to: STDOUT_FILENO)
  }

  /// Writes to standard output, and says whether there is still somebody who reads it.
  package static func writeToReader(_ content: [UInt8]) throws(Problem) -> Bool {
    try writeAll(content, to: STDOUT_FILENO)
  }

  /// Writes a text to standard error, and takes no notice when nobody reads it.
  package static func writeToStandardError(_ text: String) {
    _ = try? writeAll(Array(text.utf8), to: STDERR_FILENO)
  }

  /// Writes all of some bytes; false when nobody reads them any more.
  static func writeAll(_ content: [UInt8], to descriptor: Int32) throws(Problem) -> Bool {
    var problem: Problem?
    var isRead = true
    content.withUnsafeBytes { bytes in
      var done = 0
      while done < bytes.count, let start = bytes.baseAddress {
        let count = systemWrite(descriptor, start + done, bytes.count - done)
        if count < 0, errno == EINTR { continue }
        guard count >= 0 else {
          if errno == EPIPE { isRead = false } else { problem = .last() }
          return
        }
        done += count
      }
    }
    if let problem { throw problem }
    return isRead
  }

  /// The path without symbolic links; the path itself when nothing stands there yet.
  package static func resolved(_ path: String) -> String {
    guard let pointer = realpath(path, nil) else { return path }
    defer { free(pointer) }
    return String(cString: pointer)
  }

  /// The names on the way from the root to a path that is seen from a folder, whether or not
  /// something stands there; symbolic links stay as they are.
  package static func namesOnTheWay(to path: String, from folder: String) -> [Substring] {
    var names = path.hasPrefix("/") ? [] : folder.split(separator: "/")
    for name in path.split(separator: "/") where name != "." {
      if name == ".." { _ = names.popLast() } else { names.append(name) }
    }
    return names
  }

  /// The names on the way to a path, from the root, as they are seen from a folder.
  package static func names(_ names: [Substring], seenFrom folder: [Substring]) -> [Substring] {
    let shared = zip(folder, names).prefix { $0 == $1 }.count
    return Array(repeating: "..", count: folder.count - shared) + names[shared...]
  }

  /// The folder that the program was started in.
  package static var currentFolder: String { resolved(".") }
}

/// A name in a folder.
package struct FolderEntry: Hashable, Sendable {
  /// What the name stands for, as far as the folder itself says.
  package enum Kind: Sendable {
    case file
    case folder
    case link
    case unknown
  }

  /// The name, without the folder.
  package let name: String
  /// What the name stands for.
  package let kind: Kind
}

// The constants of `dirent.h`, which are macros of different shapes.
private let directoryType: Int32 = 4
private let fileType: Int32 = 8
private let linkType: Int32 = 10

// `Files.read` hides the system call of the same name.
private func systemRead(_ descriptor: Int32, _ buffer: UnsafeMutableRawPointer, _ count: Int)
  -> Int
{
  read(descriptor, buffer, count)
}

private func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawPointer, _ count: Int) -> Int {
  write(descriptor, bytes, count)
}
