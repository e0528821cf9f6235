import Linting
import SourceText
import TemplateSyntax

/// The attributes that an entry of a section can have, and of which kind each is.
struct NamedAttributes: Sendable {
  /// Each attribute with its kind.
  let kinds: [(name: StaticString, kind: AttributeKind)]

  /// The names of the attributes.
  var names: [String] { kinds.map(\.name.description) }

  /// The kind of an attribute; nil for an unknown one.
  func kind(of key: Node) -> AttributeKind? {
    key.withUTF8 { bytes in
      kinds.first { attribute in
        attribute.name.utf8CodeUnitCount == bytes.count
          && attribute.name.withUTF8Buffer { $0.elementsEqual(bytes) }
      }?.kind
    }
  }

  /// The pairs of an entry whose attribute is unknown; `Fn::Transform` and loops are none.
  func unknown(in body: Node) -> [Node.Pair] {
    guard body.isMapping, body.function == nil else { return [] }
    return body.pairs.filter { pair in
      kind(of: pair.key) == nil && !pair.key.withUTF8(bringsMore)
    }
  }

  /// Whether a key brings entries along instead of being one.
  private func bringsMore(_ key: UnsafeBufferPointer<UInt8>) -> Bool {
    key.starts(with: "Fn::Transform".utf8) || key.starts(with: "Fn::ForEach".utf8)
  }

  /// The pairs of an entry whose value is not of the attribute's kind; where functions are allowed,
  /// their calls can be of any.
  func misfits(in body: Node, allowingFunctions: Bool = false)
    -> [(pair: Node.Pair, kind: AttributeKind)]
  {
    guard body.isMapping else { return [] }
    return body.pairs.compactMap { pair in
      guard let kind = kind(of: pair.key), !kind.accepts(pair.value),
        !allowingFunctions || pair.value.function == nil
      else { return nil }
      return (pair, kind)
    }
  }

  /// What to say of an unknown attribute: the name that is most like it, or all that there are.
  func help(for key: Node) -> String {
    let names = names
    if let nearest = NearestName.nearest(to: key.text, among: names) {
      return "write `\(nearest)`, or remove `\(key.text)`"
    }
    return names.count <= 5
      ? "use " + names.map { "`\($0)`" }.joined(separator: ", ") : "remove `\(key.text)`"
  }
}
