/// When a rule or schedule runs, as `rate(…)`, `cron(…)` or `at(…)` says it.
///
/// Source: <https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-scheduled-rule-pattern.html>
package enum ScheduleExpression {
  /// Who runs by it.
  package enum Owner: Hashable, Sendable {
    /// A rule of an event bus.
    case rule
    /// A schedule of its own, which can run a single time, and of whose units nothing is said.
    case schedule
  }

  /// What is wrong with an expression.
  package enum Problem: Hashable, Sendable {
    /// It begins with none of the known words, or does not end in a bracket.
    case unknownForm
    /// A rate is not a number with a unit.
    case malformedRate
    /// A rate is not above 0.
    case rateNotPositive
    /// The unit has the wrong number, such as in `rate(1 days)`.
    case unitDoesNotFit(number: Int, unit: String)
    /// There are not six fields.
    case fieldCount(Int)
    /// A field has something that it cannot have.
    case malformedField(name: String, text: String)
    /// Days are given in both ways, or in neither.
    case daysTwice
  }

  /// What is wrong with an expression; nil when nothing is.
  package static func problem(in text: String, of owner: Owner) -> Problem? {
    if let rate = argument(of: "rate", in: text) { return rateProblem(rate, owner) }
    if let fields = argument(of: "cron", in: text) { return cronProblem(fields) }
    if owner == .schedule, argument(of: "at", in: text) != nil { return nil }
    return .unknownForm
  }

  private static func argument(of word: String, in text: String) -> Substring? {
    guard text.hasPrefix(word + "("), text.hasSuffix(")") else { return nil }
    return text.dropFirst(word.count + 1).dropLast()
  }

  // MARK: - Rates

  private static let units = ["minute", "hour", "day"]

  private static func rateProblem(_ text: Substring, _ owner: Owner) -> Problem? {
    let parts = text.split(separator: " ")
    guard parts.count == 2, let number = Int(parts[0]) else { return .malformedRate }
    let unit = String(parts[1])
    guard units.contains(unit) || units.contains(String(unit.dropLast())) && unit.hasSuffix("s")
    else { return .malformedRate }
    guard number > 0 else { return .rateNotPositive }
    guard owner == .schedule || (number == 1) == units.contains(unit) else {
      return .unitDoesNotFit(number: number, unit: unit)
    }
    return nil
  }

  // MARK: - Fields

  private struct Field {
    var name: String
    var range: ClosedRange<Int>
    /// The words for numbers, the first for the first of the range.
    var words: [String] = []
    /// What a field may have beside numbers, `*`, `,`, `-` and `/`.
    var signs = ""
  }

  private static let fields = [
    Field(name: "minutes", range: 0...59), Field(name: "hours", range: 0...23),
    Field(name: "day of month", range: 1...31, signs: "?LW"),
    Field(
      name: "month", range: 1...12,
      words: [
        "JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC",
      ]),
    Field(
      name: "day of week", range: 1...7,
      words: ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"], signs: "?L#"),
    Field(name: "year", range: 1970...2199),
  ]

  private static func cronProblem(_ text: Substring) -> Problem? {
    let parts = text.split(separator: " ")
    guard parts.count == fields.count else { return .fieldCount(parts.count) }
    for (field, part) in zip(fields, parts) where !allows(part, field) {
      return .malformedField(name: field.name, text: String(part))
    }
    return (parts[2] == "?") == (parts[4] == "?") ? .daysTwice : nil
  }

  private static func allows(_ text: Substring, _ field: Field) -> Bool {
    if text == "*" { return true }
    if text == "?" { return field.signs.contains("?") }
    return text.split(separator: ",", omittingEmptySubsequences: false).allSatisfy {
      allowsElement($0, field)
    }
  }

  private static func allowsElement(_ text: Substring, _ field: Field) -> Bool {
    if field.signs.contains("L"), text.contains("L"), !text.contains("JUL") { return true }
    if field.signs.contains("W"), text.hasSuffix("W") { return isNumber(text.dropLast(), field) }
    if field.signs.contains("#") {
      let parts = text.split(separator: "#", omittingEmptySubsequences: false)
      if parts.count == 2 {
        return isNumber(parts[0], field) && Int(parts[1]).map((1...5).contains) == true
      }
    }
    let steps = text.split(separator: "/", omittingEmptySubsequences: false)
    guard steps.count <= 2, steps.count == 1 || Int(steps[1]).map({ $0 > 0 }) == true else {
      return false
    }
    if steps[0] == "*" { return true }
    let ends = steps[0].split(separator: "-", omittingEmptySubsequences: false)
    return (1...2).contains(ends.count) && ends.allSatisfy { isNumber($0, field) }
  }

  private static func isNumber(_ text: Substring, _ field: Field) -> Bool {
    if let number = Int(text) { return field.range.contains(number) }
    return field.words.contains(text.uppercased())
  }
}
