import CloudFormation
import SeededRandom
import SourceText
import TemplateSyntax
import Testing

@Suite struct `Conditions` {
  private static let parameters = """
    Parameters:
      Env: {Type: String, AllowedValues: [dev, test, prod]}
      Size: {Type: String}
      Other: {Type: String}
    Mappings:
      Sizes:
        dev: {count: 1}
        test: {count: 1}
        prod: {count: 3}
    """

  struct Case: CustomTestStringConvertible, Sendable {
    var expression: String
    var meaning: Meaning
    var testDescription: String { expression }
  }

  enum Meaning: Sendable {
    case always
    case never
    case sometimes
  }

  @Test(arguments: [
    Case(expression: "!Equals [a, a]", meaning: .always),
    Case(expression: "!Equals [a, b]", meaning: .never),
    Case(expression: "!Equals [true, 'true']", meaning: .always),
    Case(expression: "!Equals [!Ref Env, prod]", meaning: .sometimes),
    Case(expression: "!Equals [!Ref Env, production]", meaning: .never),
    Case(expression: "!Equals [!Ref Size, large]", meaning: .sometimes),
    Case(expression: "!Equals [!Ref Size, !Ref Size]", meaning: .always),
    Case(
      expression: "!And [!Equals [!Ref Env, prod], !Equals [!Ref Env, dev]]", meaning: .never),
    Case(
      expression: "!And [!Equals [!Ref Size, a], !Equals [b, !Ref Size]]", meaning: .never),
    Case(
      expression:
        "!Or [!Equals [!Ref Env, prod], !Equals [!Ref Env, dev], !Equals [!Ref Env, test]]",
      meaning: .always),
    Case(
      expression: "!Or [!Equals [!Ref Size, a], !Not [!Equals [!Ref Size, a]]]", meaning: .always),
    Case(expression: "!Equals [!FindInMap [Sizes, !Ref Env, count], 3]", meaning: .sometimes),
    Case(expression: "!Equals [!FindInMap [Sizes, !Ref Env, count], 2]", meaning: .never),
    Case(
      expression:
        "!And [!Equals [!FindInMap [Sizes, !Ref Env, count], '3'], !Not [!Equals [!Ref Env, prod]]]",
      meaning: .never),
    Case(
      expression:
        "!And [!Equals [!Ref Size, !Ref Other], !Equals [!Ref Size, a], !Equals [!Ref Other, b]]",
      meaning: .never),
    Case(expression: "!Equals [!Ref Size, !Ref Other]", meaning: .sometimes),
    Case(expression: "!Equals [!Ref 'AWS::Region', eu-west-1]", meaning: .sometimes),
    Case(
      expression: "!Equals [!Select [0, !Split ['-', !Ref Size]], a]", meaning: .sometimes),
    Case(
      expression: """
        !And [!Equals [!Join ['', [!Ref Size, x]], a], !Equals [!Join ['', [!Ref Size, x]], b]]
        """, meaning: .never),
  ]) func `hold as often as their parameters allow`(_ example: Case) throws {
    let evaluation = try evaluation(
      Self.parameters + "\nConditions:\n  Asked: \(example.expression)\nResources: {}\n")
    let formula = evaluation.formula(ofCondition: "Asked")
    switch example.meaning {
    case .always: #expect(formula == .always)
    case .never: #expect(formula == .never)
    case .sometimes:
      #expect(formula != .always && formula != .never && formula != .undecided)
    }
  }

  @Test func `that depend on themselves are undecided`() throws {
    let evaluation = try evaluation(
      "Conditions: {A: !Not [!Condition B], B: !Not [!Condition A]}\nResources: {}\n")
    #expect(evaluation.formula(ofCondition: "A") == .undecided)
  }

  @Test func `that do not exist are undecided`() throws {
    #expect(try evaluation("Resources: {}").formula(ofCondition: "None") == .undecided)
  }

  @Test func `take given parameter values as facts`() throws {
    let evaluation = try evaluation(
      Self.parameters + "\nConditions: {P: !Equals [!Ref Env, prod]}\nResources: {}\n",
      parameters: ["Env": "prod"])
    #expect(evaluation.formula(ofCondition: "P") == .always)
  }

  @Test func `in a chain of four hundred are decided together`() throws {
    var text = "Parameters: {P: {Type: String}}\nConditions:\n  C0: !Equals [!Ref P, a]\n"
    for number in 1..<400 {
      text += "  C\(number): !Or [!Equals [!Ref P, v\(number)], !Condition C\(number - 1)]\n"
    }
    let evaluation = try evaluation(text + "Resources: {}\n")
    let first = evaluation.formula(ofCondition: "C0")
    let last = evaluation.formula(ofCondition: "C399")
    #expect(evaluation.implies(first, last))
    #expect(!evaluation.implies(last, first))
    #expect(evaluation.formula(ofCondition: "C200") != .undecided)
  }

  /// Random conditions over few parameters, compared with trying out every value.
  @Test(arguments: 0..<60) func `agree with trying out every value`(_ seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 &+ 1)
    let closed = ["A": ["x", "y", "z"], "B": ["x", "q"]]
    let open = ["C": ["x", "y", "w"], "D": ["x", "w"]]
    var expressions: [Expression] = []
    for _ in 0..<6 {
      expressions.append(.random(&random, depth: 3, known: expressions.count))
    }
    var text = "Parameters:\n"
    for (name, values) in closed.sorted(by: { $0.key < $1.key }) {
      text += "  \(name): {Type: String, AllowedValues: [\(values.joined(separator: ", "))]}\n"
    }
    for name in open.keys.sorted() { text += "  \(name): {Type: String}\n" }
    text += "Conditions:\n"
    for (number, expression) in expressions.enumerated() {
      text += "  C\(number): \(expression.template)\n"
    }
    let evaluation = try evaluation(text + "Resources: {}\n")
    let formulas = expressions.indices.map { evaluation.formula(ofCondition: "C\($0)") }

    var truths: [[Bool]] = []
    let literals = ["w", "x", "y", "z", "other 1", "other 2"]
    for a in closed["A"] ?? [] {
      for b in closed["B"] ?? [] {
        for c in literals {
          for d in literals {
            let values = ["A": a, "B": b, "C": c, "D": d]
            truths.append(expressions.map { $0.isTrue(values, expressions) })
          }
        }
      }
    }
    for left in expressions.indices {
      let column = truths.map { $0[left] }
      #expect((formulas[left] == .always) == column.allSatisfy { $0 }, "\(text)\nC\(left)")
      #expect((formulas[left] == .never) == !column.contains(true), "\(text)\nC\(left)")
      for right in expressions.indices {
        let implied = truths.allSatisfy { !$0[left] || $0[right] }
        #expect(
          evaluation.implies(formulas[left], formulas[right]) == implied,
          "\(text)\nC\(left) implies C\(right)")
        let same = truths.allSatisfy { $0[left] == $0[right] }
        #expect((formulas[left] == formulas[right]) == same, "\(text)\nC\(left) is C\(right)")
      }
    }
  }

  private func evaluation(_ text: String, parameters: [String: String] = [:]) throws -> Evaluation {
    let template = try #require(Template(.parse(SourceText(name: "t.yaml", text: text))))
    return Evaluation(template, parameters: parameters)
  }
}

/// A condition that can be written as a template and be worked out for given values.
private indirect enum Expression {
  case equals(String, String)
  case same(String, String)
  case not(Expression)
  case and(Expression, Expression)
  case or(Expression, Expression)
  case condition(Int)

  static func random(_ random: inout SeededGenerator, depth: Int, known: Int) -> Expression {
    switch depth == 0 ? 0 : Int.random(in: 0..<7, using: &random) {
    case 0, 1:
      return .equals(
        ["A", "B", "C", "D"].randomElement(using: &random) ?? "A",
        ["w", "x", "y", "z"].randomElement(using: &random) ?? "x")
    case 2:
      return .same("C", "D")
    case 3:
      return .not(.random(&random, depth: depth - 1, known: known))
    case 4:
      return .and(
        .random(&random, depth: depth - 1, known: known),
        .random(&random, depth: depth - 1, known: known))
    case 5 where known > 0:
      return .condition(Int.random(in: 0..<known, using: &random))
    default:
      return .or(
        .random(&random, depth: depth - 1, known: known),
        .random(&random, depth: depth - 1, known: known))
    }
  }

  var template: String {
    switch self {
    case .equals(let name, let text): "!Equals [!Ref \(name), \(text)]"
    case .same(let left, let right): "!Equals [!Ref \(left), !Ref \(right)]"
    case .not(let operand): "!Not [\(operand.template)]"
    case .and(let left, let right): "!And [\(left.template), \(right.template)]"
    case .or(let left, let right): "!Or [\(left.template), \(right.template)]"
    case .condition(let number): "!Condition C\(number)"
    }
  }

  func isTrue(_ values: [String: String], _ all: [Expression]) -> Bool {
    switch self {
    case .equals(let name, let text): values[name] == text
    case .same(let left, let right): values[left] == values[right]
    case .not(let operand): !operand.isTrue(values, all)
    case .and(let left, let right): left.isTrue(values, all) && right.isTrue(values, all)
    case .or(let left, let right): left.isTrue(values, all) || right.isTrue(values, all)
    case .condition(let number): all[number].isTrue(values, all)
    }
  }
}
