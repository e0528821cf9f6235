import ResourceGraph
import TemplateSyntax

extension RuleReader {
  private static let connectionKeys = ["this", "that", "resource"]
  private static let grantKeys = ["action", "resource", "to-everyone", "even-conditional"]

  /// A connection with another resource, and what must hold of that one.
  ///
  /// `this: triggers` is a resource that the one at hand triggers; `that: triggers` is one that
  /// triggers it.
  mutating func related(_ node: Node) -> Predicate? {
    guard node.isMapping else {
      mistake(
        "`related` needs a relation", at: node,
        help: "write `this:` or `that:` with a relation such as `triggers`")
      return nil
    }
    guard let key = node.pair("this") ?? node.pair("that") else {
      mistakeOfRelation(node)
      return nil
    }
    if key.key.text == "this", let both = node.pair("that") {
      mistake("a connection is named by `this` or by `that`, not by both", at: both.key)
    }
    let known = ResourceGraph.Relation.allCases.map(\.rawValue)
    guard let relation = ResourceGraph.Relation(rawValue: key.value.text) else {
      refuse(key.value, "relation", except: known)
      return nil
    }
    let connection = Connection(
      relation: relation, isOutgoing: key.key.text == "this",
      types: texts(Self.resourceKey, of: node).map(\.text))
    let saysMore = node.pairs.contains { !Self.connectionKeys.contains($0.key.text) }
    let inner = saysMore ? predicate(node, butNot: Self.connectionKeys) : nil
    return .related(connection, inner)
  }

  private mutating func mistakeOfRelation(_ node: Node) {
    mistake(
      "`related` does not say how the resources are connected", at: node,
      help: "add `this:` or `that:` with a relation such as `triggers`")
  }

  /// What a policy is asked to allow.
  mutating func grant(_ node: Node) -> Grant? {
    guard node.isMapping else {
      mistake("`grants` needs an action", at: node, help: "write `action:` below it")
      return nil
    }
    refuseKeys(of: node, except: Self.grantKeys)
    guard let action = text("action", of: node) else { return nil }
    return Grant(
      action: action, resource: text("resource", of: node, isNeeded: false),
      toEveryone: flag("to-everyone", of: node) ?? false,
      evenConditional: flag("even-conditional", of: node) ?? false)
  }
}
