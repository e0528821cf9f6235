package import TemplateSyntax

/// An element of a loop's collection, for which the loop makes one copy of its body.
package struct LoopElement: Sendable {
  /// What the identifier of the loop stands for; nil when nobody knows before the deployment.
  package let text: String?
  /// Whether the text does not rest on a parameter's default.
  package let isCertain: Bool
  /// Where the element is written: in the collection, or else the collection.
  package let place: Node
  /// How a value that depends on the element is written without the loop.
  let spelling: Spelling

  enum Spelling: Sendable {
    /// As the element itself.
    case element(Node)
    /// As the element at a position of what a call gives.
    case position(Int, of: Node)
  }

  /// The text without what a logical id cannot hold, which `&{Identifier}` stands for.
  var alphanumericText: String? {
    text.map { text in text.filter { $0.isASCII && ($0.isLetter || $0.isNumber) } }
  }
}

extension LoopElement {
  /// The elements of a collection; those that are not known come as one.
  static func all(of collection: Node, _ evaluation: Evaluation) -> [LoopElement] {
    if collection.isSequence {
      return withOneUnknown(collection.elements.map { element($0, evaluation) })
    }
    let values = evaluation.values(of: collection)
    guard values.count == 1, let value = values.first, value.scenario == .always else {
      return [unknown(collection)]
    }
    let isCertain = value.assumedDefault == nil
    switch value.content {
    case .list(let texts) where isCertain || !texts.isEmpty:
      return texts.enumerated().map { position, text in
        LoopElement(
          text: text, isCertain: isCertain, place: value.origin ?? collection,
          spelling: .position(position, of: collection))
      }
    case .written(let list) where list.isSequence && (isCertain || list.count > 0):
      return withOneUnknown(
        list.elements.enumerated().map { position, node in
          let known = element(node, evaluation)
          return LoopElement(
            text: known.text, isCertain: known.isCertain && isCertain, place: node,
            spelling: .position(position, of: collection))
        })
    default:
      return [unknown(collection)]
    }
  }

  private static func element(_ node: Node, _ evaluation: Evaluation) -> LoopElement {
    let values = evaluation.values(of: node)
    guard values.count == 1, let value = values.first, value.scenario == .always,
      let text = value.text
    else {
      return LoopElement(text: nil, isCertain: false, place: node, spelling: .element(node))
    }
    return LoopElement(
      text: text, isCertain: value.assumedDefault == nil, place: node, spelling: .element(node))
  }

  private static func unknown(_ collection: Node) -> LoopElement {
    LoopElement(
      text: nil, isCertain: false, place: collection, spelling: .position(0, of: collection))
  }

  /// Names that depend on unknown elements are all written alike, so one of them stands for all.
  private static func withOneUnknown(_ elements: [LoopElement]) -> [LoopElement] {
    var hasUnknown = false
    return elements.filter { element in
      guard element.text == nil else { return true }
      defer { hasUnknown = true }
      return !hasUnknown
    }
  }
}
