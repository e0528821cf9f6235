import CloudFormation
import ResourceCatalog
import ServerlessModel
import TemplateSyntax

/// The properties of a resource or an event: their names, kinds, and which are left out.
extension ServerlessValidator {
  mutating func judge(
    _ properties: Node?, _ object: ServerlessObject, _ shapes: [String: Shape], owner: String,
    at place: Node, isOpen: Bool
  ) {
    let isOpen = isOpen || (properties?.isFunctionCall ?? false)
    properties?.forEachPair { pair in
      guard !pair.key.bringsOtherKeys else { return }
      guard let property = pair.key.withUTF8({ object.property($0) }) else {
        let names = object.properties.map(\.name)
        // Of a GraphQL API the transform takes what it knows and drops the rest.
        let isDropped = declaration.kind == "GraphQLApi"
        report(
          isDropped ? .dropped(names) : .unknown(names), pair.key.text, of: owner, at: pair.key)
        return
      }
      if let other = Self.ignoredBeside[pair.key.text], !Self.isAbsent(properties?[other]) {
        return
      }
      judge(pair, property, shapes[pair.key.text], owner: owner)
    }
    guard !isOpen else { return }
    // The transform itself adds the API of an event.
    for name in object.required where name != "RestApiId" && Self.isAbsent(properties?[name]) {
      report(.missing, name, of: owner, at: place)
    }
  }

  mutating func judge(
    _ pair: Node.Pair, _ property: ServerlessProperty, _ shape: Shape?, owner: String
  ) {
    let value = pair.value
    let traits = property.traits
    if !value.isGiven, Self.leftOutWhenEmpty.contains(pair.key.text) { return }
    if value.isNull || value.isMapping && value.count == 1 && traits.contains(.function) {
      if !value.isFunctionCall { descend(value, property, shape, name: pair.key.text) }
      if value.isFunctionCall, let shape { judgeCall(value, shape, pair.key.text, owner) }
      return
    }
    // The statement of a policy, or a policy, also passes without a list around it.
    let isPolicy =
      pair.key.textIs("Policies") && value.isMapping && value.isGiven && !value.isFunctionCall
    guard traits.contains(.anything) || isPolicy || accepts(value, traits) else {
      if value.isFunctionCall {
        refuse(value, traits, pair.key.text, owner)
      } else {
        report(.wrongKind(traits), pair.key.text, of: owner, at: value)
      }
      return
    }
    if !property.values.isEmpty, declaration.kind == "Function", value.isScalar,
      property.traits.contains(.text), !property.values.contains(value.text),
      pair.key.textIs("VersionDeletionPolicy")
    {
      report(.notAllowed(property.values), pair.key.text, of: owner, at: value)
      return
    }
    let items: ServerlessTraits =
      pair.key.textIs("Policies") ? [.text, .mapping] : traits.items
    if value.isSequence, items.hasKinds, let null = value.elements.first(where: \.isNull) {
      report(.wrongKind(items), pair.key.text, of: owner, at: null)
      return
    }
    if let misfit = misfit(in: value, traits.items), !traits.isSuperset(of: [.text, .list]) {
      report(.wrongKind(traits.items), pair.key.text, of: owner, at: misfit)
      return
    }
    descend(value, property, shape, name: pair.key.text)
  }

  /// What the transform does not look at beside something else.
  private static let ignoredBeside = ["CodeUri": "InlineCode"]

  /// What the transform takes for left out when it is empty, of whatever kind.
  private static let leftOutWhenEmpty: Set = ["DefinitionBody"]

  static func isAbsent(_ node: Node?) -> Bool {
    node.map { $0.isNull } ?? true
  }
}
