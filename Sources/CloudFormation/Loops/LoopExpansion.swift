package import TemplateSyntax

/// What the language extensions make of a template: each loop replaced by what it repeats.
///
/// All that no loop changes stays the node that was written, so that findings about it are one
/// finding and not one for each round.
package struct LoopExpansion: Sendable {
  /// The sections as CloudFormation gets them; nil when the loops make too much to be followed.
  let root: Node?
  /// What became of each loop, by where its name is written; a loop that cannot be read is missing.
  package let outcomes: [Node: Outcome]
  /// The names that are made twice, in order.
  package let repeatedNames: [RepeatedName]
  /// The collections, with the entries they are for, as they are in each round of the loops around.
  let collections: [Collection]
  /// The name that is written for each name that a loop makes.
  package let writtenNames: [String: String]

  private let rounds: [LoopRound]
  private let tree: Node?

  /// What became of a loop, in all rounds of the loops around it.
  package struct Outcome: Sendable {
    /// Whether all of its elements are certain.
    package var isCertain: Bool
    /// How many elements it had where it had the fewest.
    package var fewestElements: Int
  }

  /// A name that a loop makes although its place is taken.
  package struct RepeatedName: Sendable {
    /// The name.
    package let name: String
    /// Where it is written in the loop.
    package let key: Node
    /// The other key, the same when the loop makes the name twice.
    package let other: Node
  }

  /// A collection whose calls count as the template's.
  struct Collection: Sendable {
    let section: TemplateSection
    let loop: Node
    let node: Node
  }

  /// More nodes than this are not made; a template of the greatest size that CloudFormation takes
  /// has about a third of them.
  package static let mostNodes = 300_000
  /// More rounds than this, of all loops together, are not made.
  package static let mostRounds = 10_000

  /// Follows the loops of a template.
  init(_ template: Template, _ evaluation: Evaluation) {
    var expander = LoopExpander(template, evaluation)
    let root = expander.expandedRoot()
    self.root = root
    tree = root
    outcomes = expander.outcomes
    repeatedNames = root == nil ? [] : expander.repeatedNames
    collections = root == nil ? [] : expander.collections
    writtenNames = root == nil ? [:] : expander.writtenNames
    rounds = expander.rounds.sorted { $0.nodes.lowerBound < $1.nodes.lowerBound }
  }

  /// Whether the loops make too much to be followed.
  package var isTooLarge: Bool { root == nil }

  /// Whether every name that loops make is known.
  var isCertain: Bool { root != nil && outcomes.values.allSatisfy(\.isCertain) }

  /// The round of a loop that made a node, the innermost; nil for one that is the same in all.
  package func round(of node: Node) -> LoopRound? {
    guard let tree, tree.isInSameTree(as: node) else { return nil }
    var position = rounds.partitioningIndex { $0.nodes.lowerBound > node.position } - 1
    while position >= 0 {
      if rounds[position].nodes.contains(node.position) { return rounds[position] }
      guard rounds[position].depth > 1 else { return nil }
      position -= 1
    }
    return nil
  }
}

/// One copy of a loop's body.
package struct LoopRound: Sendable {
  /// The identifier of the loop.
  package let identifier: String
  /// What it stands for.
  package let element: LoopElement
  /// The nodes that were made, by their positions.
  let nodes: Range<Int>
  /// Whether the elements of this loop and of those around it do not rest on a default.
  package let isCertain: Bool
  /// In how many loops it is made, this one counted.
  let depth: Int
}

extension Array {
  /// The first index whose element fulfils a test that no element before and every one behind does.
  fileprivate func partitioningIndex(where test: (Element) -> Bool) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if test(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
