import TemplateSyntax

/// The keys of a mapping with loops, as they come to stand in it.
struct MadeNames {
  /// The keys that loops make although the name is there already; each key once.
  private(set) var repeated: [LoopExpansion.RepeatedName] = []

  private let hasLoops: Bool
  private var known: [String: (key: Node, isMade: Bool)] = [:]
  private var reported: Set<Node> = []

  init(in mapping: Node) {
    hasLoops = mapping.pairs.contains { Loop.isLoop($0.key) }
  }

  /// Adds a name, nil for the one that is written.
  mutating func add(_ name: String?, from key: Node, isMade: Bool) {
    guard hasLoops else { return }
    let name = name ?? key.text
    guard let first = known.updateValue((key, isMade), forKey: name) else { return }
    known[name] = first
    guard isMade || first.isMade else { return }
    let made = isMade ? key : first.key
    guard reported.insert(made).inserted else { return }
    repeated.append(.init(name: name, key: made, other: isMade ? first.key : key))
  }
}
