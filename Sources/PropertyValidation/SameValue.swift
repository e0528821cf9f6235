import SourceText
package import TemplateSyntax

/// Tells whether two places of a template certainly have the same value.
package enum SameValue {
  /// A text that is the same for the same values only; nil when the value may be left out.
  package static func description(of node: Node) -> String? {
    var text: [UInt8] = []
    return spell(node) { text.append(contentsOf: $0) } ? String(decoding: text, as: UTF8.self) : nil
  }

  /// A number that is the same for the same values, and hardly ever for others; nil when the value
  /// may be left out.
  package static func hash(of node: Node) -> UInt64? {
    var hash = StableHash()
    return spell(node) { hash.combine(bytes: $0) } ? hash.value : nil
  }

  /// The same for the values under some keys of a mapping; nil when it lacks one.
  package static func hash(of mapping: Node, keys: [String]) -> UInt64? {
    var all = StableHash()
    for key in keys {
      guard let value = mapping[key], spell(value, { all.combine(bytes: $0) }) else { return nil }
    }
    return all.value
  }

  /// Whether two of some hashes are the same, as those of a list's elements hardly ever are.
  package static func repeats(_ hashes: [UInt64]) -> Bool {
    guard hashes.count > 16 else {
      return hashes.indices.contains { hashes[..<$0].contains(hashes[$0]) }
    }
    // A set of `Int` is made elsewhere too: each new kind of set costs a search for its conformances.
    return Set(hashes.map { Int(truncatingIfNeeded: $0) }).count < hashes.count
  }

  private typealias Take = (UnsafeBufferPointer<UInt8>) -> Void

  private static func spell(_ node: Node, _ take: Take) -> Bool {
    switch node.function {
    case .if, .transform, .findInMap, .importValue, .getStackOutput: return false
    case .ref where node.functionArgument?.textIs("AWS::NoValue") == true: return false
    default: break
    }
    if node.isScalar {
      give("\"", take)
      node.withUTF8(take)
      give("\"", take)
      return !node.isNull
    }
    if node.isSequence {
      give("[", take)
      for element in node.elements {
        guard spell(element, take) else { return false }
        give(",", take)
      }
      give("]", take)
      return true
    }
    give("{", take)
    let pairs = node.pairs
    for pair in pairs.count == 1 ? pairs : pairs.sorted(by: { $0.key.text < $1.key.text }) {
      pair.key.withUTF8(take)
      give(":", take)
      guard spell(pair.value, take) else { return false }
      give(",", take)
    }
    give("}", take)
    return true
  }

  private static func give(_ mark: StaticString, _ take: Take) {
    mark.withUTF8Buffer(take)
  }
}
