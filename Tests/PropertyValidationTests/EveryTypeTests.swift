import CloudFormation
import PropertyValidation
import RegularExpressions
import ResourceCatalog
import SourceText
import TemplateSyntax
import Testing

/// Resources made up from the catalog itself, with a fixed seed.
@Suite struct `Every resource type` {
  private let catalog = ResourceTypeCatalog.standard

  @Test func `accepts a resource with what it needs`() throws {
    var maker = ValueMaker(seed: 20_261_123)
    for type in catalog.types where !type.name.hasPrefix("AWS::Serverless::") {
      var members = maker.members(of: type.schema, depth: 0)
      // What a requirement between properties asks for beside is added as it is asked for.
      for _ in 0..<6 {
        let findings = try Self.findings(type.name, properties: ValueMaker.object(members))
        guard
          let name = findings.lazy.flatMap(\.changes).first(where: {
            type.schema.property($0) != nil
          })
        else {
          break
        }
        members.removeAll { $0.0 == name }
        members.append((name, maker.unknown()))
      }
      let properties = ValueMaker.object(members)
      for finding in try Self.findings(type.name, properties: properties) {
        Issue.record("\(type.name): \(finding.problem) in \(properties.prefix(300))")
      }
    }
  }

  @Test func `is given every constraint by the right finding`() throws {
    var maker = ValueMaker(seed: 20_261_124)
    var expressions: [Int: RegularExpression?] = [:]
    var counts: [ValueMaker.Breach: Int] = [:]
    var seen: Set<Int> = []
    for type in catalog.types {
      var schemas: [PropertySchema] = []
      Self.collect(type.schema, into: &schemas, &seen)
      var cases: [(PropertySchema, ValueMaker.Breach, String)] = []
      for schema in schemas {
        let breaches = maker.breaches(of: schema) { number, text in
          let expression = expressions[number] ?? (try? RegularExpression(catalog.pattern(number)))
          expressions[number] = .some(expression)
          return expression?.matches(text) ?? true
        }
        cases += breaches.map { (schema, $0.0, $0.1) }
      }
      guard !cases.isEmpty else { continue }
      let values = "[" + cases.map(\.2).joined(separator: ", ") + "]"
      let tree = SyntaxTree.parse(
        SourceText(
          name: "\(type.name).json",
          text: #"{"Resources": {"R": {"Type": "\#(type.name)"}}, "Metadata": \#(values)}"#))
      defer { tree.discard() }
      let template = try #require(Template(tree))
      let resource = try #require(template.resources.first)
      let nodes = try #require(template.root["Metadata"]).elements
      for ((schema, breach, text), node) in zip(cases, nodes) {
        var validator = PropertyValidator(Evaluation(template), catalog: catalog)
        validator.validate(node, as: schema, of: resource)
        counts[breach, default: 0] += 1
        guard !validator.findings.contains(where: { breach.isFound(by: $0.problem) }) else {
          continue
        }
        Issue.record("\(type.name): \(breach) is not found in \(text.prefix(200))")
      }
    }
    #expect(counts.count == ValueMaker.Breach.allCases.count, "\(counts)")
  }

  @Test func `has patterns that can be used`() {
    var unusable: [String] = []
    for number in 0..<catalog.patternCount {
      let pattern = catalog.pattern(number)
      if (try? RegularExpression(pattern)) == nil { unusable.append(pattern) }
    }
    #expect(unusable.isEmpty, "say them in other words in Scripts/catalog/patterns.py")
  }

  /// The bound is one of steps and not of time, so that it is the same on every machine.
  @Test func `has patterns of which none takes long, whatever the value`() throws {
    let steps = PatternBound.mostSteps
    for number in 0..<catalog.patternCount {
      let expression = try RegularExpression(catalog.pattern(number))
      for text in ["", String(repeating: "a", count: 256), String(repeating: "a-", count: 2_048)] {
        let isJudged = expression.mostSteps(for: text) <= steps
        #expect((expression.matches(text, within: steps) != nil) == isJudged)
      }
      #expect(
        expression.mostSteps(for: String(repeating: "a", count: 120)) <= steps,
        "texts of usual length cannot be judged: \(catalog.pattern(number))")
    }
  }

  private static func findings(_ type: String, properties: String) throws
    -> [(problem: PropertyFinding.Problem, changes: [String])]
  {
    let tree = SyntaxTree.parse(
      SourceText(
        name: "\(type).json",
        text: #"{"Resources": {"R": {"Type": "\#(type)", "Properties": \#(properties)}}}"#))
    defer { tree.discard() }
    let template = try #require(Template(tree))
    let catalog = ResourceTypeCatalog.standard
    let regions = catalog.type(type).map { catalog.names(of: $0.regions) } ?? []
    var validator = PropertyValidator(
      Evaluation(template, regions: Array(regions.prefix(1))), catalog: catalog)
    for resource in template.resources { validator.validate(resource) }
    return validator.findings.map { ($0.problem, $0.changes) }
  }

  private static func collect(
    _ schema: PropertySchema, into schemas: inout [PropertySchema], _ seen: inout Set<Int>
  ) {
    guard seen.insert(schema.offset).inserted else { return }
    schemas.append(schema)
    for property in schema.properties where !property.isReadOnly {
      collect(property.schema, into: &schemas, &seen)
    }
    if let items = schema.items { collect(items, into: &schemas, &seen) }
    for (_, value) in schema.patternProperties { collect(value, into: &schemas, &seen) }
  }
}

extension PropertyFinding {
  /// Properties of which one is to be left to the deployment, so that the finding goes away.
  fileprivate var changes: [String] {
    let own: String? =
      switch problem {
      case .missing(let name), .missingCompanion(let name, _): name
      case .missingAll(let names): names.first
      default: requirement == nil ? nil : value.place.key?.text
      }
    guard requirement != nil, value.place.path.count > 3, case .key(let outer) = value.place.path[3]
    else { return own.map { [$0] } ?? [] }
    return [own, outer].compactMap { $0 }
  }
}

extension ValueMaker.Breach {
  fileprivate func isFound(by problem: PropertyFinding.Problem) -> Bool {
    switch (self, problem) {
    case (.kind, .wrongKind), (.allowedValues, .notAllowed), (.allowedValues, .wrongKind),
      (.tooShort, .length),
      (.tooLong, .length), (.pattern, .mismatch), (.tooSmall, .outOfBounds),
      (.tooLarge, .outOfBounds), (.tooFew, .count), (.tooMany, .count),
      (.unknownProperty, .unknownProperty), (.missingProperty, .missing),
      (.readOnlyProperty, .readOnly), (.repeatedElement, .duplicate),
      (.missingCompanion, .missingCompanion), (.together, .together),
      (.missingAll, .missingAll), (.notMultiple, .notMultiple),
      (.deprecatedProperty, .deprecated), (.tooFewProperties, .count),
      (.tooManyProperties, .count):
      true
    default: false
    }
  }
}
