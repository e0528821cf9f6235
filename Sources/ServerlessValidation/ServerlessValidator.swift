package import CloudFormation
import ResourceCatalog
package import ServerlessModel
import TemplateSyntax

/// Holds the properties of SAM resources, as they are written, against what the transform takes.
///
/// Every property is looked at once. A function call that the transform hands on is not looked
/// into.
package struct ServerlessValidator {
  private let catalog = ServerlessPropertyCatalog.standard
  private let template: Template
  private var declaration: ServerlessDeclaration
  private var findings: [ServerlessFinding] = []

  /// What does not fit in the resources of SAM of a template, in their order.
  package static func findings(
    _ declarations: [ServerlessDeclaration], in template: Template
  ) -> [ServerlessFinding] {
    var implied: Set<String> = []
    return declarations.flatMap { declaration in
      var validator = ServerlessValidator(template: template, declaration: declaration)
      validator.judge()
      for kind in declaration.impliedAPIs where implied.insert(kind).inserted {
        validator.judgeImplied(kind)
      }
      return validator.findings
    }
  }

  private init(template: Template, declaration: ServerlessDeclaration) {
    self.template = template
    self.declaration = declaration
  }

  // MARK: - Resources and events

  private mutating func judge() {
    guard let object = catalog.object(declaration.kind) else { return }
    let owner = "`AWS::Serverless::\(declaration.kind)`"
    if let written = declaration.resource.properties, !written.isMapping {
      report(.wrongKind(.mapping), "Properties", of: "resource", at: written)
      return
    }
    if let written = declaration.resource.properties, written.isFunctionCall,
      written.function != .transform
    {
      refuse(written, .mapping, "Properties", "resource")
      return
    }
    judge(
      declaration.properties, object, Shape.shapes[declaration.kind] ?? [:], owner: owner,
      at: declaration.resource.key, isOpen: declaration.isOpen)
    for event in declaration.events { judge(event) }
  }

  /// The API that SAM makes itself has what `Globals` says of all.
  private mutating func judgeImplied(_ kind: String) {
    guard let object = catalog.object(kind),
      let properties = ServerlessDeclaration.impliedProperties(kind, globals: template.globals)
    else { return }
    judge(
      properties, object, Shape.shapes[kind] ?? [:], owner: "`AWS::Serverless::\(kind)`",
      at: properties.key ?? properties, isOpen: true)
  }

  private mutating func judge(_ event: DeclaredEvent) {
    if event.body.isFunctionCall {
      refuse(event.body, .mapping, event.key.text, "`Events`")
      return
    }
    guard event.body.isMapping else {
      report(.wrongKind(.mapping), event.key.text, of: "`Events`", at: event.body)
      return
    }
    guard let type = event.type, !event.body.isFunctionCall,
      let object = catalog.object("\(declaration.kind).Events.\(type)")
    else { return }
    let written = event.body["Properties"]
    if let written, !written.isMapping {
      report(.wrongKind(.mapping), "Properties", of: "event `\(event.key.text)`", at: written)
      return
    }
    if let written, written.isFunctionCall {
      refuse(written, .mapping, "Properties", "event `\(event.key.text)`")
      return
    }
    judge(
      written, object, Shape.eventShapes[type] ?? [:], owner: "`\(type)` events", at: event.key,
      isOpen: written?.isFunctionCall ?? false)
  }

  private mutating func judge(
    _ properties: Node?, _ object: ServerlessObject, _ shapes: [String: Shape], owner: String,
    at place: Node, isOpen: Bool
  ) {
    let isOpen = isOpen || (properties?.isFunctionCall ?? false)
    properties?.forEachPair { pair in
      guard !pair.key.isFunctionName else { return }
      guard let property = pair.key.withUTF8({ object.property($0) }) else {
        let names = object.properties.map(\.name)
        // Of a GraphQL API the transform takes what it knows and drops the rest.
        let isDropped = declaration.kind == "GraphQLApi"
        report(
          isDropped ? .dropped(names) : .unknown(names), pair.key.text, of: owner, at: pair.key)
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

  private mutating func judge(
    _ pair: Node.Pair, _ property: ServerlessProperty, _ shape: Shape?, owner: String
  ) {
    let value = pair.value
    let traits = property.traits
    if value.isNull || value.isMapping && value.count == 1 && traits.contains(.function) {
      if !value.isFunctionCall { descend(value, property, shape, name: pair.key.text) }
      if value.isFunctionCall, let shape { judgeCall(value, shape, pair.key.text, owner) }
      return
    }
    guard traits.contains(.anything) || accepts(value, traits) else {
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

  private func misfit(in value: Node, _ items: ServerlessTraits) -> Node? {
    guard items.rawValue & ServerlessTraits.kinds.rawValue != 0 else { return nil }
    let elements = value.isSequence ? value.elements : value.pairs.map(\.value)
    return elements.first { !accepts($0, items) && !(usesExtensions && $0.isFunctionCall) }
  }

  private var usesExtensions: Bool { template.usesLanguageExtensions }

  // MARK: - Inside of properties

  private mutating func descend(
    _ value: Node, _ property: ServerlessProperty, _ shape: Shape?, name: String
  ) {
    let parts = property.parts
    guard shape != nil || !parts.isEmpty else { return }
    let traits = property.traits
    let isStrict = Self.strictKinds.contains(declaration.kind) || name == "CapacityProviderConfig"
    judge(value, name, owner: name, shape ?? .anything, parts, traits, isStrict: isStrict)
  }

  /// Kinds whose parts the transform checks against the same models.
  private static let strictKinds: Set<String> = ["GraphQLApi", "CapacityProvider"]

  private mutating func judge(
    _ value: Node, _ name: String, owner: String, _ shape: Shape, _ parts: [ServerlessObject],
    _ traits: ServerlessTraits, isStrict: Bool
  ) {
    guard
      value.isGiven || shape.isJudgedWhenEmpty
        || Self.givenWhenEmpty.contains(name) && !value.isNull
    else { return }
    if value.isFunctionCall {
      if isStrict, !parts.isEmpty { refuse(value, .mapping, name, "`\(owner)`") }
      judgeCall(value, shape, name, "`\(owner)`")
      return
    }
    if !shape.kinds.isEmpty, !accepts(value, shape.kinds) || value.isNull {
      report(.wrongKind(shape.kinds), name, of: "`\(owner)`", at: value)
      return
    }
    if let values = shape.values, !(value.isScalar && values.contains(value.text)),
      !(values.contains("true") && value.kind == .boolean)
    {
      report(.notAllowed(values), name, of: "`\(owner)`", at: value)
      return
    }
    if traits.contains(.eachOfList), value.isSequence {
      for element in value.elements {
        judge(element, name, owner: name, .anything, parts, [], isStrict: isStrict)
      }
    } else if traits.holdsAny(of: .eachOfMapping, .eachOfEach), value.isMapping {
      judgeEach(value, name, shape, parts, traits, isStrict: isStrict)
    } else {
      judgeNames(of: value, name, shape, parts, isStrict: isStrict)
    }
  }

  private mutating func judgeEach(
    _ value: Node, _ name: String, _ shape: Shape, _ parts: [ServerlessObject],
    _ traits: ServerlessTraits, isStrict: Bool
  ) {
    let inner: ServerlessTraits = traits.contains(.eachOfEach) ? .eachOfMapping : []
    for pair in value.pairs where !pair.key.isFunctionName {
      if isStrict, !pair.value.isMapping, !pair.value.isNull {
        report(.wrongKind(.mapping), pair.key.text, of: "`\(name)`", at: pair.value)
        continue
      }
      judge(
        pair.value, pair.key.text, owner: name, shape.each ?? .anything, parts, inner,
        isStrict: isStrict)
    }
  }

  private mutating func judgeNames(
    of value: Node, _ name: String, _ shape: Shape, _ parts: [ServerlessObject], isStrict: Bool
  ) {
    if value.isSequence, let each = shape.each {
      for element in value.elements {
        judge(element, name, owner: name, each, [], [], isStrict: false)
      }
    }
    guard value.isMapping else { return }
    let known = shape.names ?? parts.flatMap { $0.properties.map(\.name) }
    for pair in value.pairs where !pair.key.isFunctionName {
      let key = pair.key.text
      if !known.isEmpty, !known.contains(key) {
        let isRefused = shape.names != nil || isStrict
        report(
          isRefused ? .unknown(known) : .dropped(known), key, of: "`\(name)`", at: pair.key)
        continue
      }
      if let needed = Self.ignoredWithout[key], !(value[needed]?.isGiven ?? false) { continue }
      let properties = parts.compactMap { part in pair.key.withUTF8 { part.property($0) } }
      judgePart(pair, properties, shape.parts[key] ?? shape.each, of: name, isStrict: isStrict)
    }
    for required in shape.required + (isStrict ? Self.required(in: parts) : [])
    where Self.isAbsent(value[required])
      || Self.missingWhenEmpty.contains(required) && !(value[required]?.isGiven ?? false)
    {
      report(.missing, required, of: "`\(name)`", at: value.key ?? value)
    }
  }

  /// Values that the transform looks at also when they are empty.
  private static let givenWhenEmpty: Set<String> = [
    "CodeUri", "ContentUri", "Domain", "Route53", "UsagePlan",
  ]
  /// What the transform only looks at beside something else.
  private static let ignoredWithout = ["DefaultAuthorizer": "Authorizers"]
  /// Texts that the transform takes for left out when they are empty.
  private static let missingWhenEmpty: Set<String> = [
    "AuthType", "Bucket", "Key", "QueueArn", "QueueUrl", "TargetArn",
  ]

  private mutating func judgePart(
    _ pair: Node.Pair, _ properties: [ServerlessProperty], _ shape: Shape?, of name: String,
    isStrict: Bool
  ) {
    let key = pair.key.text
    if isStrict, let property = properties.first, !pair.value.isNull,
      !property.traits.contains(.anything), !acceptsLeniently(pair.value, property)
    {
      report(.wrongKind(property.traits), key, of: "`\(name)`", at: pair.value)
      return
    }
    judge(
      pair.value, key, owner: name, shape ?? .anything, properties.flatMap(\.parts),
      properties.first?.traits ?? [], isStrict: isStrict)
  }

  private static func required(in parts: [ServerlessObject]) -> [String] {
    guard parts.count == 1 else { return [] }
    return parts[0].required
  }

  // MARK: - Values

  private static func isAbsent(_ node: Node?) -> Bool {
    node.map { $0.isNull } ?? true
  }

  /// Whether a value is of one of some kinds, as the transform sees it.
  private func accepts(_ value: Node, _ kinds: ServerlessTraits) -> Bool {
    if !kinds.hasKinds { return true }
    switch value.kind {
    case .mapping: return kinds.contains(.mapping)
    case .sequence: return kinds.contains(.list)
    case .string: return kinds.contains(.text)
    case .integer:
      // A number with a zero in front is a text for some readers of YAML.
      return kinds.holdsAny(of: .integer, .number)
        || kinds.contains(.text) && value.text.hasPrefix("0") && value.text != "0"
    case .float: return kinds.contains(.number)
    case .boolean: return kinds.holdsAny(of: .boolean, .integer)
    case .null: return true
    }
  }

  /// Whether a value can be read as one of the kinds of a property of a model.
  private func acceptsLeniently(_ value: Node, _ property: ServerlessProperty) -> Bool {
    let kinds = property.traits
    if value.isFunctionCall { return kinds.holdsAny(of: .function, .mapping) }
    if value.isMapping { return kinds.holdsAny(of: .mapping, .function) }
    if value.isSequence { return kinds.contains(.list) }
    if !property.values.isEmpty { return property.values.contains(value.text) }
    if kinds.contains(.text) { return true }
    return kinds.contains(.boolean) && value.boolean != nil
      || kinds.holdsAny(of: .integer, .number)
        && (value.number != nil || value.kind == .boolean)
      || !value.isGiven
  }

  private mutating func judgeCall(_ call: Node, _ shape: Shape, _ name: String, _ owner: String) {
    switch shape.calls {
    case .passes: return
    case .refused: refuse(call, shape.kinds, name, owner)
    case .parametersOnly:
      guard !namesParameters(call) else { return }
      refuse(call, shape.kinds, name, owner)
    }
  }

  private mutating func refuse(
    _ call: Node, _ kinds: ServerlessTraits, _ name: String, _ owner: String
  ) {
    guard !usesExtensions else { return }
    report(.functionCall(kinds), name, of: owner, at: call)
  }

  /// Whether the transform may find a value in place of a call: that of a parameter.
  private func namesParameters(_ call: Node) -> Bool {
    switch call.function {
    case .ref:
      call.functionArgument.map {
        !$0.textIs("AWS::NoValue") && template.resource($0.text) == nil
      } ?? false
    case .sub, .findInMap, .transform, nil: true
    default: false
    }
  }

  private mutating func report(
    _ problem: ServerlessFinding.Problem, _ name: String, of owner: String, at place: Node
  ) {
    findings.append(
      ServerlessFinding(
        problem: problem, name: name, owner: owner, place: place, declaration: declaration))
  }
}
