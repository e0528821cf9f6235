package import TemplateSyntax

/// A value of a SAM resource as the transform sees it: the resource's own, one from `Globals`, or
/// both merged.
///
/// Merging is done when somebody looks: most values stand in one place only. Each part keeps the
/// place where it is written.
package struct MergedValue: Sendable {
  /// The key that the value stands under: that of the resource if it has one, otherwise the one in
  /// `Globals`; nil for the value of an event or of a list.
  package let key: Node?
  /// The value; the resource's own when `Globals` has one too.
  package let node: Node
  /// The mapping or list of `Globals` that is merged with ``node``.
  package let inherited: Node?

  /// A value that is written in one place, or in two that are merged.
  package init(key: Node?, _ node: Node, inherited: Node? = nil) {
    self.key = key
    self.node = node
    self.inherited = inherited
  }

  /// The value of a key that a resource, `Globals` or both have; nil when neither does, and when
  /// the resource takes it away with null.
  ///
  /// Source: <https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-specification-template-anatomy-globals.html>
  package init?(own: Node.Pair?, global: Node.Pair?) {
    guard let own else {
      guard let global, !global.value.isNull else { return nil }
      self.init(key: global.key, global.value)
      return
    }
    guard !own.value.isNull else { return nil }
    guard let global, Self.canBeMerged(own.value, global.value) else {
      self.init(key: own.key, own.value)
      return
    }
    self.init(key: own.key, own.value, inherited: global.value)
  }

  private static func canBeMerged(_ own: Node, _ global: Node) -> Bool {
    own.isSequence && global.isSequence
      || own.isMapping && global.isMapping && !own.isFunctionCall && !global.isFunctionCall
  }

  // MARK: - Looking at it

  /// The function that is called, if the value is a call.
  package var function: FunctionName? { node.function }

  /// Whether the value is a mapping that is no function call.
  package var isMapping: Bool { node.isMapping && !node.isFunctionCall }

  /// Whether SAM counts the value as given: not null, `false`, zero or empty.
  package var isGiven: Bool { node.isGiven || inherited?.isGiven ?? false }

  /// Whether the value is a list.
  package var isSequence: Bool { node.isSequence }

  /// The text of a scalar; nil for another value.
  package var text: String? { node.isScalar ? node.text : nil }

  /// The value of a key; nil when it is left out or null.
  package subscript(name: String) -> MergedValue? {
    guard isMapping else { return nil }
    return MergedValue(own: node.pair(name), global: inherited?.pair(name))
  }

  /// The keys of a mapping with their values, those of `Globals` first; without those that are null.
  package var entries: [(name: String, value: MergedValue)] {
    guard isMapping else { return [] }
    guard let inherited else {
      return node.pairs.compactMap { pair in
        MergedValue(own: pair, global: nil).map { (pair.key.text, $0) }
      }
    }
    let first = inherited.pairs.compactMap { pair in
      MergedValue(own: node.pair(pair.key.text), global: pair).map { (pair.key.text, $0) }
    }
    let others = node.pairs.filter { inherited.pair($0.key.text) == nil }
    return first
      + others.compactMap { pair in
        MergedValue(own: pair, global: nil).map { (pair.key.text, $0) }
      }
  }

  /// The elements of a list, those of `Globals` first.
  package var elements: [Node] { (inherited?.elements ?? []) + node.elements }
}

extension Node {
  /// Whether the node is a mapping with one key that calls a function, also one that is unknown.
  package var isFunctionCall: Bool {
    if function != nil { return true }
    guard isMapping, count == 1 else { return false }
    var key: Node?
    forEachPair { pair in key = key ?? pair.key }
    return key?.withUTF8 { $0.starts(with: "Fn::".utf8) } ?? false
  }

  /// Whether the node is `!Ref AWS::NoValue`.
  package var isNoValue: Bool {
    function == .ref && functionArgument?.textIs("AWS::NoValue") == true
  }

  /// What `Ref` names; nil for anything else.
  package var referredName: String? {
    guard function == .ref, let argument = functionArgument, argument.isScalar else { return nil }
    return argument.text
  }
}
