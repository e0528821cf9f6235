import Linting
import Synchronization

/// Says which linter lints which file: one for all, or where a configuration has settings for some
/// files, one for each combination of them.
final class LinterOfEachFile: Sendable {
  /// The linter of the files that nothing in particular is settled for.
  let general: Linter

  private let paths: [Configuration.PathSettings]
  private let make: @Sendable ([Configuration.PathSettings]) -> Linter
  /// The linters by the positions of the settings that hold for their files.
  private let made = Mutex<[[Int]: Linter]>([:])

  /// A linter for all files, and how to make those for files that something is settled for.
  init(
    _ general: Linter, _ paths: [Configuration.PathSettings],
    _ make: @escaping @Sendable ([Configuration.PathSettings]) -> Linter
  ) {
    self.general = general
    self.paths = paths
    self.make = make
  }

  /// The linter for a file.
  func linter(for path: String) -> Linter {
    guard !paths.isEmpty else { return general }
    let positions = paths.indices.filter { paths[$0].files.match(path) }
    guard !positions.isEmpty else { return general }
    return made.withLock { made in
      if let known = made[positions] { return known }
      let linter = make(positions.map { paths[$0] })
      made[positions] = linter
      return linter
    }
  }
}
