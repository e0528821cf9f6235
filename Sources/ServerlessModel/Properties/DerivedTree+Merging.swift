import TemplateSyntax

extension DerivedTree {
  /// A value of `Globals` and a resource's own merged as SAM does: mappings key by key, lists one
  /// after the other, and otherwise the resource's own wins.
  ///
  /// Source: <https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-specification-template-anatomy-globals.html>
  mutating func merged(_ global: Node?, _ own: Node?, from origin: Node) {
    guard let global, let own else {
      if let node = own ?? global { part(node) }
      return
    }
    if global.isMapping, own.isMapping, global.function == nil, own.function == nil {
      mapping(from: own) { $0.mergedPairs(global, own) }
    } else if global.isSequence, own.isSequence {
      sequence(from: own) { tree in
        for element in global.elements + own.elements { tree.part(element) }
      }
    } else {
      part(own)
    }
  }

  private mutating func mergedPairs(_ global: Node, _ own: Node) {
    for pair in global.pairs {
      guard let same = own.pair(pair.key.text) else {
        self.pair(pair)
        continue
      }
      part(same.key)
      merged(pair.value, same.value, from: same.value)
    }
    for pair in own.pairs where global.pair(pair.key.text) == nil { self.pair(pair) }
  }
}
