/// What plumb does when somebody stops it: it says so, takes away a file that is written by half, and
/// ends by the signal, so that whoever started it knows why.
package enum Interruption {
  /// From here on a signal to stop is answered; one that was to be disregarded still is.
  package static func install() {
    // Made now, since nothing can be made in the middle of anything.
    _ = unfinishedPaths
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

  /// A file that is not complete, and is taken away when plumb is stopped.
  struct UnfinishedFile {
    /// Its path.
    let path: String
    private let place: Int?

    /// Remembers a file; of more than a few, the last are forgotten.
    init(_ path: String) {
      self.path = path
      place = unfinishedPaths.firstIndex { $0 == nil }
      if let place { unfinishedPaths[place] = strdup(path) }
    }

    /// The file is complete, or gone.
    func forget() {
      guard let place else { return }
      let former = unfinishedPaths[place]
      unfinishedPaths[place] = nil
      free(former)
    }
  }

  /// Takes the files away that are not complete; asks for no memory.
  static func removeUnfinishedFiles() {
    for case let path? in unfinishedPaths { unlink(path) }
  }

  /// Whether a line on the terminal is not complete, and is to be taken away before anything is said.
  package static var hasOpenLine: Bool {
    get { lineIsOpen }
    set { lineIsOpen = newValue }
  }
}

// Written by one thread at a time, and read when the program is stopped.
nonisolated(unsafe) private let unfinishedPaths = {
  let paths = UnsafeMutableBufferPointer<UnsafeMutablePointer<CChar>?>.allocate(capacity: 64)
  paths.initialize(repeating: nil)
  return paths
}()
nonisolated(unsafe) private var lineIsOpen = false

/// Runs in the middle of anything: no memory may be asked for here.
private func stop(_ signal: Int32) {
  if lineIsOpen { say("\r\u{1B}[K") }
  say("plumb: interrupted\n")
  Interruption.removeUnfinishedFiles()
  raise(signal)
}

private func say(_ words: StaticString) {
  write(STDERR_FILENO, words.utf8Start, words.utf8CodeUnitCount)
}
