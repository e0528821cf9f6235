import Linting

/// How much it matters that a finding is seen, the most important first.
enum Importance: Int, CaseIterable {
  case error
  case warning
  case note
  case suppressed

  init(_ severity: Severity?, isSuppressed: Bool) {
    self =
      switch severity {
      case _ where isSuppressed: .suppressed
      case .error: .error
      case .warning: .warning
      case .note, nil: .note
      }
  }
}

/// So many findings of those that come one by one: the most important, and of equal ones the first.
struct MostSevere<Element> {
  /// How many others there were.
  private(set) var leftOut = 0

  private let most: Int
  /// What is kept, and nil for what was and is no more.
  private var kept: [Element?] = []
  private var count = 0
  /// Where what is kept of each importance stands.
  private var positions: [[Int]] = Importance.allCases.map { _ in [] }

  /// Nothing has come yet.
  init(atMost most: Int) {
    self.most = most
  }

  /// What is kept, in the order in which it came.
  var elements: some Sequence<Element> { kept.lazy.compactMap(\.self) }

  /// Takes one more, in the place of a less important one when there are too many.
  mutating func add(_ importance: Importance, _ element: () -> Element) {
    if count == most {
      leftOut += 1
      guard let least = positions.lastIndex(where: { !$0.isEmpty }), least > importance.rawValue,
        let last = positions[least].popLast()
      else { return }
      kept[last] = nil
      count -= 1
    }
    positions[importance.rawValue].append(kept.count)
    kept.append(element())
    count += 1
  }
}
