package import TemplateSyntax

/// Something that conditions compare with texts: a parameter, a pseudo parameter, or a call whose
/// result is only known at the deployment.
struct ConditionVariable {
  /// The texts that it is compared with or allowed to be.
  var values: [String]
  /// Whether it is always one of ``values``.
  var isClosed: Bool
  /// The number of the first value's equality in the diagram; values come from the last.
  var firstQuestion: Int?
}

/// What an operand of `Fn::Equals` stands for.
private enum Operand {
  case constant(String)
  case variable(String)
  /// A text for each value of a variable: a mapping looked up by a parameter.
  case table(variable: String, texts: [String: String])
}

extension Evaluation {
  /// More values than this, of all variables together, are not told apart: conditions over the rest
  /// are undecided.
  private static let mostQuestions = 20_000

  /// When a condition is true; `.undecided` for one that does not exist or depends on itself.
  package func formula(ofCondition name: String) -> Formula {
    if let known = conditionFormulas[name] { return known ?? .undecided }
    prepareVariables()
    guard let condition = template.condition(name) else { return .undecided }
    conditionFormulas[name] = .some(nil)
    let formula = formula(of: condition.value)
    conditionFormulas[name] = formula
    return formula
  }

  func formula(_ assumption: Assumption) -> Formula {
    switch assumption {
    case .condition(let name, let isTrue):
      let formula = formula(ofCondition: name)
      return isTrue ? formula : diagram.not(formula)
    case .parameter(let name, let value):
      prepareVariables()
      return equality(name, value)
    }
  }

  /// A scenario in which a parameter has a value, which the conditions may not know of.
  func choosing(_ value: String, for parameter: String, in scenario: Scenario) -> Scenario {
    prepareVariables()
    let assumption = Assumption.parameter(parameter, value: value)
    guard givenParameters[parameter] == nil, let variable = variables[parameter],
      !variable.values.contains(value)
    else {
      guard givenParameters[parameter] != nil || variables[parameter] != nil else {
        return Scenario(
          formula: scenario.formula, assumptions: scenario.assumptions + [assumption])
      }
      return assuming(assumption, in: scenario)
    }
    // It is then none of the values that the conditions compare the parameter with.
    let formula = variable.values.reduce(scenario.formula) {
      diagram.and($0, diagram.not(equality(parameter, $1)))
    }
    return Scenario(formula: formula, assumptions: scenario.assumptions + [assumption])
  }

  /// When the expression of a condition is true.
  package func formula(of node: Node) -> Formula {
    guard let function = node.function, let argument = node.functionArgument else {
      return .undecided
    }
    switch function {
    case .condition:
      return formula(ofCondition: argument.text)
    case .not:
      guard let operand = argument.elements.first ?? (argument.isMapping ? argument : nil) else {
        return .undecided
      }
      return diagram.not(formula(of: operand))
    case .and:
      return argument.elements.reduce(.always) { diagram.and($0, formula(of: $1)) }
    case .or:
      return argument.elements.reduce(.never) { diagram.or($0, formula(of: $1)) }
    case .equals:
      return equality(of: argument)
    default:
      return .undecided
    }
  }

  private func equality(of argument: Node) -> Formula {
    let operands = argument.elements
    guard operands.count == 2 else { return .undecided }
    prepareVariables()
    switch (operand(operands[0]), operand(operands[1])) {
    case (.constant(let left), .constant(let right)):
      return left == right ? .always : .never
    case (.variable(let name), .constant(let text)), (.constant(let text), .variable(let name)):
      return equality(name, text)
    case (.table(let name, let texts), .constant(let text)),
      (.constant(let text), .table(let name, let texts)):
      return equality(name, oneOf: texts.filter { $0.value == text }.keys.sorted())
    case (.variable(let left), .variable(let right)):
      return left == right ? .always : equality(between: left, right)
    case (.table(let left, let leftTexts), .table(let right, let rightTexts)) where left == right:
      return equality(
        left, oneOf: leftTexts.filter { rightTexts[$0.key] == $0.value }.keys.sorted())
    case (.table, _), (_, .table):
      return equality(Self.name(ofComparison: operands[0], operands[1]), "equal")
    }
  }

  private func equality(_ name: String, oneOf texts: [String]) -> Formula {
    texts.reduce(.never) { diagram.or($0, equality(name, $1)) }
  }

  /// Two variables have the same value when both have one of those they share, or when both have
  /// another and the two happen to agree.
  private func equality(between left: String, _ right: String) -> Formula {
    let none = ConditionVariable(values: [], isClosed: false)
    let leftVariable = variables[left] ?? none
    let rightVariable = variables[right] ?? none
    let shared = leftVariable.values.filter(rightVariable.values.contains)
    var result = shared.reduce(Formula.never) {
      diagram.or($0, diagram.and(equality(left, $1), equality(right, $1)))
    }
    if !leftVariable.isClosed, !rightVariable.isClosed {
      let names = [left, right].sorted()
      var others = equality("\(names[0]) == \(names[1])", "equal")
      for name in names {
        for value in (variables[name]?.values ?? []) {
          others = diagram.and(others, diagram.not(equality(name, value)))
        }
      }
      result = diagram.or(result, others)
    }
    return result
  }

  /// When a variable has a value.
  func equality(_ name: String, _ text: String) -> Formula {
    if let given = givenParameters[name] { return given == text ? .always : .never }
    var variable = variables[name] ?? ConditionVariable(values: [text], isClosed: false)
    guard let position = variable.values.firstIndex(of: text) else {
      return variable.isClosed ? .never : .undecided
    }
    if variable.firstQuestion == nil {
      let questions = max(0, variable.values.count - (variable.isClosed ? 1 : 0))
      guard diagram.variableCount + questions <= Self.mostQuestions else { return .undecided }
      variable.firstQuestion = diagram.addGroup(ofSize: questions)
      variables[name] = variable
    }
    guard let first = variable.firstQuestion else { return .undecided }
    if variable.isClosed, position == 0 {
      return (1..<max(1, variable.values.count)).reduce(.always) {
        diagram.and($0, diagram.not(question(variable, first, $1)))
      }
    }
    return question(variable, first, position)
  }

  /// Later values are asked first: conditions are mostly built on the ones before them, and the
  /// diagram of a chain then shares its tail.
  private func question(_ variable: ConditionVariable, _ first: Int, _ position: Int) -> Formula {
    diagram.holds(first + variable.values.count - 1 - position)
  }

  // MARK: - Operands

  private func operand(_ node: Node) -> Operand {
    if node.isScalar { return .constant(Self.comparedText(node)) }
    guard let function = node.function, let argument = node.functionArgument else {
      return .variable(node.debugDescription)
    }
    switch function {
    case .ref where argument.isScalar:
      let name = argument.text
      return givenParameters[name].map(Operand.constant) ?? .variable(name)
    case .findInMap:
      return tableOperand(argument) ?? .variable(node.debugDescription)
    default:
      return .variable(node.debugDescription)
    }
  }

  /// A mapping's entries for each value of the one parameter that chooses among them.
  private func tableOperand(_ argument: Node) -> Operand? {
    let keys = argument.elements
    guard keys.count == 3, keys[0].isScalar, let mapping = template.mapping(keys[0].text) else {
      return nil
    }
    switch (operand(keys[1]), operand(keys[2])) {
    case (.constant(let top), .constant(let second)):
      guard let value = mapping.value[top]?[second], value.isScalar else { return nil }
      return .constant(Self.comparedText(value))
    case (.variable(let name), .constant(let second)):
      return .table(variable: name, texts: Self.texts(mapping.value.pairs) { $0[second] })
    case (.constant(let top), .variable(let name)):
      guard let row = mapping.value[top] else { return nil }
      return .table(variable: name, texts: Self.texts(row.pairs) { $0 })
    default:
      return nil
    }
  }

  private static func texts(_ pairs: [Node.Pair], _ choose: (Node) -> Node?) -> [String: String] {
    var texts: [String: String] = [:]
    for pair in pairs {
      guard let value = choose(pair.value), value.isScalar else { continue }
      texts[pair.key.text] = comparedText(value)
    }
    return texts
  }

  /// A scalar as CloudFormation compares it: booleans in lower case, all else as written.
  private static func comparedText(_ node: Node) -> String {
    node.kind == .boolean ? (node.boolean == true ? "true" : "false") : node.text
  }

  private static func name(ofComparison left: Node, _ right: Node) -> String {
    [left.debugDescription, right.debugDescription].sorted().joined(separator: " == ")
  }

  // MARK: - Variables

  /// Finds all values that the conditions compare with, once and before the first question, so that
  /// the equalities of each variable stand together in the diagram.
  private func prepareVariables() {
    guard !variablesAreReady else { return }
    variablesAreReady = true
    for parameter in template.parameters where givenParameters[parameter.name] == nil {
      if parameter.isList || parameter.isStoredInParameterStore { continue }
      guard let allowed = parameter.allowedValues else { continue }
      var values: [String] = []
      for value in allowed.map(Self.comparedText) where !values.contains(value) {
        values.append(value)
      }
      variables[parameter.name] = ConditionVariable(values: values, isClosed: true)
    }
    var collector = ComparedValues(closed: Set(variables.keys))
    for section in [template.root["Conditions"], template.root["Rules"]] {
      for comparison in section.map(comparisons) ?? [] { collect(comparison, into: &collector) }
    }
    collector.shareBetweenCompared(closed: variables.mapValues(\.values))
    for (name, values) in collector.values where variables[name] == nil {
      variables[name] = ConditionVariable(values: values, isClosed: false)
    }
    for name in collector.order.reversed() {
      if let first = variables[name]?.values.first { _ = equality(name, first) }
    }
  }

  private func comparisons(in section: Node) -> [Node] {
    var found: [Node] = []
    var waiting = [section]
    while let node = waiting.popLast() {
      if node.function == .equals, let argument = node.functionArgument { found.append(argument) }
      waiting.append(contentsOf: node.isMapping ? node.pairs.map(\.value) : node.elements)
    }
    return found.reversed()
  }

  private func collect(_ comparison: Node, into collector: inout ComparedValues) {
    let operands = comparison.elements
    guard operands.count == 2 else { return }
    switch (operand(operands[0]), operand(operands[1])) {
    case (.variable(let name), .constant(let text)), (.constant(let text), .variable(let name)):
      collector.add(name, [text])
    case (.table(let name, let texts), .constant), (.constant, .table(let name, let texts)):
      collector.add(name, texts.keys.sorted())
    case (.variable(let left), .variable(let right)) where left != right:
      collector.add(left, [])
      collector.add(right, [])
      collector.pairs.append((left, right))
    case (.table(let left, let texts), .table(let right, _)) where left == right:
      collector.add(left, texts.keys.sorted())
    default:
      break
    }
  }
}

/// The texts that each variable is compared with, in the order of the template.
private struct ComparedValues {
  private(set) var order: [String] = []
  private(set) var values: [String: [String]] = [:]
  /// Variables that are compared with each other.
  var pairs: [(String, String)] = []
  private let closed: Set<String>
  private var known: [String: Set<String>] = [:]

  init(closed: Set<String>) {
    self.closed = closed
  }

  mutating func add(_ name: String, _ texts: [String]) {
    if known[name] == nil {
      known[name] = []
      order.append(name)
    }
    guard !closed.contains(name) else { return }
    for text in texts where known[name, default: []].insert(text).inserted {
      values[name, default: []].append(text)
    }
  }

  /// Gives two variables that are compared with each other the same values, so that what one of
  /// them is known not to be is known of the other when they are equal.
  mutating func shareBetweenCompared(closed closedValues: [String: [String]]) {
    var changed = !pairs.isEmpty
    var rounds = 0
    while changed, rounds < pairs.count + 1 {
      let before = values.values.reduce(0) { $0 + $1.count }
      for (left, right) in pairs {
        let leftValues = closedValues[left] ?? values[left] ?? []
        let rightValues = closedValues[right] ?? values[right] ?? []
        add(left, rightValues)
        add(right, leftValues)
      }
      changed = values.values.reduce(0) { $0 + $1.count } != before
      rounds += 1
    }
  }
}
