import CloudFormation
import ResourceCatalog
import TemplateSyntax

/// Whether something holds, when that is known.
enum Truth {
  case yes
  case no
  case unknown

  init(_ value: Bool) {
    self = value ? .yes : .no
  }

  static prefix func ! (value: Truth) -> Truth {
    switch value {
    case .yes: .no
    case .no: .yes
    case .unknown: .unknown
    }
  }

  /// Whether all hold.
  static func all(_ values: some Sequence<Truth>) -> Truth {
    var result = Truth.yes
    for value in values {
      if value == .no { return .no }
      if value == .unknown { result = .unknown }
    }
    return result
  }
}

extension PropertyValidator {
  /// More combinations of values of one object are not told apart.
  private static let mostCombinations = 64

  /// Holds a value against what a schema says about properties together and about cases.
  mutating func checkCases(_ value: PossibleValue, _ schema: PropertySchema, _ context: Int) {
    guard let node = value.mapping, !node.isCall else {
      checkCases(View(value), schema, context)
      return
    }
    guard node.holdsChoices else {
      checkCases(View(value), schema, context)
      return
    }
    for (view, number) in views(of: node, schema, context) { checkCases(view, schema, number) }
  }

  /// Says what a resource without any properties lacks.
  mutating func checkAbsence(of schema: PropertySchema, at body: Node) {
    for name in schema.required { report(.missing(name), at: body, 0, isAbsent: true) }
    guard schema.hasRareKeywords else { return }
    for names in [schema.requiredXor, schema.requiredOr].compactMap({ $0 }) {
      report(.missingAll(of: names), at: body, 0, isAbsent: true)
    }
    for alternatives in [schema.anyOf, schema.oneOf].compactMap({ $0 }) {
      let names = alternatives.compactMap { $0.required.first }
      guard names.count == alternatives.count else { continue }
      report(.missingAll(of: names), at: body, 0, isAbsent: true)
    }
  }

  /// A value of which some properties are taken to have a certain value.
  struct View {
    var value: PossibleValue
    var chosen: [(key: Node, value: PossibleValue)] = []

    init(_ value: PossibleValue) {
      self.value = value
    }
  }

  /// An object in every combination of what `Fn::If` gives the properties that a schema compares.
  private mutating func views(of node: Node, _ schema: PropertySchema, _ context: Int)
    -> [(View, Int)]
  {
    var views = [(View(PossibleValue(.written(node), at: node)), context)]
    var choices: [Node.Pair] = []
    node.forEachPair { if $0.value.function == .if { choices.append($0) } }
    guard !choices.isEmpty else { return views }
    var compared: Set<String> = []
    schema.collectComparedNames(into: &compared)
    for pair in choices where compared.contains(pair.key.text) {
      var more: [(View, Int)] = []
      for (view, number) in views {
        for value in values(of: pair.value, number)
        where evaluation.isPossible(value.scenario) {
          var view = view
          view.chosen.append((pair.key, value))
          var around = circumstances[number]
          around.scenario = value.scenario
          circumstances.append(around)
          more.append((view, circumstances.count - 1))
        }
      }
      guard more.count <= Self.mostCombinations else { return [] }
      views = more
    }
    return views
  }

  private mutating func checkCases(_ view: View, _ schema: PropertySchema, _ context: Int) {
    if schema.hasRareKeywords {
      checkCompanions(view, schema, context)
      checkAlternatives(view, schema, context)
      for part in schema.allOf ?? [] { check(view, part, context) }
      if let condition = schema.condition {
        switch holds(condition, view) {
        case .yes: if let then = schema.then { check(view, then, context) }
        case .no: if let otherwise = schema.otherwise { check(view, otherwise, context) }
        case .unknown: break
        }
      }
      if let negated = schema.negated, holds(negated, view) == .yes {
        report(negated.allowedValues == nil ? .noForm : .forbidden, view, context)
      }
    }
    guard schema.hasRequirements, requirement == nil else { return }
    let node = view.value.mapping
    schema.forEachRequirement { name, added in
      if !name.isEmpty, let node, node.pair(named: name) == nil { return }
      if let needed = added.regions, needed.intersection(regions).rawValue == 0 { return }
      requirement = .number(added.number)
      region = added.regions.flatMap { catalog.names(of: $0.intersection(regions)).first }
      check(view, added.schema, context)
      requirement = nil
      region = nil
    }
  }

  private mutating func report(_ problem: PropertyFinding.Problem, _ view: View, _ context: Int) {
    if let node = view.value.mapping ?? view.value.sequence {
      report(problem, at: node, context, isAbsent: true)
    } else {
      report(problem, view.value)
    }
  }

  // MARK: - Checking in one combination

  private mutating func check(_ view: View, _ schema: PropertySchema, _ context: Int) {
    guard let node = view.value.mapping, !node.isCall else {
      checkWhole(view.value, schema, context)
      return
    }
    guard schema.kinds.isAnything || schema.kinds.includes(.object) else {
      report(.wrongKind(expected: schema.kinds), at: node, context)
      return
    }
    if schema.allowsNothing { report(.ruledOut, at: node, context) }
    schema.forEachProperty { property in
      guard let pair = node.pair(named: property.nameBytes) else { return }
      if let chosen = view.chosen.first(where: { $0.key == pair.key })?.value {
        if chosen.isAbsent { return }
        if property.schema.allowsNothing {
          report(.ruledOut, at: pair.key, context)
        } else {
          check(chosen, property.schema, at: pair.value)
        }
      } else if property.schema.allowsNothing {
        if presence(of: pair, View(view.value)) == .yes {
          report(.ruledOut, at: pair.key, context)
        }
      } else {
        check(pair.value, property.schema, context)
      }
    }
    schema.forEachRequired { name in
      if presence(named: name, view) == .no {
        report(.missing(Self.text(name)), at: node, context, isAbsent: true)
      }
    }
    if let names = schema.propertyNames { checkNames(of: node, names, context) }
    if schema.hasRareKeywords { checkCases(view, schema, context) }
  }

  /// Holds the names of an object's properties against a schema.
  mutating func checkNames(of node: Node, _ names: PropertySchema, _ context: Int) {
    node.forEachPair { pair in
      let isAllowed = pair.key.withUTF8 { name in
        if !acceptedTexts.contain(name, names) {
          if textProblem(name, names) != nil { return false }
          acceptedTexts.insert(name, names)
        }
        guard names.hasRareKeywords else { return true }
        // What cannot be a name is mostly a list of some that are reserved.
        if let negated = names.negated, negated.onlyListsValues {
          return !negated.hasAllowedValues || !negated.allows(name)
        }
        let text = PossibleValue(.text(Self.text(name)), at: node)
        return holds(names, text) != .no
      }
      if !isAllowed { report(.nameNotAllowed(names), at: pair.key, context) }
    }
  }

  private mutating func checkWhole(
    _ value: PossibleValue, _ schema: PropertySchema, _ context: Int
  ) {
    if case .written(let node) = value.content {
      let number = node == value.place ? context : self.context(of: value, at: node)
      check(node, schema, number)
    } else {
      check(value, schema, at: value.place)
    }
  }

  // MARK: - Properties together

  private mutating func checkCompanions(_ view: View, _ schema: PropertySchema, _ context: Int) {
    guard let node = view.value.mapping else { return }
    if let names = schema.requiredXor {
      let given = names.filter { presence(of: $0, view) == .yes }
      if given.count > 1 { report(.together(given), at: node, context, isAbsent: true) }
      if names.allSatisfy({ presence(of: $0, view) == .no }) {
        report(.missingAll(of: names), at: node, context, isAbsent: true)
      }
    }
    if let names = schema.requiredOr, names.allSatisfy({ presence(of: $0, view) == .no }) {
      report(.missingAll(of: names), at: node, context, isAbsent: true)
    }
    for (name, needs) in schema.dependentRequired where presence(of: name, view) == .yes {
      for needed in needs where presence(of: needed, view) == .no {
        report(.missingCompanion(needed, of: name), at: node.pair(name)?.key ?? node, context)
      }
    }
    for (name, excluded) in schema.dependentExcluded where presence(of: name, view) == .yes {
      for other in excluded where presence(of: other, view) == .yes {
        report(.together([name, other]), at: node.pair(other)?.key ?? node, context)
      }
    }
  }

  private mutating func checkAlternatives(_ view: View, _ schema: PropertySchema, _ context: Int) {
    if let alternatives = schema.anyOf {
      let found = alternatives.map { holds($0, view) }
      if found.allSatisfy({ $0 == .no }) { reportNone(alternatives, view, context) }
    }
    if let alternatives = schema.oneOf {
      let found = alternatives.map { holds($0, view) }
      if found.allSatisfy({ $0 == .no }) { reportNone(alternatives, view, context) }
      if found.count(where: { $0 == .yes }) > 1 {
        let names = alternatives.filter { holds($0, view) == .yes }.flatMap(\.required)
        let given = names.filter { presence(of: $0, view) == .yes }
        if Set(given).count > 1 {
          report(.together(Array(Set(given)).sorted()), view, context)
        }
      }
    }
  }

  /// Says what is wrong when no alternative holds: in the words of the only one that comes near.
  private mutating func reportNone(
    _ alternatives: [PropertySchema], _ view: View, _ context: Int
  ) {
    let sets = alternatives.map(\.required)
    if view.value.mapping != nil, sets.allSatisfy({ !$0.isEmpty }) {
      let missing = sets.map { $0.filter { presence(of: $0, view) == .no } }
      if missing.allSatisfy({ $0.count == 1 }), Set(missing.flatMap { $0 }).count > 1 {
        report(.missingAll(of: missing.flatMap { $0 }), view, context)
        return
      }
    }
    let near = alternatives.filter { isOfKind($0.kinds, view.value) != .no }
    if near.count == 1 {
      check(view, near[0], context)
    } else if !isMalformed(view.value) {
      report(.noForm, view, context)
    }
  }

  /// Whether it is said already that a text has not the form of the property itself: what is found
  /// in one value stands together.
  private func isMalformed(_ value: PossibleValue) -> Bool {
    findings.lazy.reversed().prefix { $0.value.place == value.place }.contains { finding in
      if case .mismatch = finding.problem { true } else { false }
    }
  }

  // MARK: - Judging without reporting

  /// Whether an object has a property.
  func presence(of name: String, _ view: View) -> Truth {
    var name = name
    return name.withUTF8 { presence(named: $0, view) }
  }

  private func presence(named name: UnsafeBufferPointer<UInt8>, _ view: View) -> Truth {
    guard let node = view.value.mapping else { return .unknown }
    guard let pair = node.pair(named: name) else {
      return node.holdsTransform ? .unknown : .no
    }
    return presence(of: pair, view)
  }

  private func presence(of pair: Node.Pair, _ view: View) -> Truth {
    if let chosen = view.chosen.first(where: { $0.key == pair.key })?.value {
      return Truth(!chosen.isAbsent)
    }
    switch pair.value.function {
    case .if, .ref, .transform, .findInMap, .select: break
    case .condition where !pair.value.isShortForm: return .yes
    case nil: return Truth(!pair.value.isNull)
    default: return .yes
    }
    let absences = evaluation.values(of: pair.value).map(\.isAbsent)
    if absences.allSatisfy({ $0 }) { return .no }
    return absences.contains(true) ? .unknown : .yes
  }

  private mutating func holds(_ schema: PropertySchema, _ view: View) -> Truth {
    guard let node = view.value.mapping, !view.chosen.isEmpty else {
      return holds(schema, view.value)
    }
    return holds(schema, node, view)
  }

  /// Whether a value is as a schema wants it.
  mutating func holds(_ schema: PropertySchema, _ value: PossibleValue) -> Truth {
    if case .absent = value.content { return .unknown }
    if schema.allowsNothing { return .no }
    depth += 1
    defer { depth -= 1 }
    guard depth < Self.deepest else { return .unknown }
    if case .written(let node) = value.content, node.isCall {
      let values = evaluation.values(of: node).filter { !$0.isAbsent }
      // A deployment can give another value than the default.
      if values.contains(where: { $0.assumedDefault != nil }) { return .unknown }
      if values.count == 1, case .written(let same) = values[0].content, same == node {
        return .unknown
      }
      let found = values.map { holds(schema, $0) }
      guard let first = found.first, found.allSatisfy({ $0 == first }) else { return .unknown }
      return first
    }
    let kind = isOfKind(schema.kinds, value)
    guard kind != .no else { return .no }
    if let node = value.mapping { return holds(schema, node, View(value)) }
    if let node = value.sequence { return holds(schema, list: node) }
    guard var text = value.text else {
      // Something is known to be there, and nothing else.
      return schema.asksOnlyForKind ? kind : .unknown
    }
    let problem = text.withUTF8 { bytes in
      isResolvedLater(bytes) ? nil : textProblem(bytes, schema)
    }
    if problem != nil { return .no }
    return Truth.all([kind, holdsInCases(schema, View(value))])
  }

  /// Whether a value is of a kind, as CloudFormation turns one into another.
  func isOfKind(_ kinds: PropertySchema.Kinds, _ value: PossibleValue) -> Truth {
    guard !kinds.isAnything else { return .yes }
    switch value.content {
    case .written(let node):
      if node.isCall { return .unknown }
      if node.isMapping { return Truth(kinds.includes(.object)) }
      if node.isSequence { return Truth(kinds.includes(.array)) }
      if PropertyValidator.has(node, kind: kinds) { return .yes }
      return node.holdsDynamicReference ? .unknown : .no
    case .text(let text):
      if kinds.includes(.string) { return .yes }
      if kinds.includes(.number) || kinds.includes(.integer), Double(text) != nil { return .yes }
      return Truth(kinds.includes(.boolean) && ["true", "false"].contains(text.lowercased()))
    case .list: return Truth(kinds.includes(.array))
    case .pattern: return kinds.includes(.string) ? .yes : .unknown
    case .reference, .unknown, .absent: return .unknown
    }
  }

  private mutating func holds(_ schema: PropertySchema, list: Node) -> Truth {
    let elements = list.elements
    if let least = schema.minItems, elements.count < least { return .no }
    if let most = schema.maxItems, elements.count > most {
      return elements.contains { $0.function == .if } ? .unknown : .no
    }
    var found: [Truth] = []
    if let items = schema.items {
      found += elements.map { holds(items, PossibleValue(.written($0), at: $0)) }
    }
    if let contained = schema.contains {
      let inside = elements.map { holds(contained, PossibleValue(.written($0), at: $0)) }
      found.append(
        inside.contains(.yes) ? .yes : inside.contains(.unknown) ? .unknown : .no)
    }
    found.append(holdsInCases(schema, View(PossibleValue(.written(list), at: list))))
    return Truth.all(found)
  }

  private mutating func holds(_ schema: PropertySchema, _ node: Node, _ view: View) -> Truth {
    guard schema.kinds.isAnything || schema.kinds.includes(.object) else { return .no }
    var result = Truth.yes
    func add(_ truth: Truth) {
      if truth == .no || truth == .unknown && result == .yes { result = truth }
    }
    schema.forEachRequired { if result != .no { add(presence(named: $0, view)) } }
    if result == .no { return .no }
    if schema.isClosed, schema.additionalProperties == nil, schema.patternProperties.isEmpty,
      schema.hasProperties || schema.isEmptyObject
    {
      node.forEachPair { pair in
        if pair.key.withUTF8({ schema.property($0) }) == nil { add(.no) }
      }
    }
    schema.forEachProperty { property in
      guard result != .no, let pair = node.pair(named: property.nameBytes) else { return }
      let given = presence(of: pair, view)
      if given == .no { return }
      let chosen = view.chosen.first { $0.key == pair.key }?.value
      let value = chosen ?? PossibleValue(.written(pair.value), at: pair.value)
      let inside = holds(property.schema, value)
      add(inside == .no && given == .unknown ? .unknown : inside)
    }
    if result == .no { return .no }
    add(holdsInCases(schema, view))
    return result
  }

  private mutating func holdsInCases(_ schema: PropertySchema, _ view: View) -> Truth {
    guard schema.hasRareKeywords else { return .yes }
    var found: [Truth] = []
    for part in schema.allOf ?? [] { found.append(holds(part, view)) }
    if let alternatives = schema.anyOf {
      let inside = alternatives.map { holds($0, view) }
      found.append(inside.contains(.yes) ? .yes : inside.contains(.unknown) ? .unknown : .no)
    }
    if let alternatives = schema.oneOf {
      let inside = alternatives.map { holds($0, view) }
      if inside.contains(.unknown) {
        found.append(.unknown)
      } else {
        found.append(Truth(inside.count { $0 == .yes } == 1))
      }
    }
    if let negated = schema.negated { found.append(!holds(negated, view)) }
    if let condition = schema.condition {
      switch holds(condition, view) {
      case .yes: if let then = schema.then { found.append(holds(then, view)) }
      case .no: if let otherwise = schema.otherwise { found.append(holds(otherwise, view)) }
      case .unknown: found.append(.unknown)
      }
    }
    return Truth.all(found)
  }
}

extension PropertySchema {
  /// Whether an object is a mark that holds nothing: closed, and without properties in any case.
  var isEmptyObject: Bool {
    isClosed && !hasProperties && !hasRareKeywords && !hasRequirements
      && kinds.includes(.object)
  }

  /// Collects the names of the properties that the cases of a schema compare with each other.
  fileprivate func collectComparedNames(into names: inout Set<String>) {
    names.formUnion(requiredXor ?? [])
    names.formUnion(requiredOr ?? [])
    for (name, others) in dependentRequired { names.formUnion([name] + others) }
    for (name, others) in dependentExcluded { names.formUnion([name] + others) }
    let lists = [allOf, anyOf, oneOf].compactMap { $0 }.flatMap { $0 }
    let cases = lists + [negated, condition, then, otherwise].compactMap { $0 }
    for schema in cases + requirements.map(\.schema) {
      names.formUnion(schema.required)
      names.formUnion(schema.properties.map(\.name))
      schema.collectComparedNames(into: &names)
    }
  }
}

extension Node {
  /// Whether `Fn::If` chooses the value of one of a mapping's keys.
  fileprivate var holdsChoices: Bool {
    var holds = false
    forEachPair { if $0.value.function == .if { holds = true } }
    return holds
  }
}
