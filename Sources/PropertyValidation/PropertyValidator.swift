package import CloudFormation
import RegularExpressions
package import ResourceCatalog
package import TemplateSyntax

/// Holds the properties of resources against what AWS says of their types.
///
/// Every property is looked at once. Values that are written plainly are judged where they lie;
/// only function calls ask the evaluation what they can be. What is not certain is not reported.
package struct PropertyValidator {
  let catalog: ResourceTypeCatalog
  let evaluation: Evaluation
  let regions: RegionSet
  private let regionNames: [(name: String, set: RegionSet)]
  private let transformed: [String: Resource]
  var matcher: PatternMatcher
  var acceptedTexts = AcceptedTexts()

  /// What has been found.
  package private(set) var findings: [PropertyFinding] = []

  private var resource: Resource?
  /// The type of the resource that is being judged.
  var judgedType: String? { resource?.type }
  /// The circumstances of the values that are being judged, by number; 0 is the resource's own.
  var circumstances: [Circumstances] = []
  var requirement: RequirementName?
  var region: String?
  /// Whether findings are counted instead of kept, to find out whether a schema holds.
  var depth = 0

  static let deepest = 60

  /// What cfn-lint calls a requirement, as a text only where it is broken.
  enum RequirementName {
    case ofInitMetadata
    case number(Int)

    func text(in catalog: ResourceTypeCatalog) -> String {
      switch self {
      case .ofInitMetadata: "E3009"
      case .number(let number): catalog.requirement(number)
      }
    }
  }

  /// When and why a value is what it is.
  struct Circumstances {
    var scenario: Scenario = .always
    var assumedDefault: String?
    var origin: Node?
    /// Where to point instead of at the value, which is written elsewhere.
    var place: Node?
  }

  /// A validator for one template.
  ///
  /// `transformed` has the resources as CloudFormation gets them, where that is not as written.
  package init(
    _ evaluation: Evaluation, transformed: [String: Resource] = [:],
    catalog: ResourceTypeCatalog = .standard
  ) {
    self.transformed = transformed
    self.evaluation = evaluation
    self.catalog = catalog
    regionNames = evaluation.regions.map { ($0, catalog.regionSet([$0])) }
    regions = regionNames.reduce(into: []) { $0.formUnion($1.set) }
    matcher = PatternMatcher(catalog)
  }

  // MARK: - Resources

  /// Looks at one resource.
  ///
  /// Of what a transform makes, only the parts count that stand in the template.
  package mutating func validate(_ resource: Resource) {
    guard !Self.isJudgedElsewhere(resource.type) else { return }
    let known = findings.count
    validateAsDeployed(resource)
    guard resource.properties?.isSynthesized ?? false else { return }
    // What a loop repeats stands in the template too.
    let expansion = evaluation.template.expansion
    let written = findings[known...].filter {
      !$0.value.place.isSynthesized || expansion?.round(of: $0.value.place) != nil
    }
    findings.replaceSubrange(known..., with: written)
  }

  private mutating func validateAsDeployed(_ resource: Resource) {
    let scenario = evaluation.scenario(of: resource)
    guard scenario.formula != .never else { return }
    self.resource = resource
    circumstances = [Circumstances(scenario: scenario)]
    checkInit(of: resource)
    guard let type = catalog.type(resource.type) else {
      if resource.typeNode.function == nil, resource.generation == nil {
        report(.unknownType, at: resource.typeNode, 0)
      }
      return
    }
    if !type.regions.isSuperset(of: regions), resource.generation == nil,
      let region = regionNames.first(where: { !type.regions.isSuperset(of: $0.set) })
    {
      report(.typeNotInRegion(region.name), at: resource.typeNode, 0)
      return
    }
    let schema = type.schema
    guard let properties = resource.properties, !properties.isNull else {
      checkAbsence(of: schema, at: resource.body)
      return
    }
    if properties.isMapping || properties.function != nil {
      check(properties, schema, 0)
    }
  }

  /// Holds the metadata that `cfn-init` reads on an instance against what it takes.
  private mutating func checkInit(of resource: Resource) {
    guard let metadata = resource.body["Metadata"], metadata.isMapping,
      let configuration = metadata["AWS::CloudFormation::Init"],
      let schema = catalog.type("Metadata::AWS::CloudFormation::Init")?.schema
    else { return }
    requirement = .ofInitMetadata
    check(configuration, schema, 0)
    requirement = nil
  }

  /// Holds one value of a resource against a schema.
  package mutating func validate(
    _ node: Node, as schema: PropertySchema, of resource: Resource
  ) {
    self.resource = resource
    circumstances = [Circumstances()]
    check(node, schema, 0)
  }

  /// Types that only exist where they are registered or expanded, and those of SAM.
  private static func isJudgedElsewhere(_ type: String) -> Bool {
    type.hasPrefix("AWS::Serverless::") || type.hasPrefix("Custom::")
      || type == "AWS::CloudFormation::CustomResource" || type.hasSuffix("::MODULE")
      || !(type.hasPrefix("AWS::") || type.hasPrefix("Alexa::"))
  }

  /// The resource that a reference means.
  func resource(of reference: Reference) -> Resource? {
    transformed[reference.name] ?? evaluation.template.resource(reference.name)
  }

  static func text(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
    String(decoding: bytes, as: UTF8.self)
  }

  // MARK: - Reporting

  mutating func report(
    _ problem: PropertyFinding.Problem, at node: Node, _ context: Int, isAbsent: Bool = false
  ) {
    report(problem, value(isAbsent ? .absent : .written(node), at: node, context))
  }

  private func value(_ content: PossibleValue.Content, at node: Node, _ context: Int)
    -> PossibleValue
  {
    let around = circumstances[context]
    return PossibleValue(
      content, at: around.place ?? node, origin: around.origin, when: around.scenario,
      assumedDefault: around.assumedDefault)
  }

  mutating func report(_ problem: PropertyFinding.Problem, _ value: PossibleValue) {
    guard let resource else { return }
    findings.append(
      PropertyFinding(
        problem: problem, value: value, resource: resource,
        requirement: requirement?.text(in: catalog),
        region: region))
  }

  /// The number of the circumstances of a value.
  mutating func context(of value: PossibleValue, at node: Node?) -> Int {
    circumstances.append(
      Circumstances(
        scenario: value.scenario, assumedDefault: value.assumedDefault, origin: value.origin,
        place: node == value.place ? nil : value.place))
    return circumstances.count - 1
  }

  /// Every value that a node can have, in the circumstances around it.
  func values(of node: Node, _ context: Int) -> [PossibleValue] {
    let around = circumstances[context]
    let values = evaluation.values(of: node, when: around.scenario)
    guard around.place != nil || around.assumedDefault != nil else { return values }
    return values.map { value in
      var value = value
      if let place = around.place { value.place = place }
      if value.origin == nil { value.origin = around.origin }
      return around.assumedDefault.map { value.assuming(defaultOf: $0) } ?? value
    }
  }

  // MARK: - Values

  /// Holds what is written at a node against a schema.
  mutating func check(_ node: Node, _ schema: PropertySchema, _ context: Int) {
    if schema.allowsNothing {
      if !node.isNull, !isAbsent(node, context) { report(.ruledOut, at: node, context) }
      return
    }
    if node.isCall {
      checkCall(node, schema, context)
    } else if node.isShortForm {
      // A tag of another tool, which takes it away before CloudFormation sees it.
      return
    } else if node.isScalar {
      checkScalar(node, schema, context)
    } else {
      depth += 1
      defer { depth -= 1 }
      guard depth < Self.deepest else { return }
      if node.isMapping {
        checkObject(node, schema, context)
      } else {
        checkList(node, schema, context)
      }
      guard schema.hasRareKeywords || schema.hasRequirements else { return }
      checkCases(PossibleValue(.written(node), at: node), schema, context)
    }
  }

  /// Whether a call certainly leaves its property out.
  private func isAbsent(_ node: Node, _ context: Int) -> Bool {
    node.isCall && values(of: node, context).allSatisfy(\.isAbsent)
  }

  private mutating func checkScalar(_ node: Node, _ schema: PropertySchema, _ context: Int) {
    guard !node.isNull else { return }
    let kinds = schema.kinds
    if schema.asksOnlyForKind, kinds.isAnything || kinds.includes(.string) { return }
    guard Self.has(node, kind: kinds) else {
      if !isResolvedLater(node) { report(.wrongKind(expected: kinds), at: node, context) }
      return
    }
    guard !schema.asksOnlyForKind else { return }
    if node.kind == .boolean {
      report(textProblem(ofBoolean: node, schema), at: node, context)
    } else if !acceptedTexts.contain(node.utf8, schema) {
      let problem = textProblem(node.utf8, schema)
      if problem == nil { acceptedTexts.insert(node.utf8, schema) }
      report(problem, at: node, context)
    }
    guard schema.hasRareKeywords || schema.hasRequirements else { return }
    checkCases(PossibleValue(.written(node), at: node), schema, context)
  }

  private mutating func report(
    _ problem: PropertyFinding.Problem?, at node: Node, _ context: Int
  ) {
    if let problem, !isResolvedLater(node) { report(problem, at: node, context, isAbsent: false) }
  }

  /// CloudFormation turns numbers and booleans into texts, and texts that look like a number or a
  /// boolean into that, as it needs.
  static func has(_ node: Node, kind kinds: PropertySchema.Kinds) -> Bool {
    kinds.isAnything || kinds.includes(.string)
      || kinds.includes(.number) && node.number != nil
      || kinds.includes(.integer) && node.integer != nil
      || kinds.includes(.boolean) && node.boolean != nil
  }

  /// Whether a text has a dynamic reference, which CloudFormation resolves at the deployment.
  func isResolvedLater(_ node: Node) -> Bool {
    node.withUTF8 { isResolvedLater($0) }
  }

  func isResolvedLater(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    text.contains("{{resolve:")
  }

  /// The same for a boolean, which CloudFormation makes `true` or `false` whatever word is written.
  private mutating func textProblem(ofBoolean node: Node, _ schema: PropertySchema)
    -> PropertyFinding.Problem?
  {
    guard let boolean = node.boolean else { return nil }
    var text = boolean ? "true" : "false"
    return text.withUTF8 { textProblem($0, schema) }
  }

  /// What is wrong with a text, or with the text that a number or boolean is written as.
  mutating func textProblem(_ text: UnsafeBufferPointer<UInt8>, _ schema: PropertySchema)
    -> PropertyFinding.Problem?
  {
    if !schema.allows(text), !isSameNumber(text, schema) { return .notAllowed(schema) }
    if schema.kinds.isAnything || schema.kinds.includes(.string) {
      let least = schema.minLength ?? 0
      let most = schema.maxLength ?? .max
      if text.count > most || text.count < 4 * least {
        let count = Self.text(text).unicodeScalars.count
        if count > most || count < least { return .length(count, schema) }
      }
      if let pattern = schema.pattern, matcher.matches(text, pattern: pattern) == false {
        return .mismatch(pattern: catalog.pattern(pattern))
      }
      if let format = schema.format, !TextFormat.allows(text, format) {
        return format.utf8.contains(UInt8(ascii: ":"))
          ? .wrongReference(expected: format, better: nil) : .malformed(format: format)
      }
    }
    return numberProblem(text, schema)
  }

  /// Whether an allowed value is the same number or boolean, written in another way.
  private func isSameNumber(_ text: UnsafeBufferPointer<UInt8>, _ schema: PropertySchema) -> Bool {
    guard let first = text.first,
      first < UInt8(ascii: ":") || [UInt8(ascii: "t"), UInt8(ascii: "f")].contains(first | 0x20),
      schema.kinds.isAnything || schema.kinds.includesNumbersOrBooleans,
      let allowed = schema.allowedValues
    else { return false }
    let text = Self.text(text)
    if let number = Double(text) { return allowed.contains { Double($0) == number } }
    return ["true", "false"].contains(text.lowercased()) && allowed.contains(text.lowercased())
  }

  private func numberProblem(_ text: UnsafeBufferPointer<UInt8>, _ schema: PropertySchema)
    -> PropertyFinding.Problem?
  {
    guard schema.kinds.includesNumbers || schema.kinds.isAnything
    else { return nil }
    let minimum = schema.minimum ?? schema.exclusiveMinimum
    let maximum = schema.maximum ?? schema.exclusiveMaximum
    let factor = schema.multipleOf
    guard minimum != nil || maximum != nil || factor != nil,
      let number = text.shortWholeNumber.map(Double.init) ?? Double(Self.text(text))
    else { return nil }
    if let minimum, number < minimum || number == minimum && schema.minimum == nil {
      return .outOfBounds(schema)
    }
    if let maximum, number > maximum || number == maximum && schema.maximum == nil {
      return .outOfBounds(schema)
    }
    if let above = schema.exclusiveMinimum, number <= above { return .outOfBounds(schema) }
    if let below = schema.exclusiveMaximum, number >= below { return .outOfBounds(schema) }
    if let factor, factor > 0 {
      let times = number / factor
      if abs(times - times.rounded()) > 1e-9 { return .notMultiple(of: factor) }
    }
    return nil
  }

  // MARK: - Lists

  private mutating func checkList(_ node: Node, _ schema: PropertySchema, _ context: Int) {
    guard schema.kinds.isAnything || schema.kinds.includes(.array) else {
      report(.wrongKind(expected: schema.kinds), at: node, context)
      return
    }
    let elements = node.elements
    checkCount(elements, of: node, schema, context)
    let items = schema.items
    let first = schema.firstItems ?? []
    for (index, element) in elements.enumerated() {
      if index < first.count { check(element, first[index], context) }
      if let items { check(element, items, context) }
    }
    if elements.count > 1 {
      if schema.hasUniqueItems { checkDuplicates(elements, context) }
      if let keys = schema.uniqueKeys { checkDuplicates(elements, keys: keys, context) }
    }
    if let contained = schema.contains,
      elements.allSatisfy({
        holds(contained, PossibleValue(.written($0), at: $0)) == .no
      })
    {
      report(.lacksElement, at: node, context)
    }
  }

  private mutating func checkCount(
    _ elements: [Node], of node: Node, _ schema: PropertySchema, _ context: Int
  ) {
    guard schema.minItems != nil || schema.maxItems != nil || schema.maxUniqueItems != nil,
      !elements.contains(where: { $0.isMapping && $0.holdsTransform })
    else { return }
    if let least = schema.minItems {
      let most = elements.count { !isAbsent($0, context) }
      if most < least { report(.count(most, least: least, most: nil), at: node, context) }
    }
    if let most = schema.maxItems, elements.count > most {
      let least = elements.count { element in
        element.function == nil || !values(of: element, context).contains(where: \.isAbsent)
      }
      if least > most { report(.count(least, least: nil, most: most), at: node, context) }
    }
    if let most = schema.maxUniqueItems, elements.count > most,
      elements.allSatisfy({ $0.isScalar })
    {
      let count = Set(elements.map(\.text)).count
      if count > most { report(.count(count, least: nil, most: most), at: node, context) }
    }
  }

  private mutating func checkDuplicates(_ elements: [Node], _ context: Int) {
    guard
      elements.contains(where: { $0.function == .if })
        || SameValue.repeats(elements.compactMap(SameValue.hash))
    else { return }
    var seen: [String: [PossibleValue]] = [:]
    for element in elements {
      for value in element.function == .if ? values(of: element, context) : [] {
        guard case .written(let node) = value.content,
          let written = SameValue.description(of: node)
        else { continue }
        checkDuplicate(value, written, &seen)
      }
      guard let written = SameValue.description(of: element) else { continue }
      checkDuplicate(value(.written(element), at: element, context), written, &seen)
    }
  }

  /// Holds one element against those before it that are there at the same time.
  private mutating func checkDuplicate(
    _ value: PossibleValue, _ written: String, _ seen: inout [String: [PossibleValue]]
  ) {
    for first in seen[written] ?? [] {
      let both = evaluation.both(first.scenario, value.scenario)
      guard evaluation.isPossible(both) else { continue }
      var duplicate = value
      duplicate.scenario = both
      report(.duplicate(of: first.place), duplicate)
      return
    }
    seen[written, default: []].append(value)
  }

  private mutating func checkDuplicates(_ elements: [Node], keys: [String], _ context: Int) {
    let hashes = elements.compactMap { element in
      element.isMapping ? SameValue.hash(of: element, keys: keys) : nil
    }
    guard SameValue.repeats(hashes) else { return }
    var seen: [String: Node] = [:]
    for element in elements where element.isMapping && element.function == nil {
      let values = keys.compactMap { element[$0] }
      let written = values.compactMap { SameValue.description(of: $0) }
      guard written.count == keys.count else { continue }
      let key = written.joined(separator: "\u{0}")
      if let first = seen[key] {
        report(.duplicate(of: first), at: element, context)
      } else {
        seen[key] = element
      }
    }
  }

  // MARK: - Objects

  private mutating func checkObject(_ node: Node, _ schema: PropertySchema, _ context: Int) {
    if node.count == 1, isForeignCall(node, schema) { return }
    guard schema.kinds.isAnything || schema.kinds.includes(.object) else {
      report(.wrongKind(expected: schema.kinds), at: node, context)
      return
    }
    var isComplete = true
    node.forEachPair { pair in
      let property = pair.key.withUTF8 { name -> PropertySchema.Property? in
        if name.count > 4, name[0] == UInt8(ascii: "F"), name[2] == UInt8(ascii: ":"),
          Self.isExpansion(name)
        {
          isComplete = false
        }
        return schema.property(name)
      }
      if let property {
        checkProperty(pair, property, context)
      } else if isComplete || !pair.key.withUTF8({ Self.isExpansion($0) }) {
        checkUnnamed(pair, schema, context)
      }
    }
    if isComplete { checkRequired(node, schema, context) }
    if let names = schema.propertyNames { checkNames(of: node, names, context) }
    if schema.minProperties != nil || schema.maxProperties != nil, isComplete {
      let count = node.count
      if let least = schema.minProperties, count < least {
        report(.count(count, least: least, most: nil), at: node, context)
      }
      if let most = schema.maxProperties, count > most {
        report(.count(count, least: nil, most: most), at: node, context)
      }
    }
  }

  /// Whether a mapping is the call of a function that is not known here, or of another tool.
  private func isForeignCall(_ node: Node, _ schema: PropertySchema) -> Bool {
    var isForeign = false
    node.forEachPair { pair in
      isForeign = pair.key.withUTF8 { name in
        var position = 1
        while position < name.count {
          if name[position] == UInt8(ascii: ":"), name[position - 1] == UInt8(ascii: ":") {
            return schema.property(name) == nil
          }
          position += 1
        }
        return false
      }
    }
    return isForeign
  }

  /// `Fn::Transform` and `Fn::ForEach` bring more properties along.
  private static func isExpansion(_ name: UnsafeBufferPointer<UInt8>) -> Bool {
    let name = text(name)
    return name == "Fn::Transform" || name.hasPrefix("Fn::ForEach")
  }

  @inline(__always)
  private mutating func checkProperty(
    _ pair: Node.Pair, _ property: PropertySchema.Property, _ context: Int
  ) {
    if property.isReadOnly, requirement == nil {
      if !isAbsent(pair.value, context) { report(.readOnly, at: pair.key, context) }
      return
    }
    if property.isDeprecated { report(.deprecated, at: pair.key, context) }
    check(pair.value, property.schema, context)
  }

  private mutating func checkUnnamed(_ pair: Node.Pair, _ schema: PropertySchema, _ context: Int) {
    let patterns = schema.patternProperties
    for (pattern, value) in patterns
    where pair.key.withUTF8({ matcher.matches($0, pattern: pattern) }) != false {
      check(pair.value, value, context)
      return
    }
    if let additional = schema.additionalProperties {
      check(pair.value, additional, context)
    } else if schema.isClosed, schema.hasProperties || !patterns.isEmpty || schema.isEmptyObject,
      !isAbsent(pair.value, context)
    {
      report(.unknownProperty(schema), at: pair.key, context)
    }
  }

  private mutating func checkRequired(_ node: Node, _ schema: PropertySchema, _ context: Int) {
    schema.forEachRequired { name in
      guard let pair = node.pair(named: name), !pair.value.isNull else {
        report(.missing(Self.text(name)), at: node, context, isAbsent: true)
        return
      }
      guard pair.value.function == .if || pair.value.function == .ref else { return }
      for value in values(of: pair.value, context) where value.isAbsent {
        report(.missing(Self.text(name)), value)
      }
    }
  }
}

extension Node {
  /// Whether the node calls a function; `Condition` is a key here and none.
  var isCall: Bool {
    guard let function else { return false }
    return function != .condition || isShortForm
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// Whether the bytes of a text stand somewhere.
  func contains(_ text: StaticString) -> Bool {
    let wanted = UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
    guard count >= wanted.count, let first = wanted.first else { return false }
    var start = 0
    while start + wanted.count <= count {
      if self[start] == first {
        var position = 1
        while position < wanted.count, self[start + position] == wanted[position] { position += 1 }
        if position == wanted.count { return true }
      }
      start += 1
    }
    return false
  }
}
