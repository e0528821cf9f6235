/// What plumb says when it breaks down.
///
/// A trap cannot be caught, but the process can still say which file it was reading and end with
/// the status that stands for a defect.
package enum CrashReport {
  /// From here on a breakdown is reported, and a reader of our output that goes away is not one.
  package static func install() {
    signal(SIGPIPE, SIG_IGN)
    // A file that grows too large is then a problem of writing it like any other.
    signal(SIGXFSZ, SIG_IGN)
    pthread_key_create(&threadKey, free)
    for number in [SIGILL, SIGTRAP, SIGSEGV, SIGBUS, SIGABRT, SIGFPE] {
      var action = sigaction()
      #if canImport(Darwin)
        action.__sigaction_u.__sa_handler = reportCrash
      #else
        action.__sigaction_handler.sa_handler = reportCrash
      #endif
      action.sa_flags = Int32(SA_ONSTACK)
      sigaction(number, &action, nil)
    }
    isInstalled = true
  }

  /// Remembers which file this thread is about to read.
  package static func begin(_ path: String) {
    guard isInstalled, let memory = threadMemory() else { return }
    var length = 0
    // A long path loses its end here, nothing else.
    for byte in path.utf8.prefix(pathCapacity - 1) {
      memory[length] = byte
      length += 1
    }
    memory[length] = 0
  }

  /// The path of this thread's file, and behind it the stack that a report is made on: the
  /// thread's own may be what has run out.
  private static func threadMemory() -> UnsafeMutablePointer<UInt8>? {
    if let memory = pthread_getspecific(threadKey) {
      return memory.assumingMemoryBound(to: UInt8.self)
    }
    guard let memory = malloc(pathCapacity + stackCapacity) else { return nil }
    var stack = stack_t()
    stack.ss_sp = memory + pathCapacity
    stack.ss_size = stackCapacity
    sigaltstack(&stack, nil)
    pthread_setspecific(threadKey, memory)
    return memory.bindMemory(to: UInt8.self, capacity: pathCapacity)
  }
}

private let pathCapacity = 4096
private let stackCapacity = 1 << 16

// Written once, before there is a second thread.
nonisolated(unsafe) private var threadKey = pthread_key_t()
nonisolated(unsafe) private var isInstalled = false

/// Runs when the process is already broken: no memory may be asked for here.
private func reportCrash(_ signal: Int32) {
  writeWords("plumb: a defect in plumb stopped it")
  if let path = pthread_getspecific(threadKey) {
    writeWords(" while it linted ")
    write(STDERR_FILENO, path, strnlen(path.assumingMemoryBound(to: CChar.self), pathCapacity))
  }
  writeWords("; please report it with the file\n")
  Interruption.removeUnfinishedFiles()
  _exit(3)
}

private func writeWords(_ words: StaticString) {
  write(STDERR_FILENO, words.utf8Start, words.utf8CodeUnitCount)
}
