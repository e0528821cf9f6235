import TemplateSyntax

/// A state machine as its definition writes it, in Amazon States Language.
///
/// Source: <https://states-language.net/spec.html>
struct StateMachineDefinition {
  /// What keeps a machine from being made.
  enum Problem {
    /// There is no `StartAt`, or no `States`.
    case missing(String)
    /// A transition leads to a state that the machine, or the part of it, does not have.
    case unknownState(String)
    /// A state says neither what follows nor that it is the last.
    case withoutEnd(String)
    /// There is no such type of state.
    case unknownType(String)
    /// A state lacks one of some fields that its type needs.
    case stateWithout([String], state: String)
    /// A state has a field that no state has.
    case unknownField(String)
    /// A list has no elements, a number is too small, or a text is no ARN.
    case badValue(String, words: String)

    /// Whether it is about how states lead to one another.
    var isAboutConnections: Bool {
      switch self {
      case .missing, .unknownState, .withoutEnd, .unknownType: true
      case .stateWithout, .unknownField, .badValue: false
      }
    }
  }

  /// What is wrong, each at its place.
  private(set) var problems: [(problem: Problem, place: Node)] = []

  private static let types: Set = [
    "Task", "Pass", "Wait", "Choice", "Parallel", "Map", "Succeed", "Fail",
  ]
  /// The types of states after which nothing follows, or what is chosen.
  private static let ending: Set = ["Choice", "Succeed", "Fail"]

  /// Of each type, the fields of which a state has at least one.
  private static let needed: [String: [String]] = [
    "Task": ["Resource"], "Parallel": ["Branches"], "Choice": ["Choices"],
    "Map": ["ItemProcessor", "Iterator"],
    "Wait": ["Seconds", "Timestamp", "SecondsPath", "TimestampPath"],
  ]

  /// The fields of states of all types and of both query languages.
  private static let fields: Set = [
    "Type", "Comment", "Next", "End", "QueryLanguage", "InputPath", "OutputPath", "Parameters",
    "ResultPath", "ResultSelector", "Arguments", "Assign", "Output", "Retry", "Catch", "Resource",
    "TimeoutSeconds", "TimeoutSecondsPath", "HeartbeatSeconds", "HeartbeatSecondsPath",
    "Credentials", "Result", "Seconds", "SecondsPath", "Timestamp", "TimestampPath", "Choices",
    "Default", "Branches", "Iterator", "ItemProcessor", "ItemReader", "Items", "ItemsPath",
    "ItemSelector", "ItemBatcher", "ResultWriter", "MaxConcurrency", "MaxConcurrencyPath",
    "ToleratedFailureCount", "ToleratedFailureCountPath", "ToleratedFailurePercentage",
    "ToleratedFailurePercentagePath", "Label", "Error", "ErrorPath", "Cause", "CausePath",
  ]

  /// The machine that a mapping defines.
  init(_ definition: Node) {
    check(definition)
  }

  private mutating func check(_ machine: Node) {
    guard isPlain(machine) else { return }
    for name in ["StartAt", "States"] where machine.pair(name) == nil {
      problems.append((.missing(name), machine.key ?? machine))
    }
    guard let states = machine["States"], isPlain(states) else { return }
    checkTarget(machine["StartAt"], states)
    for state in states.pairs where isPlain(state.value) { check(state, of: states) }
  }

  private mutating func check(_ pair: Node.Pair, of states: Node) {
    let state = pair.value
    if let type = state["Type"], isText(type) {
      if !Self.types.contains(type.text) {
        problems.append((.unknownType(type.text), type))
      } else if !Self.ending.contains(type.text), state.pair("Next") == nil,
        state.pair("End") == nil
      {
        problems.append((.withoutEnd(pair.key.text), pair.key))
      }
      if let needed = Self.needed[type.text], !needed.contains(where: { state.pair($0) != nil }) {
        problems.append((.stateWithout(needed, state: pair.key.text), pair.key))
      }
    }
    checkFields(of: state)
    checkTarget(state["Next"], states)
    checkTarget(state["Default"], states)
    for list in ["Choices", "Catch"] {
      for element in state[list]?.elements ?? [] where isPlain(element) {
        checkTarget(element["Next"], states)
      }
    }
    for branch in state["Branches"]?.elements ?? [] { check(branch) }
    for part in ["Iterator", "ItemProcessor"] {
      if let part = state[part] { check(part) }
    }
  }

  private mutating func checkFields(of state: Node) {
    for field in state.pairs
    where field.key.withUTF8({ !$0.starts(with: "Fn::".utf8) })
      && !Self.fields.contains(field.key.text) && !field.key.text.contains("${")
    {
      problems.append((.unknownField(field.key.text), field.key))
    }
    if state["Type"]?.textIs("Task") == true, let resource = state["Resource"], isText(resource),
      !resource.text.hasPrefix("arn:")
    {
      problems.append((.badValue("Resource", words: "no ARN"), resource))
    }
    for list in ["Choices", "Branches"] {
      if let elements = state[list], elements.isSequence, elements.count == 0 {
        problems.append((.badValue(list, words: "empty"), elements))
      }
    }
    for retrier in state["Retry"]?.elements ?? [] where isPlain(retrier) {
      if let errors = retrier["ErrorEquals"], errors.isSequence, errors.count == 0 {
        problems.append((.badValue("ErrorEquals", words: "empty"), errors))
      }
      for (field, least) in [("MaxAttempts", 0), ("IntervalSeconds", 1), ("BackoffRate", 1)] {
        guard let value = retrier[field], let number = value.number, number < Double(least) else {
          continue
        }
        problems.append((.badValue(field, words: "below \(least)"), value))
      }
    }
  }

  private mutating func checkTarget(_ target: Node?, _ states: Node) {
    guard let target, isText(target), states.pair(target.text) == nil,
      !states.pairs.contains(where: { $0.key.text.contains("${") })
    else { return }
    problems.append((.unknownState(target.text), target))
  }

  /// Whether a mapping is written as it is, without a function that makes it.
  private func isPlain(_ node: Node) -> Bool {
    node.isMapping && node.function == nil && node.pair("Fn::Transform") == nil
  }

  /// Whether a text is known: nothing is put in its place later.
  private func isText(_ node: Node) -> Bool {
    node.function == nil && node.isScalar && !node.isNull && !node.text.contains("${")
  }
}
