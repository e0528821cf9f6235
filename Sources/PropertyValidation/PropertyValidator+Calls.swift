import CloudFormation
import ResourceCatalog
import TemplateSyntax

extension PropertyValidator {
  /// Holds every value that a function call can have against a schema.
  mutating func checkCall(_ node: Node, _ schema: PropertySchema, _ context: Int) {
    guard let function = node.function else { return }
    let kinds = schema.kinds
    switch function {
    case .sub, .join, .base64, .toJsonString:
      if !kinds.isAnything, !kinds.includesScalars {
        // What is made JSON may be meant for an object.
        if kinds == .array || function != .toJsonString {
          report(.wrongKind(expected: kinds), at: node, context)
        }
        return
      }
      if schema.asksOnlyForKind || !canBeKnown(node, function) { return }
    case .getAZs, .cidr:
      if !kinds.isAnything, !kinds.includes(.array) {
        report(.wrongKind(expected: kinds), at: node, context)
      }
      return
    case .split:
      if !kinds.isAnything, !kinds.includes(.array) {
        report(.wrongKind(expected: kinds), at: node, context)
        return
      }
    case .ref:
      if checkParameter(node, schema, context) { return }
    case .importValue:
      // What a stack exports is always a text.
      if !kinds.isAnything, !kinds.includesScalars {
        report(.wrongKind(expected: kinds), at: node, context)
      }
      return
    case .getStackOutput, .transform, .length: return
    case .condition:
      // Outside of conditions this is a mapping whose only key is `Condition`.
      break
    case .getAtt, .if, .findInMap, .select, .equals, .and, .or, .not, .contains,
      .eachMemberEquals, .eachMemberIn, .refAll, .valueOf, .valueOfAll:
      break
    }
    for value in values(of: node, context) { check(value, schema, at: node) }
  }

  /// Whether the text of a call is worth working out: it has no part that only AWS knows.
  private func canBeKnown(_ node: Node, _ function: FunctionName) -> Bool {
    guard let argument = node.functionArgument else { return false }
    switch function {
    case .sub where argument.isScalar:
      return !argument.withUTF8 { $0.contains("${AWS::") }
    case .base64, .toJsonString:
      return false
    default:
      return true
    }
  }

  /// Holds the kind of a parameter against a schema; true when nothing more is to be said.
  private mutating func checkParameter(_ node: Node, _ schema: PropertySchema, _ context: Int)
    -> Bool
  {
    guard let name = node.functionArgument, name.isScalar,
      let parameter = evaluation.template.parameter(name.text)
    else { return false }
    let kinds = schema.kinds
    guard !kinds.isAnything else { return schema.asksOnlyForKind }
    if parameter.isList ? !kinds.includes(.array) : kinds.isDisjoint(with: .scalars) {
      report(.wrongKind(expected: kinds), at: node, context)
      return true
    }
    checkBounds(of: parameter, at: node, schema, context)
    return schema.asksOnlyForKind && kinds.includes(.string)
  }

  /// Holds the least and greatest number that a parameter takes against those of a schema.
  private mutating func checkBounds(
    of parameter: Parameter, at node: Node, _ schema: PropertySchema, _ context: Int
  ) {
    let least = schema.minimum ?? -.infinity
    let most = schema.maximum ?? .infinity
    guard least > -.infinity || most < .infinity, parameter.type == "Number",
      parameter.allowedValues == nil, evaluation.givenParameters[parameter.name] == nil
    else { return }
    for name in ["MinValue", "MaxValue"] {
      guard let bound = parameter.body[name], let number = bound.number,
        number < least || number > most
      else { continue }
      let scenario = evaluation.assuming(
        .parameter(parameter.name, value: bound.text), in: circumstances[context].scenario)
      guard evaluation.isPossible(scenario) else { continue }
      report(
        .outOfBounds(schema),
        PossibleValue(.text(bound.text), at: node, origin: bound, when: scenario))
    }
  }

  /// Holds a value that was worked out against a schema.
  mutating func check(_ value: PossibleValue, _ schema: PropertySchema, at call: Node) {
    guard evaluation.isPossible(value.scenario), canHaveDefault(value) else { return }
    switch value.content {
    case .absent, .unknown, .pattern:
      return
    case .written(let node):
      if node.function != nil, node == call { return }
      check(node, schema, context(of: value, at: node))
    case .text(let text):
      check(text, schema, value)
    case .list(let texts):
      guard schema.kinds.isAnything || schema.kinds.includes(.array) else {
        report(.wrongKind(expected: schema.kinds), value)
        return
      }
      if let items = schema.items {
        for text in texts { check(text, items, value) }
      }
    case .reference(let reference):
      check(reference, schema, value)
    }
  }

  /// Whether the parameter that a value rests on can have its default when the value holds.
  private func canHaveDefault(_ value: PossibleValue) -> Bool {
    guard let name = value.assumedDefault, value.scenario != .always,
      let text = evaluation.template.parameter(name)?.defaultValue?.text
    else { return true }
    return evaluation.isPossible(
      evaluation.assuming(.parameter(name, value: text), in: value.scenario))
  }

  private mutating func check(_ text: String, _ schema: PropertySchema, _ value: PossibleValue) {
    let kinds = schema.kinds
    var text = text
    let isOfKind =
      kinds.isAnything || kinds.includes(.string) || kinds.includes(.number) && Double(text) != nil
      || kinds.includes(.integer) && Double(text) != nil
      || kinds.includes(.boolean) && ["true", "false"].contains(text.lowercased())
    let problem: PropertyFinding.Problem? = text.withUTF8 { bytes in
      if isResolvedLater(bytes) { return nil }
      return isOfKind ? textProblem(bytes, schema) : .wrongKind(expected: kinds)
    }
    if let problem { report(problem, value) }
    guard isOfKind, schema.hasRareKeywords || schema.hasRequirements else { return }
    let number = context(of: value, at: nil)
    checkCases(value, schema, number)
  }

  // MARK: - References

  private mutating func check(
    _ reference: Reference, _ schema: PropertySchema, _ value: PossibleValue
  ) {
    let kinds = schema.kinds
    if reference.name.hasPrefix("AWS::") {
      guard reference.name != "AWS::NoValue", !kinds.isAnything else { return }
      let isList = reference.name == "AWS::NotificationARNs"
      if isList ? !kinds.includes(.array) : kinds.isDisjoint(with: .scalars) {
        report(.wrongKind(expected: kinds), value)
      }
      return
    }
    guard let resource = resource(of: reference), let type = catalog.type(resource.type) else {
      return
    }
    let found: PropertySchema
    if let attribute = reference.attribute {
      guard let known = type.attribute(attribute) else { return }
      found = known
    } else {
      if !kinds.isAnything, kinds.isDisjoint(with: .scalars) {
        report(.wrongKind(expected: kinds), value)
      }
      found = type.reference
    }
    if !kinds.isAnything, !found.kinds.isAnything, reference.attribute != nil {
      let isList = found.kinds == .array
      let isScalar = found.kinds.isSubset(of: .scalars)
      if isList && !kinds.includes(.array) || isScalar && (kinds == .array || kinds == .object) {
        report(.wrongKind(expected: kinds), value)
        return
      }
      if isScalar, kinds == .string, !found.kinds.includes(.string),
        judgedType == "AWS::SSM::Parameter"
      {
        // Attributes are not turned into texts as literals are. The type refuses the number.
        report(.wrongKind(expected: kinds), value)
        return
      }
    }
    let isNamed = reference.attribute == nil && resource.givesName
    if let problem = ReferenceFormat.problem(
      expected: schema.format, found: isNamed ? "AWS::EC2::SecurityGroup.Name" : found.format,
      type: type, attribute: reference.attribute)
    {
      report(problem, value)
    } else if reference.attribute == nil, let pattern = schema.pattern,
      let problem = ReferenceFormat.problem(pattern: catalog.pattern(pattern), type: type)
    {
      report(problem, value)
    }
  }
}

extension Resource {
  /// Whether the resource is a security group of the default network, whose `Ref` is its name.
  ///
  /// Source: <https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-securitygroup.html>
  fileprivate var givesName: Bool {
    guard type == "AWS::EC2::SecurityGroup", let properties, properties.isMapping,
      properties.function == nil
    else { return false }
    return properties.pair("VpcId") == nil && !properties.holdsTransform
  }
}
