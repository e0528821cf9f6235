import LintRun
import Platform
import Synchronization

/// A line at the foot of a terminal that says how far a long run is.
final class ProgressLine: Sendable {
  /// Milliseconds that a run takes before it is worth a line, and between two states of it.
  private static let patience = 700
  private static let interval = 100

  private let start = Surroundings.milliseconds
  private let lastShown = Mutex<Int?>(nil)

  /// A line where somebody sits before it: standard error is a terminal, and no build server.
  init?() {
    guard Surroundings.errorIsTerminal, Surroundings.variable("TERM") != "dumb",
      (Surroundings.variable("CI") ?? "").isEmpty
    else { return nil }
  }

  /// What shows how far a run is.
  var progress: LintRun.Progress {
    { [self] done, all in show(done, of: all) }
  }

  /// Shows that some of all files are done; most calls do nothing.
  private func show(_ done: Int, of all: Int) {
    lastShown.withLockIfAvailable { last in
      let now = Surroundings.milliseconds
      guard now - start >= Self.patience, now - (last ?? 0) >= Self.interval else { return }
      last = now
      Interruption.hasOpenLine = true
      Messages.write("\r\u{1B}[Kplumb: \(done) of \(all) files")
    }
  }

  /// Takes the line away.
  func clear() {
    lastShown.withLock { last in
      if last != nil { Messages.write("\r\u{1B}[K") }
      last = nil
      Interruption.hasOpenLine = false
    }
  }
}
