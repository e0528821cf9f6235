/// What only a team can say for a rule, such as the tags that it requires.
///
/// An option gives a rule what it cannot know. It does not change what the rule means.
package struct RuleOption: Sendable {
  /// What an option takes.
  package enum Kind: Sendable {
    /// A whole number from one to another, and the one that holds where nobody says anything.
    case number(from: Int, to: Int, standard: Int)
    /// A list of texts, and the one that holds where nobody says anything.
    case texts(standard: [String])
  }

  /// The values that a configuration gives for the options of one rule, by name.
  package typealias Values = [String: [String]]

  /// The name, as a configuration writes it.
  package let name: String
  /// What it is, in a few words.
  package let summary: String
  /// What it takes.
  package let kind: Kind

  /// An option with its name and what it takes.
  package init(_ name: String, _ summary: String, _ kind: Kind) {
    self.name = name
    self.summary = summary
    self.kind = kind
  }

  /// What holds where nobody says anything.
  package var standard: [String] {
    switch kind {
    case .number(_, _, let standard): ["\(standard)"]
    case .texts(let standard): standard
    }
  }

  /// What is wrong with some values, in a few words; nil when nothing is.
  package func objection(to values: [String]) -> String? {
    guard case .number(let least, let most, _) = kind else { return nil }
    guard values.count == 1, let number = Int(values[0]), (least...most).contains(number) else {
      return "needs a whole number from \(least) to \(most)"
    }
    return nil
  }
}

extension Inspection {
  /// The number that an option of the rule that is running has.
  package func number(_ option: RuleOption) -> Int {
    texts(option).first.flatMap { Int($0) } ?? 0
  }

  /// The texts that an option of the rule that is running has.
  package func texts(_ option: RuleOption) -> [String] {
    optionValues?[option.name] ?? option.standard
  }
}
