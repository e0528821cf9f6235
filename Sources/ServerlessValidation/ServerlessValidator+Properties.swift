import CloudFormation
import ResourceCatalog
import ServerlessModel
import TemplateSyntax

/// The properties of a resource or an event: their names, kinds, and which are left out.
extension ServerlessValidator {
  mutating func judge(
    _ properties: Node?, _ known: KnownProperties, at place: Node, isOpen: Bool
  ) {
    let isOpen = isOpen || (properties?.isFunctionCall ?? false)
    properties?.forEachPair { pair in
      guard !pair.key.bringsOtherKeys else { return }
      guard let property = pair.key.withUTF8({ known.object.property($0) }) else {
        let names = known.object.properties.map(\.name)
        // Of a GraphQL API the transform takes what it knows and drops the rest.
        let isDropped = declaration.kind == "GraphQLApi"
        report(
          isDropped ? .dropped(names) : .unknown(names), pair.key.text, of: known.owner,
          at: pair.key)
        return
      }
      let name = pair.key.text
      if let other = Self.replacement(of: name), !Self.isAbsent(properties?[other]) { return }
      judge(pair, name, property, known.shapes[name], owner: known.owner)
    }
    guard !isOpen else { return }
    for name in known.required where Self.isAbsent(properties?[name]) {
      report(.missing, name, of: known.owner, at: place)
    }
  }

  mutating func judge(
    _ pair: Node.Pair, _ name: String, _ property: ServerlessProperty, _ shape: Shape?,
    owner: String
  ) {
    let value = pair.value
    let traits = property.traits
    if !value.isGiven, Self.isLeftOutWhenEmpty(name) { return }
    if value.isNull || value.isMapping && value.count == 1 && traits.contains(.function) {
      if !value.isFunctionCall { descend(value, property, shape, name: name) }
      if value.isFunctionCall, let shape { judgeCall(value, shape, name, owner) }
      return
    }
    // The statement of a policy, or a policy, also passes without a list around it.
    let isPolicy =
      name == "Policies" && value.isMapping && value.isGiven && !value.isFunctionCall
    guard traits.contains(.anything) || isPolicy || accepts(value, traits) else {
      if value.isFunctionCall {
        refuse(value, traits, name, owner)
      } else {
        report(.wrongKind(traits), name, of: owner, at: value)
      }
      return
    }
    if !property.values.isEmpty, declaration.kind == "Function", value.isScalar,
      property.traits.contains(.text), !property.values.contains(value.text),
      name == "VersionDeletionPolicy"
    {
      report(.notAllowed(property.values), name, of: owner, at: value)
      return
    }
    let items: ServerlessTraits =
      name == "Policies" ? [.text, .mapping] : traits.items
    if value.isSequence, items.hasKinds, let null = value.elements.first(where: \.isNull) {
      report(.wrongKind(items), name, of: owner, at: null)
      return
    }
    if let misfit = misfit(in: value, traits.items), !traits.isSuperset(of: [.text, .list]) {
      report(.wrongKind(traits.items), name, of: owner, at: misfit)
      return
    }
    descend(value, property, shape, name: name)
  }

  /// The property beside which the transform does not look at one.
  private static func replacement(of name: String) -> String? {
    name == "CodeUri" ? "InlineCode" : nil
  }

  /// Whether the transform takes a property for left out when it is empty, of whatever kind.
  private static func isLeftOutWhenEmpty(_ name: String) -> Bool { name == "DefinitionBody" }

  static func isAbsent(_ node: Node?) -> Bool {
    node.map { $0.isNull } ?? true
  }
}
