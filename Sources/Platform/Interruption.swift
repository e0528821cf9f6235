/// What plumb does when somebody stops it: it says so, takes away a file that is written by half, and
/// ends by the signal, so that whoever started it knows why.
package enum Interruption {
  /// From here on a signal to stop is answered; one that was to be disregarded still is.
  package static func install() {
    for number in [SIGINT, SIGTERM, SIGHUP] {
      var action = sigaction()
      var former = sigaction()
      sigaction(number, nil, &former)
      #if canImport(Darwin)
        action.__sigaction_u.__sa_handler = stop
        let isDisregarded =
          unsafeBitCast(former.__sigaction_u.__sa_handler, to: Int.self)
          == unsafeBitCast(SIG_IGN, to: Int.self)
      #else
        action.__sigaction_handler.sa_handler = stop
        let isDisregarded =
          unsafeBitCast(former.__sigaction_handler.sa_handler, to: Int.self)
          == unsafeBitCast(SIG_IGN, to: Int.self)
      #endif
      // The default holds from then on: a second signal, and the one that `stop` sends, end it.
      action.sa_flags = Int32(bitPattern: UInt32(truncatingIfNeeded: SA_RESETHAND))
      if !isDisregarded { sigaction(number, &action, nil) }
    }
  }

  /// The file that is being written and not yet complete.
  static var unfinishedFile: String? {
    get { unfinishedPath.map { String(cString: $0) } }
    set {
      let former = unfinishedPath
      unfinishedPath = newValue.flatMap { strdup($0) }
      free(former)
    }
  }

  /// Whether a line on the terminal is not complete, and is to be taken away before anything is said.
  package static var hasOpenLine: Bool {
    get { lineIsOpen }
    set { lineIsOpen = newValue }
  }
}

// Written by one thread at a time, and read when the program is stopped.
nonisolated(unsafe) private var unfinishedPath: UnsafeMutablePointer<CChar>?
nonisolated(unsafe) private var lineIsOpen = false

/// Runs in the middle of anything: no memory may be asked for here.
private func stop(_ signal: Int32) {
  if lineIsOpen { say("\r\u{1B}[K") }
  say("plumb: interrupted\n")
  if let path = unfinishedPath { unlink(path) }
  raise(signal)
}

private func say(_ words: StaticString) {
  write(STDERR_FILENO, words.utf8Start, words.utf8CodeUnitCount)
}
