import Linting
import Synchronization

/// Says which linter lints which file: one for all, or where a configuration has settings for some
/// files, one for each combination of them.
struct LinterOfEachFile: Sendable {
  /// The linter of the files that nothing in particular is settled for.
  private let general: Linter
  /// The others; nil where there are none, as in most runs, which do not pay for making this.
  private let others: LintersByPath?

  /// A linter for all files, and how to make those for files that something is settled for.
  init(
    _ general: Linter, _ paths: [Configuration.PathSettings],
    _ make: @escaping @Sendable ([Configuration.PathSettings]) -> Linter
  ) {
    self.general = general
    others = paths.isEmpty ? nil : LintersByPath(paths, make)
  }

  /// The linter for a file.
  func linter(for path: String) -> Linter {
    others?.linter(for: path) ?? general
  }
}

/// The linters of files that something is settled for, each made when the first of its files is met.
private final class LintersByPath: Sendable {
  private struct Made: Sendable {
    var positions: [Int]
    var linter: Linter
  }

  private let paths: [Configuration.PathSettings]
  private let make: @Sendable ([Configuration.PathSettings]) -> Linter
  /// The linters with the positions of the settings that hold for their files.
  private let made = Mutex<[Made]>([])

  init(
    _ paths: [Configuration.PathSettings],
    _ make: @escaping @Sendable ([Configuration.PathSettings]) -> Linter
  ) {
    self.paths = paths
    self.make = make
  }

  func linter(for path: String) -> Linter? {
    let positions = paths.indices.filter { paths[$0].files.match(path) }
    guard !positions.isEmpty else { return nil }
    return made.withLock { made in
      if let known = made.first(where: { $0.positions == positions }) { return known.linter }
      let linter = make(positions.map { paths[$0] })
      made.append(Made(positions: positions, linter: linter))
      return linter
    }
  }
}
