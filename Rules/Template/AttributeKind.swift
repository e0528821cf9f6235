import TemplateSyntax

/// What the value of an attribute of the template language can be.
enum AttributeKind {
  case text
  case truthValue
  case wholeNumber
  case number
  case list
  case mapping
  case mappingOrCall
  /// A mapping, or `Fn::If` that chooses between some; no other function gives one here.
  case mappingOrChoice
  case listOfTexts
  case textOrListOfTexts
  /// A whole number from 0 to 100.
  case percentage
  /// A time in ISO 8601 with hours, minutes and seconds, of at most some hours.
  case duration(hours: Int)
  /// Some of the processes of an Auto Scaling group.
  case scalingProcesses
  case anything

  /// Whether a value is of the kind; null, which nothing allows, is left to the rule about it.
  func accepts(_ node: Node) -> Bool {
    if node.isNull { return true }
    return switch self {
    case .text: node.isScalar
    case .truthValue: node.boolean != nil
    case .wholeNumber: node.integer != nil
    case .number: node.number != nil
    case .list: node.isSequence
    case .mapping: node.isMapping && Self.isPlain(node)
    case .mappingOrCall: node.isMapping
    case .mappingOrChoice:
      node.isMapping && !node.holdsTextCall
    case .listOfTexts: node.isSequence && node.elements.allSatisfy(\.isScalar)
    case .textOrListOfTexts:
      node.isScalar || node.isSequence && node.elements.allSatisfy(\.isScalar)
    case .percentage: node.integer.map((0...100).contains) ?? false
    case .duration(let hours):
      node.isScalar && (Self.seconds(node.text).map { $0 <= 3600 * hours } ?? false)
    case .scalingProcesses:
      node.isSequence
        && node.elements.allSatisfy {
          $0.function != nil || $0.isScalar && Self.namesOfScalingProcesses.contains($0.text)
        }
    case .anything: true
    }
  }

  /// The processes of a group that can be suspended.
  ///
  /// Source: <https://docs.aws.amazon.com/autoscaling/ec2/userguide/as-suspend-resume-processes.html>
  private static let namesOfScalingProcesses: Set<String> = [
    "Launch", "Terminate", "AddToLoadBalancer", "AlarmNotification", "AZRebalance", "HealthCheck",
    "InstanceRefresh", "ReplaceUnhealthy", "ScheduledActions",
  ]

  /// The seconds of a duration such as `PT1H30M`; nil for a text that is none.
  private static func seconds(_ text: String) -> Int? {
    guard text.hasPrefix("PT") else { return nil }
    var seconds = 0
    var number: Int?
    var units = ["H": 3600, "M": 60, "S": 1]
    for character in text.dropFirst(2) {
      if let digit = character.wholeNumberValue, (number ?? 0) < 1_000_000 {
        number = (number ?? 0) * 10 + digit
      } else {
        guard let count = number, let unit = units.removeValue(forKey: String(character)) else {
          return nil
        }
        seconds += count * unit
        number = nil
      }
    }
    return number == nil && units.count < 3 ? seconds : nil
  }

  /// Whether a mapping is no function call: a section can have one entry that is called `Condition`.
  private static func isPlain(_ mapping: Node) -> Bool {
    switch mapping.function {
    case nil, .transform: true
    case .condition, .ref: !mapping.isShortForm && mapping.functionArgument?.isMapping ?? false
    default: false
    }
  }

  /// The kind in the words of a message, such as "a text".
  var words: String {
    switch self {
    case .text: "a text"
    case .truthValue: "`true` or `false`"
    case .wholeNumber: "a whole number"
    case .number: "a number"
    case .list: "a list"
    case .mapping, .mappingOrCall, .mappingOrChoice: "a mapping"
    case .listOfTexts: "a list of texts"
    case .textOrListOfTexts: "a name or a list of names"
    case .percentage: "0 to 100"
    case .duration(let hours): "`PT1M` to `PT\(hours)H`"
    case .scalingProcesses: "of scaling processes"
    case .anything: "anything"
    }
  }
}

extension Node {
  /// Whether a mapping is the call of a function that gives a text or a list.
  ///
  /// Of comparisons there is another rule.
  fileprivate var holdsTextCall: Bool {
    switch function {
    case .base64, .cidr, .findInMap, .getAtt, .getAZs, .importValue, .join, .length, .ref, .split,
      .sub, .toJsonString:
      true
    default: false
    }
  }

  /// What a value is, in the words of a message, such as "a list"; a short scalar is quoted.
  var inWords: String {
    if let function { return "a call of `\(function.key)`" }
    switch kind {
    case .mapping: return "a mapping"
    case .sequence:
      return elements.contains { !$0.isScalar } ? "a list with a collection in it" : "a list"
    case .null: return "null"
    case .string, .integer, .float, .boolean:
      let text = text
      return text.utf8.count <= 30 && !text.contains("\n") ? "`\(text)`" : "a text"
    }
  }
}
