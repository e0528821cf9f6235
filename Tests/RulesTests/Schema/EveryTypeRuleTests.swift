import Linting
import ResourceCatalog
import Rules
import SourceText
import Testing

/// What breaks a constraint of the catalog is spoken of by the rule that is there for it.
@Suite struct `A resource of every type` {
  private static let types = ResourceTypeCatalog.standard.types.map(\.name).filter {
    $0.hasPrefix("AWS::") && !$0.hasPrefix("AWS::Serverless::")
      && $0 != "AWS::CloudFormation::CustomResource"
  }

  /// Types by their first letters, so that a run says how far it is.
  private static let groups = Dictionary(grouping: types) { String($0.dropFirst(5).prefix(1)) }

  private static let linter = Linter(
    BuiltInRules.all.filter {
      $0.category == .schema || $0.category == .security || moreExact.contains($0.name)
    }.map { Linter.ActiveRule($0) },
    Linter.Circumstances(
      regions: ["us-east-1"], today: Package.today))

  /// Rules that know a property and say more of it than the catalog does.
  private static let moreExact: Set = [
    "lambda-memory-out-of-bounds", "lambda-timeout-out-of-bounds", "local-path-in-template",
    "network-range-malformed", "policy-element-of-wrong-type", "route53-zone-name-without-dot",
    "schedule-expression-malformed",
  ]

  /// One property that is not as it has to be, and the rules that may say so.
  private struct Breach {
    var property: String
    var value: String
    var rules: Set<String>
  }

  @Test(arguments: groups.keys.sorted())
  func `is told of each property that breaks a constraint`(letter: String) throws {
    for name in Self.groups[letter] ?? [] {
      let type = try #require(ResourceTypeCatalog.standard.type(name))
      let usEast = ResourceTypeCatalog.standard.regionSet(["us-east-1"])
      guard type.regions.isSuperset(of: usEast) else { continue }
      let breaches = Self.breaches(of: type)
      let resources = breaches.enumerated().map { number, breach in
        #""R\#(number)": {"Type": "\#(name)", "Properties": {"\#(breach.property)": \#(breach.value)}}"#
      }
      let text = #"{"Resources": {\#(resources.joined(separator: ",\n"))}}"#
      let result = Self.linter.lint(SourceText(name: "\(name).json", text: text))
      var found: [String: Set<String>] = [:]
      for diagnostic in result.diagnostics where diagnostic.path.count > 1 {
        found["\(diagnostic.path[1])", default: []].insert(diagnostic.rule)
      }
      for (number, breach) in breaches.enumerated() {
        let rules = found["R\(number)"] ?? []
        #expect(
          !rules.isDisjoint(with: breach.rules.union(Self.moreExact)),
          "\(name): \(breach.property) of \(breach.value.prefix(80)) gives \(rules)")
      }
    }
  }

  private static func breaches(of type: ResourceType) -> [Breach] {
    let schema = type.schema
    var found: [Breach] = []
    if schema.isClosed, schema.hasProperties {
      found.append(
        Breach(property: "PlumbKnowsNoSuch", value: "1", rules: ["unknown-property"]))
    }
    for required in schema.required {
      guard let other = schema.properties.first(where: { $0.name != required && !$0.isReadOnly })
      else { continue }
      found.append(
        Breach(
          property: other.name, value: #"{"Fn::ImportValue": "x"}"#,
          rules: ["missing-required-property"]))
      break
    }
    for property in schema.properties {
      if property.isReadOnly {
        found.append(
          Breach(property: property.name, value: #""x""#, rules: ["read-only-property-set"]))
        continue
      }
      found += breaches(of: property.schema).map {
        Breach(property: property.name, value: $0.value, rules: $0.rules)
      }
    }
    return found
  }

  private static func breaches(of schema: PropertySchema)
    -> [(value: String, rules: Set<String>)]
  {
    var found: [(value: String, rules: Set<String>)] = []
    let kinds = schema.kinds
    guard !schema.hasRareKeywords, !schema.hasRequirements, !kinds.isEmpty else { return [] }
    if !kinds.contains(.array), !kinds.contains(.object) {
      found.append((#"["a", "b"]"#, ["wrong-value-type"]))
    }
    if kinds.isDisjoint(with: .scalars) { found.append((#""text""#, ["wrong-value-type"])) }
    if schema.allowedValues != nil, kinds == .string {
      found.append((#""plumb knows no such""#, ["value-not-allowed"]))
      return found
    }
    if kinds == .integer || kinds == .number, schema.allowedValues == nil {
      if let least = schema.minimum {
        found.append((String(Int(least) - 1), ["number-out-of-bounds"]))
      }
      if let most = schema.maximum, most < 1e12 {
        found.append((String(Int(most) + 1), ["number-out-of-bounds"]))
      }
    }
    if kinds == .string, let most = schema.maxLength, most < 1_000 {
      found.append(
        (#""\#(String(repeating: "x", count: most + 1))""#, ["text-length-out-of-bounds"]))
    }
    return found
  }
}
