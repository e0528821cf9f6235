import CloudFormation
package import Linting
import TemplateSyntax

extension Rule {
  /// Finds function calls that CloudFormation cannot read.
  package static let malformedFunctionCall = Rule(
    "malformed-function-call",
    summary: "function called with arguments that it does not take",
    severity: .error,
    category: .template,
    services: ["cloudformation"],
    documents: ["CFN-01"],
    equivalents: [
      Equivalents(
        .cfnLint, "E1010", "E1011", "E1015", "E1016", "E1017", "E1018", "E1019", "E1021", "E1022",
        "E1024", "E1028", "E1030", "E1031", "E8003", "E8004", "E8005", "E8006")
    ],
    why: """
      CloudFormation refuses a template in which a function has too many or too few arguments, or \
      one of the wrong kind. Most functions also accept only some other functions inside.
      """,
    fix: "write the arguments as the function takes them",
    url:
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference.html",
    check: .wholeTemplate { template in
      guard !template.template.hasUnknownMacro else { return }
      for function in FunctionName.allCases {
        let calls = template.callSites[function]
        guard !calls.isEmpty else { continue }
        let judge = CallJudge(
          function, allowsEveryFunction: template.template.usesLanguageExtensions)
        for site in calls where !judge.takesAsWritten(site.argument) && site.isOfKnownFunction {
          // Of a null there is another rule.
          for problem in judge.problems(of: site) where !problem.place.isNull {
            template.report(problem.message, at: problem.place)
          }
        }
      }
    },
    examples: [
      Example(
        "too few and too many arguments",
        """
        Conditions:
          IsBoth: !And [!Equals [!Ref AWS::Region, eu-west-1]]
          #            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ `Fn::And` has 1 condition, it takes 2 to 10
          IsOne: !Equals [a, b, c]
          #              ^^^^^^^^^ `Fn::Equals` has 3 values, it takes 2
        Resources:
          Topic:
            Type: AWS::SNS::Topic
            Properties:
              TopicName: !Join [orders]
              #                ^^^^^^^^ `Fn::Join` has 1 argument, it takes 2: delimiter, list
        """),
      Example(
        "arguments of the wrong kind",
        """
        Resources:
          Topic:
            Type: AWS::SNS::Topic
            Properties:
              TopicName: !Join ["-", orders]
              #                      ^^^^^^ the list of `Fn::Join` is a text
              DisplayName: !Select [first, [a, b]]
              #                     ^^^^^ the index of `Fn::Select` is `first`, not a whole number
        """),
      Example(
        "a function where the function does not take one",
        """
        Resources:
          Topic:
            Type: AWS::SNS::Topic
            Properties:
              TopicName: !Join [!Ref AWS::Region, [a, b]]
              #                 ^^^^^^^^^^^^^^^^ `Ref` cannot give the delimiter of `Fn::Join`
              DisplayName: !ImportValue {Fn::GetAtt: [Queue, QueueName]}
              #                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ `Fn::GetAtt` cannot give the export name of `Fn::ImportValue`
          Queue:
            Type: AWS::SQS::Queue
        """),
      Example(
        "names that no function can give, with the language extensions",
        """
        Transform: AWS::LanguageExtensions
        Parameters:
          Topic: {Type: String}
        Resources:
          Queue:
            Type: AWS::SQS::Queue
            Properties:
              QueueName: {Ref: [Topic]}
              #                ^^^^^^^ `Ref` takes a name, and this is a list
          Alarms:
            Type: AWS::SNS::Topic
            Properties:
              TopicName: !GetAtt Queue
              #                  ^^^^^ `Fn::GetAtt` takes a logical id and an attribute, and this is `Queue`
              DisplayName: {"Fn::GetAtt": [Queue, !Ref Topic]}
        """),
      Example(
        "lists where one name is taken",
        """
        Conditions:
          IsMain: !Equals [!Ref AWS::Region, eu-west-1]
          IsOther: !Not [!Condition [IsMain]]
          #                         ^^^^^^^^ `Condition` takes the name of a condition, and this is a list
        Resources:
          Topic:
            Type: AWS::SNS::Topic
            Properties:
              TopicName: !GetAtt [Queue, [QueueName]]
              #                          ^^^^^^^^^^^ the attribute of `Fn::GetAtt` is a list
          Queue:
            Type: AWS::SQS::Queue
        """),
      Example(
        "calls that are right",
        """
        Conditions:
          IsMain: !Equals [!Ref AWS::Region, eu-west-1]
          IsOther: !Not [!Condition IsMain]
        Resources:
          Topic:
            Type: AWS::SNS::Topic
            Properties:
              TopicName: !Join ["-", [orders, !Ref AWS::Region]]
              DisplayName: !Select [0, !Split ["-", !Sub "${AWS::Region}-x"]]
              Subscription:
                Fn::If: [IsMain, !Ref AWS::NoValue, [{Endpoint: x, Protocol: sqs}]]
        """),
    ]
  )
}

/// Holds the calls of a function against its signature.
private struct CallJudge {
  let signature: FunctionSignature?
  /// With the language extensions nearly every function can stand in every other.
  let allowsEveryFunction: Bool
  private let takesText: Bool

  init(_ function: FunctionName, allowsEveryFunction: Bool) {
    self.allowsEveryFunction = allowsEveryFunction
    signature = FunctionSignature.of(function)
    takesText =
      switch signature?.forms.first {
      case .single(let argument): if case .text = argument.literal { true } else { false }
      default: function == .ref
      }
  }

  /// Whether an argument is a plain text, as most are, and the function takes one.
  func takesAsWritten(_ argument: Node) -> Bool {
    takesText && argument.isScalar && !argument.isNull
  }

  struct Problem {
    let place: Node
    let message: Diagnostic.Message
  }

  func problems(of site: CallSite) -> [Problem] {
    if let problems = nameProblems(site) { return problems }
    guard let signature else { return [] }
    let key = site.function.key
    let form = signature.forms.first { fits($0, site.argument) } ?? signature.forms[0]
    switch form {
    case .single(let argument):
      return problem(argument, site.argument, of: key).map { [$0] } ?? []
    case .many(let argument, let count):
      guard let elements = elements(site.argument) else {
        return [Problem(place: site.argument, message: .noList(key, kind(site.argument)))]
      }
      guard count.contains(elements.count) else {
        return [
          Problem(
            place: site.argument, message: .count(key, elements.count, count, argument.name))
        ]
      }
      return elements.compactMap { problem(argument, $0, of: key) }
    case .list(let arguments, let required):
      guard let elements = elements(site.argument) else {
        return [Problem(place: site.argument, message: .noList(key, kind(site.argument)))]
      }
      // That a default needs the language extensions is for another rule to say.
      let hasDefault =
        site.function == .findInMap
        && (allowsEveryFunction || elements.last?.pair("DefaultValue") != nil)
      let most = hasDefault ? 4 : arguments.count
      guard (required...most).contains(elements.count) else {
        return [
          Problem(
            place: site.argument,
            message: .arguments(key, elements.count, arguments.map(\.name), required))
        ]
      }
      return zip(arguments, elements).compactMap { problem($0, $1, of: key) }
    }
  }

  /// What is wrong with a name that `Ref` or `Fn::GetAtt` is given; nil for the other functions.
  private func nameProblems(_ site: CallSite) -> [Problem]? {
    switch site.function {
    case .ref:
      guard !isName(site.argument) else { return [] }
      return [Problem(place: site.argument, message: .noName(kind(site.argument)))]
    case .getAtt:
      return getAttProblems(site.argument)
    case .condition where !site.argument.isScalar:
      return [Problem(place: site.argument, message: .noConditionName(kind(site.argument)))]
    default:
      return nil
    }
  }

  /// Whether a name is written out; with the language extensions a function can give it.
  private func isName(_ node: Node) -> Bool {
    node.isScalar ? !node.isNull : allowsEveryFunction && mayBeCall(node)
  }

  private func mayBeCall(_ node: Node) -> Bool { node.function != nil || isUnknownCall(node) }

  private func getAttProblems(_ argument: Node) -> [Problem] {
    if argument.isScalar, !argument.isNull {
      let text = argument.text
      let isComplete = text.contains(".") && !text.hasPrefix(".") && !text.hasSuffix(".")
      // A loop may put both names in its place.
      let isOpen = allowsEveryFunction && text.contains("{")
      return isComplete || isOpen ? [] : [Problem(place: argument, message: .noAttribute(text))]
    }
    if allowsEveryFunction, mayBeCall(argument) { return [] }
    guard argument.isSequence else {
      return [Problem(place: argument, message: .noList("Fn::GetAtt", kind(argument)))]
    }
    let parts = argument.elements
    guard parts.count == 2 else {
      return [
        Problem(
          place: argument,
          message: .arguments("Fn::GetAtt", parts.count, ["logical id", "attribute"], 2))
      ]
    }
    if !isName(parts[0]) {
      return [Problem(place: parts[0], message: .kind("logical id", "Fn::GetAtt", kind(parts[0])))]
    }
    if let function = parts[1].function {
      return function == .ref || allowsEveryFunction
        ? []
        : [Problem(place: parts[1], message: .function(function.key, "attribute", "Fn::GetAtt"))]
    }
    guard isName(parts[1]) else {
      return [Problem(place: parts[1], message: .kind("attribute", "Fn::GetAtt", kind(parts[1])))]
    }
    return []
  }

  private func fits(_ form: FunctionSignature.Form, _ argument: Node) -> Bool {
    switch form {
    case .single: !argument.isSequence
    case .list, .many: argument.isSequence
    }
  }

  /// The elements of a list of arguments; nil when it is none.
  private func elements(_ argument: Node) -> [Node]? {
    argument.isSequence ? argument.elements : nil
  }

  private func problem(
    _ argument: FunctionSignature.Argument, _ node: Node, of key: String
  ) -> Problem? {
    if let function = node.function {
      if argument.functions.contains(function) || allowsEveryFunction { return nil }
      if case .condition? = argument.literal {
        return Problem(place: node, message: .noCondition(key, "`\(function.key)`"))
      }
      return Problem(place: node, message: .function(function.key, argument.name, key))
    }
    if isUnknownCall(node) { return nil }
    switch argument.literal {
    case .text where !node.isScalar || node.isNull:
      return Problem(place: node, message: .kind(argument.name, key, kind(node)))
    case .wholeNumber(let bounds):
      guard node.isScalar, let number = node.integer else {
        let found =
          node.isScalar && !node.isNull ? "`\(node.text)`, not a whole number" : kind(node)
        return Problem(place: node, message: .kind(argument.name, key, found))
      }
      guard bounds.contains(number) else {
        return Problem(place: node, message: .bounds(argument.name, key, number, bounds))
      }
      return nil
    case .list(of: let item):
      guard node.isSequence else {
        return Problem(place: node, message: .kind(argument.name, key, kind(node)))
      }
      return node.elements.lazy.compactMap { problem(item, $0, of: key) }.first
    case .mapping(of: let item):
      guard node.isMapping else {
        return Problem(place: node, message: .kind(argument.name, key, kind(node)))
      }
      return node.pairs.lazy.compactMap { problem(item, $0.value, of: key) }.first
    case .listOrMapping where node.isScalar:
      return Problem(place: node, message: .kind(argument.name, key, kind(node)))
    case .condition:
      return Problem(place: node, message: .noCondition(key, kind(node)))
    case .text, .listOrMapping, .anything, nil:
      return nil
    }
  }

  /// A mapping that calls something this version of plumb does not know.
  private func isUnknownCall(_ node: Node) -> Bool {
    node.isMapping && node.count == 1
      && (node.pairs.first?.key.text.hasPrefix("Fn::") ?? false)
  }

  private func kind(_ node: Node) -> String {
    switch node.kind {
    case .mapping: "a mapping"
    case .sequence: "a list"
    case .null: "empty"
    case .string, .integer, .float, .boolean: "a text"
    }
  }
}

extension Diagnostic.Message {
  fileprivate static func count(
    _ function: String, _ found: Int, _ bounds: ClosedRange<Int>, _ name: String
  ) -> Self {
    let limits =
      bounds.count == 1 ? "\(bounds.lowerBound)" : "\(bounds.lowerBound) to \(bounds.upperBound)"
    return "`\(function)` has \(found) \(name)\(found == 1 ? "" : "s"), it takes \(limits)"
  }

  fileprivate static func arguments(
    _ function: String, _ found: Int, _ names: [String], _ required: Int
  ) -> Self {
    let count = required == names.count ? "\(required)" : "\(required) to \(names.count)"
    return """
      `\(function)` has \(found) argument\(found == 1 ? "" : "s"), it takes \(count): \
      \(names.joined(separator: ", "))
      """
  }

  fileprivate static func noList(_ function: String, _ found: String) -> Self {
    "the argument of `\(function)` is \(found), not a list"
  }

  fileprivate static func kind(_ argument: String, _ function: String, _ found: String) -> Self {
    "the \(argument) of `\(function)` is \(found)"
  }

  fileprivate static func bounds(
    _ argument: String, _ function: String, _ found: Int, _ bounds: ClosedRange<Int>
  ) -> Self {
    let limits =
      bounds.upperBound == .max
      ? "below \(bounds.lowerBound)" : "outside \(bounds.lowerBound) to \(bounds.upperBound)"
    return "the \(argument) of `\(function)` is \(found), \(limits)"
  }

  fileprivate static func function(_ inner: String, _ argument: String, _ function: String) -> Self
  {
    "`\(inner)` cannot give the \(argument) of `\(function)`"
  }

  fileprivate static func noCondition(_ function: String, _ found: String) -> Self {
    "`\(function)` takes conditions, and this is \(found)"
  }

  fileprivate static func noName(_ found: String) -> Self {
    "`Ref` takes a name, and this is \(found)"
  }

  fileprivate static func noConditionName(_ found: String) -> Self {
    "`Condition` takes the name of a condition, and this is \(found)"
  }

  fileprivate static func noAttribute(_ text: String) -> Self {
    "`Fn::GetAtt` takes a logical id and an attribute, and this is `\(text)`"
  }
}
