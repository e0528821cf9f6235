import CloudFormation
import ResourceCatalog
import ServerlessModel
import TemplateSyntax

/// What stands inside of a property.
extension ServerlessValidator {
  mutating func descend(
    _ value: Node, _ property: ServerlessProperty, _ shape: Shape?, name: String
  ) {
    let parts = property.parts
    guard shape != nil || !parts.isEmpty else { return }
    let traits = property.traits
    let isStrict = isStrictKind || name == "CapacityProviderConfig"
    judge(value, name, owner: name, shape ?? .anything, parts, traits, isStrict: isStrict)
  }

  mutating func judge(
    _ value: Node, _ name: String, owner: String, _ shape: Shape, _ parts: [ServerlessObject],
    _ traits: ServerlessTraits, isStrict: Bool
  ) {
    if isStrict, !traits.contains(.eachOfList), !traits.holdsAny(of: .eachOfMapping, .eachOfEach),
      Self.isEmptyObject(value), let missing = Self.required(in: parts).first
    {
      report(.missing, missing, of: "`\(name)`", at: value)
      return
    }
    let isModel = value.isMapping && isStrictKind
    guard value.isGiven || shape.looksAt(empty: value) || isModel else { return }
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
      for element in value.elements { judgeItem(element, name, shape, parts, isStrict: isStrict) }
    } else if traits.holdsAny(of: .eachOfMapping, .eachOfEach), value.isMapping {
      judgeEach(value, name, shape, parts, traits, isStrict: isStrict)
    } else {
      judgeNames(of: value, name, shape, parts, isStrict: isStrict)
    }
  }

  private mutating func judgeItem(
    _ item: Node, _ name: String, _ shape: Shape, _ parts: [ServerlessObject], isStrict: Bool
  ) {
    if isStrict, !parts.isEmpty, !item.isMapping, !Self.isEmptyObject(item) {
      report(.wrongKind(.mapping), name, of: "`\(name)`", at: item)
      return
    }
    judge(item, name, owner: name, shape.each ?? .anything, parts, [], isStrict: isStrict)
  }

  mutating func judgeEach(
    _ value: Node, _ name: String, _ shape: Shape, _ parts: [ServerlessObject],
    _ traits: ServerlessTraits, isStrict: Bool
  ) {
    let inner: ServerlessTraits = traits.contains(.eachOfEach) ? .eachOfMapping : []
    for pair in value.pairs where !pair.key.bringsOtherKeys {
      if isStrict, !pair.value.isMapping, !Self.isEmptyObject(pair.value) {
        report(.wrongKind(.mapping), pair.key.text, of: "`\(name)`", at: pair.value)
        continue
      }
      judge(
        pair.value, pair.key.text, owner: name, shape.each ?? .anything, parts, inner,
        isStrict: isStrict)
    }
  }

  mutating func judgeNames(
    of value: Node, _ name: String, _ shape: Shape, _ parts: [ServerlessObject], isStrict: Bool
  ) {
    if value.isSequence, let each = shape.each {
      for element in value.elements {
        judge(element, name, owner: name, each, [], [], isStrict: false)
      }
    }
    guard value.isMapping else { return }
    value.forEachPair { pair in
      guard !pair.key.bringsOtherKeys else { return }
      let key = pair.key.text
      let properties = parts.compactMap { part in pair.key.withUTF8 { part.property($0) } }
      if isUnknown(key, properties, shape, parts) {
        let known = shape.names ?? parts.flatMap { $0.properties.map(\.name) }
        let isRefused = shape.names != nil || isStrict
        report(
          isRefused ? .unknown(known) : .dropped(known), key, of: "`\(name)`", at: pair.key)
        return
      }
      if let needed = Self.needed(by: key), !(value[needed]?.isGiven ?? false) { return }
      var part = shape.parts[key] ?? shape.each
      // Only an authorizer that sees the whole request is told of its parts.
      if declaration.kind == "Api", key == "Identity",
        value["FunctionPayloadType"]?.textIs("REQUEST") != true
      {
        part?.parts = [:]
      }
      judgePart(pair, properties, part, of: name, isStrict: isStrict)
    }
    for required in shape.required + (isStrict ? Self.required(in: parts) : [])
    where (shape.isMetByNull ? value[required] == nil : Self.isAbsent(value[required]))
      || !(value[required]?.isGiven ?? false) && Self.missingWhenEmpty.contains(required)
    {
      report(.missing, required, of: "`\(name)`", at: value.key ?? value)
    }
    for key in shape.given {
      guard let pair = value.pair(key), !pair.value.isGiven else { continue }
      report(.empty, key, of: "`\(name)`", at: pair.value.isNull ? pair.key : pair.value)
    }
  }

  /// Whether a mapping may not have a key: of the properties of its parts it is none.
  private func isUnknown(
    _ key: String, _ properties: [ServerlessProperty], _ shape: Shape, _ parts: [ServerlessObject]
  ) -> Bool {
    if let names = shape.names { return !names.isEmpty && !names.contains(key) }
    return properties.isEmpty && parts.contains { !$0.properties.isEmpty }
  }

  /// What has to be there too, so that the transform looks at a part.
  private static func needed(by key: String) -> String? {
    key == "DefaultAuthorizer" ? "Authorizers" : nil
  }

  /// Texts that the transform takes for left out when they are empty.
  static let missingWhenEmpty: Set<String> = [
    "AuthType", "Bucket", "Key", "QueueArn", "QueueUrl", "TargetArn",
  ]

  mutating func judgePart(
    _ pair: Node.Pair, _ properties: [ServerlessProperty], _ shape: Shape?, of name: String,
    isStrict: Bool
  ) {
    let key = pair.key.text
    if isStrict, let property = properties.first, !pair.value.isNull,
      !property.traits.contains(.anything)
    {
      guard acceptsLeniently(pair.value, property) else {
        report(.wrongKind(property.traits), key, of: "`\(name)`", at: pair.value)
        return
      }
      if pair.value.isSequence,
        let misfit = pair.value.elements.first(where: { $0.isNull || property.takesNo($0) })
      {
        let kinds = property.traits.items.hasKinds ? property.traits.items : .text
        report(.wrongKind(kinds), key, of: "`\(name)`", at: misfit)
        return
      }
    }
    judge(
      pair.value, key, owner: name, shape ?? .anything, properties.flatMap(\.parts),
      properties.first?.traits ?? [], isStrict: isStrict)
  }

  static func required(in parts: [ServerlessObject]) -> [String] {
    guard parts.count == 1 else { return [] }
    return parts[0].required
  }
}

extension ServerlessProperty {
  /// Whether an element is a collection where the property has texts.
  ///
  /// A pipeline has the names of functions.
  fileprivate func takesNo(_ element: Node) -> Bool {
    (traits.items == .text || name == "Pipeline") && !element.isScalar
  }
}
