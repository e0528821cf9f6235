import ResourceCatalog
import SeededRandom

/// Makes values that a schema takes, and values that it does not, as JSON.
struct ValueMaker {
  private var random: SeededGenerator

  /// A value of which only a deployment knows what it is, for forms that are hard to make up.
  private var outputs = 0

  init(seed: UInt64) {
    random = SeededGenerator(seed: seed)
  }

  mutating func unknown() -> String {
    outputs += 1
    return #"{"Fn::GetStackOutput": {"StackName": "made-up-\#(outputs)", "OutputName": "any"}}"#
  }

  // MARK: - What fits

  /// A small value that fits.
  mutating func value(for schema: PropertySchema, depth: Int = 0) -> String {
    if let allowed = schema.allowedValues, let value = allowed.randomElement(using: &random) {
      return schema.kinds.isDisjoint(with: [.string]) && !schema.kinds.isEmpty
        ? Self.number(value) : Self.quoted(value)
    }
    let kinds = schema.kinds
    if kinds.contains(.array) { return list(for: schema, depth: depth) }
    if kinds.contains(.object) || kinds.isEmpty && schema.hasProperties {
      return object(for: schema, depth: depth)
    }
    if kinds.contains(.boolean), !kinds.contains(.string) {
      return Bool.random(using: &random) ? "true" : "false"
    }
    if kinds.contains(.integer) || kinds.contains(.number), !kinds.contains(.string) {
      return number(for: schema)
    }
    if schema.pattern != nil || schema.format != nil || schema.hasRareKeywords
      || schema.hasRequirements
    {
      return unknown()
    }
    return Self.quoted(String(repeating: "x", count: max(1, schema.minLength ?? 1)))
  }

  private mutating func number(for schema: PropertySchema) -> String {
    if schema.hasRareKeywords { return unknown() }
    return Self.number(String(max(schema.minimum ?? 1, min(1, schema.maximum ?? 1))))
  }

  private mutating func list(for schema: PropertySchema, depth: Int) -> String {
    let count = schema.minItems ?? 0
    guard !schema.hasRareKeywords, let items = schema.items, depth < 8 else {
      return schema.hasRareKeywords ? unknown() : "[]"
    }
    let isVaried = schema.hasUniqueItems && count > 1
    let elements = (0..<count).map { _ in isVaried ? unknown() : value(for: items, depth: depth + 1)
    }
    return "[" + elements.joined(separator: ", ") + "]"
  }

  private mutating func object(for schema: PropertySchema, depth: Int) -> String {
    guard depth < 8 else { return unknown() }
    if depth > 0, schema.hasRareKeywords { return unknown() }
    let properties = members(of: schema, depth: depth)
    if depth > 0, properties.isEmpty, schema.hasProperties { return unknown() }
    return Self.object(properties)
  }

  /// The properties that an object has to have.
  mutating func members(of schema: PropertySchema, depth: Int) -> [(String, String)] {
    var names = schema.required
    let chosen = Set(names)
    names += (schema.requiredXor ?? []).prefix(1) + (schema.requiredOr ?? []).prefix(1)
    for alternatives in [schema.anyOf, schema.oneOf].compactMap({ $0 }) {
      names += alternatives.first?.required ?? []
    }
    var seen: Set<String> = []
    return names.filter { seen.insert($0).inserted }.compactMap { name in
      guard chosen.contains(name), let property = schema.property(name) else {
        return (name, unknown())
      }
      return (name, value(for: property.schema, depth: depth + 1))
    }
  }

  static func object(_ properties: [(String, String)]) -> String {
    "{" + properties.map { quoted($0.0) + ": " + $0.1 }.joined(separator: ", ") + "}"
  }

  static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      if scalar == "\"" || scalar == "\\" { quoted += "\\" }
      quoted.unicodeScalars.append(scalar)
    }
    return quoted + "\""
  }

  private static func number(_ text: String) -> String {
    text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }

  // MARK: - What does not fit

  /// What a value breaks.
  enum Breach: String, CaseIterable {
    case kind, allowedValues, tooShort, tooLong, pattern, tooSmall, tooLarge, tooFew, tooMany
    case unknownProperty, missingProperty, readOnlyProperty, repeatedElement
    case missingCompanion, together, missingAll, notMultiple, deprecatedProperty
    case tooFewProperties, tooManyProperties
  }

  /// Values that break one thing each.
  mutating func breaches(of schema: PropertySchema, pattern: (Int, String) -> Bool)
    -> [(Breach, String)]
  {
    var found: [(Breach, String)] = []
    let kinds = schema.kinds
    let isText = kinds.contains(.string)
    if !kinds.isEmpty, !kinds.contains(.array), !schema.hasRareKeywords {
      found.append((.kind, #"["a", ["b"]]"#))
    }
    if !kinds.isEmpty, kinds.isDisjoint(with: .scalars), !schema.hasRareKeywords {
      found.append((.kind, #""text""#))
    }
    if schema.allowedValues != nil { found.append((.allowedValues, #""plumb knows no such""#)) }
    if isText, schema.allowedValues == nil {
      if let least = schema.minLength, least > 0 {
        found.append((.tooShort, Self.quoted(String(repeating: "x", count: least - 1))))
      }
      if let most = schema.maxLength, most < 3_000 {
        found.append((.tooLong, Self.quoted(String(repeating: "x", count: most + 1))))
      }
      if let number = schema.pattern, schema.minLength ?? 1 < 500 {
        let length = max(1, schema.minLength ?? 1)
        let candidates = ["\u{1F600}", "!", "-", " ", "a", "0"].map {
          String(repeating: $0, count: length)
        }
        if let broken = candidates.first(where: { !pattern(number, $0) }) {
          found.append((.pattern, Self.quoted(broken)))
        }
      }
    }
    if !kinds.isDisjoint(with: [.number, .integer]), !isText, schema.allowedValues == nil {
      if let least = schema.minimum { found.append((.tooSmall, Self.number(String(least - 1)))) }
      if let most = schema.maximum, most < 1e12 {
        found.append((.tooLarge, Self.number(String(most + 1))))
      }
    }
    if kinds.contains(.array) {
      if let least = schema.minItems, least > 0 {
        found.append((.tooFew, elements(least - 1)))
      }
      if let most = schema.maxItems, most <= 50 { found.append((.tooMany, elements(most + 1))) }
      if schema.hasUniqueItems {
        found.append((.repeatedElement, #"["same element", "same element"]"#))
      }
    }
    if let factor = schema.multipleOf, !isText, kinds.contains(.number) || factor > 1 {
      let least = ((schema.minimum ?? 0) / factor).rounded(.up) * factor
      found.append(
        (.notMultiple, Self.number(String(least + (kinds.contains(.number) ? factor / 2 : 1)))))
    }
    found += breachesOfProperties(of: schema)
    if kinds.contains(.object), schema.isClosed, schema.hasProperties,
      schema.patternProperties.isEmpty
    {
      let members = members(of: schema, depth: 7)
      found.append((.unknownProperty, Self.object(members + [("PlumbKnowsNoSuch", "1")])))
      if let missing = schema.required.randomElement(using: &random) {
        found.append((.missingProperty, Self.object(members.filter { $0.0 != missing })))
      }
      if let property = schema.properties.first(where: \.isReadOnly) {
        found.append((.readOnlyProperty, Self.object(members + [(property.name, #""x""#)])))
      }
    }
    return found
  }

  /// Objects that break what a schema says of its properties together.
  private mutating func breachesOfProperties(of schema: PropertySchema) -> [(Breach, String)] {
    var found: [(Breach, String)] = []
    func object(_ names: [String]) -> String {
      Self.object(Set(names).sorted().map { ($0, unknown()) })
    }
    for (name, needs) in schema.dependentRequired where !needs.contains(name) {
      found.append((.missingCompanion, object([name])))
    }
    for (name, excluded) in schema.dependentExcluded {
      if let other = excluded.first, other != name {
        found.append((.together, object([name, other])))
      }
    }
    if let names = schema.requiredXor, names.count > 1 {
      found.append((.together, object(names)))
      found.append((.missingAll, object([])))
    }
    if schema.requiredOr != nil { found.append((.missingAll, object([]))) }
    if schema.kinds == .object {
      if let least = schema.minProperties, least > 0 {
        found.append((.tooFewProperties, object([])))
      }
      if let most = schema.maxProperties, most < 100 {
        found.append((.tooManyProperties, object((0...most).map { "Key\($0)" })))
      }
    }
    if let property = schema.properties.first(where: \.isDeprecated), !property.isReadOnly {
      found.append((.deprecatedProperty, object([property.name])))
    }
    return found
  }

  private mutating func elements(_ count: Int) -> String {
    "[" + (0..<count).map { _ in unknown() }.joined(separator: ", ") + "]"
  }
}
