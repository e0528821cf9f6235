package import CloudFormation
package import TemplateSyntax

/// The conditions of a statement: all have to hold.
package struct PolicyConditions: Sendable {
  /// The conditions, in the order written.
  package let conditions: [PolicyCondition]
  /// Whether there may be others that are not known.
  package let mayHaveMore: Bool
  /// The place and the scenario of these conditions.
  package let value: PossibleValue

  /// Whether there certainly are none.
  package var isEmpty: Bool { conditions.isEmpty && !mayHaveMore }

  /// The forms that `Condition` of a statement can have, each in its scenario.
  static func forms(of statement: PossibleValue, _ evaluation: Evaluation) -> [PolicyConditions] {
    evaluation.property("Condition", of: statement).map { value in
      guard let mapping = value.mapping else {
        return PolicyConditions(conditions: [], mayHaveMore: !value.isAbsent, value: value)
      }
      var conditions: [PolicyCondition] = []
      var mayHaveMore = false
      for block in mapping.pairs {
        guard block.value.isMapping, block.value.function == nil,
          let comparison = PolicyComparison(block.key.text)
        else {
          mayHaveMore = true
          continue
        }
        for test in block.value.pairs {
          let values = evaluation.values(of: test.value, when: value.scenario)
          conditions.append(
            PolicyCondition(
              comparison: comparison, key: test.key, values: evaluation.texts(of: values)))
        }
      }
      return PolicyConditions(conditions: conditions, mayHaveMore: mayHaveMore, value: value)
    }
  }
}

/// One test of a condition: a key compared with values, of which one has to fit.
package struct PolicyCondition: Sendable {
  /// How the key is compared.
  package let comparison: PolicyComparison
  /// The condition key, such as `aws:SourceArn`.
  package let key: Node
  /// What it is compared with.
  package let values: [PossibleValue]

  /// The name of the key in lower case; names of condition keys are compared so.
  package var name: String { key.text.lowercased() }
}

/// The operator of a condition, such as `ForAnyValue:StringLikeIfExists`.
///
/// Source: <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html>
package struct PolicyComparison: Hashable, Sendable {
  /// How a key with several values is treated.
  package enum Quantifier: Sendable {
    case forAllValues
    case forAnyValue
  }

  /// What is compared, and how.
  package enum Operator: String, CaseIterable, Sendable {
    case stringEquals = "StringEquals"
    case stringNotEquals = "StringNotEquals"
    case stringEqualsIgnoreCase = "StringEqualsIgnoreCase"
    case stringNotEqualsIgnoreCase = "StringNotEqualsIgnoreCase"
    case stringLike = "StringLike"
    case stringNotLike = "StringNotLike"
    case numericEquals = "NumericEquals"
    case numericNotEquals = "NumericNotEquals"
    case numericLessThan = "NumericLessThan"
    case numericLessThanEquals = "NumericLessThanEquals"
    case numericGreaterThan = "NumericGreaterThan"
    case numericGreaterThanEquals = "NumericGreaterThanEquals"
    case dateEquals = "DateEquals"
    case dateNotEquals = "DateNotEquals"
    case dateLessThan = "DateLessThan"
    case dateLessThanEquals = "DateLessThanEquals"
    case dateGreaterThan = "DateGreaterThan"
    case dateGreaterThanEquals = "DateGreaterThanEquals"
    case bool = "Bool"
    case binaryEquals = "BinaryEquals"
    case ipAddress = "IpAddress"
    case notIpAddress = "NotIpAddress"
    case arnEquals = "ArnEquals"
    case arnLike = "ArnLike"
    case arnNotEquals = "ArnNotEquals"
    case arnNotLike = "ArnNotLike"
    case null = "Null"

    private static let byLowerCase = Dictionary(
      uniqueKeysWithValues: allCases.map { ($0.rawValue.lowercased(), $0) })

    init?(anyCase name: some StringProtocol) {
      guard let found = Self.byLowerCase[name.lowercased()] else { return nil }
      self = found
    }

    /// Whether the test holds for values other than those named.
    package var isNegated: Bool {
      switch self {
      case .stringNotEquals, .stringNotEqualsIgnoreCase, .stringNotLike, .numericNotEquals,
        .dateNotEquals, .notIpAddress, .arnNotEquals, .arnNotLike:
        true
      default: false
      }
    }

    /// Whether a `*` in a value stands for any letters.
    package var hasWildcards: Bool {
      switch self {
      case .stringLike, .stringNotLike, .arnEquals, .arnLike, .arnNotEquals, .arnNotLike: true
      default: false
      }
    }
  }

  /// How a key with several values is treated; nil for a key with one.
  package let quantifier: Quantifier?
  /// What is compared, and how.
  package let `operator`: Operator
  /// Whether the test also holds when the request does not carry the key.
  package let ifExists: Bool

  /// The operator of a name, in any case; nil when there is none.
  package init?(_ name: String) {
    var rest = name[...]
    let lower = name.lowercased()
    if lower.hasPrefix("forallvalues:") {
      quantifier = .forAllValues
      rest = rest.dropFirst("forallvalues:".count)
    } else if lower.hasPrefix("foranyvalue:") {
      quantifier = .forAnyValue
      rest = rest.dropFirst("foranyvalue:".count)
    } else {
      quantifier = nil
    }
    ifExists = lower.hasSuffix("ifexists")
    if ifExists { rest = rest.dropLast("ifexists".count) }
    guard let found = Operator(anyCase: rest), !(ifExists && found == .null) else { return nil }
    `operator` = found
  }

  /// Whether the test can only hold for a request that carries the key with a value named.
  package var demandsValue: Bool {
    !ifExists && quantifier != .forAllValues && !`operator`.isNegated && `operator` != .null
  }
}
