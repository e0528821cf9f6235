/// A statement about the parameters of a template, such as "`Env` is `prod` and `Zones` is not 3".
///
/// Formulas of one diagram are equal exactly when they say the same.
package struct Formula: Hashable, Sendable {
  let index: Int32

  /// The statement that never holds.
  package static var never: Formula { Formula(index: 0) }
  /// The statement that always holds.
  package static var always: Formula { Formula(index: 1) }
  /// A statement that could not be worked out within bounds; nothing can be concluded from it.
  package static var undecided: Formula { Formula(index: -1) }
}

/// Decides what can hold together, exactly, with work shared between all questions.
///
/// It is a reduced ordered decision diagram whose questions are equalities, "does this parameter
/// have this value", grouped by parameter: at most one equality of a group holds. A branch where one
/// holds therefore skips the rest of its group, which keeps the exclusion out of every formula.
struct DecisionDiagram {
  /// A question: does the variable's equality hold? Then `high`, otherwise `low`.
  private struct Decision {
    var variable: Int32
    var low: Int32
    var high: Int32
    /// What is left when no equality of the group from here on holds.
    var rest: Int32
  }

  /// More decisions than this are not made: formulas beyond are undecided.
  ///
  /// Real templates need some
  /// hundreds.
  private static let mostDecisions = 400_000

  private var decisions = [
    Decision(variable: .max, low: 0, high: 0, rest: 0),
    Decision(variable: .max, low: 1, high: 1, rest: 1),
  ]
  /// The last variable of each variable's group.
  private var groupEnds: [Int32] = []
  private var unique = IndexTable()
  private var conjunctions: [UInt64: Int32] = [:]
  private var negations: [Int32: Int32] = [:]

  /// How many equalities there are.
  var variableCount: Int { groupEnds.count }

  /// Adds a group of equalities of which at most one holds, below all earlier ones; gives the
  /// number of the first, the others follow.
  mutating func addGroup(ofSize size: Int) -> Int {
    let first = groupEnds.count
    groupEnds.append(contentsOf: repeatElement(Int32(first + size - 1), count: size))
    return first
  }

  /// The statement that a variable's equality holds.
  mutating func holds(_ variable: Int) -> Formula {
    Formula(index: decision(Int32(variable), low: 0, high: 1))
  }

  mutating func not(_ formula: Formula) -> Formula {
    formula == .undecided ? .undecided : Formula(index: negation(formula.index))
  }

  mutating func and(_ left: Formula, _ right: Formula) -> Formula {
    if left == .never || right == .never { return .never }
    guard left != .undecided, right != .undecided else { return .undecided }
    return Formula(index: conjunction(left.index, right.index))
  }

  mutating func or(_ left: Formula, _ right: Formula) -> Formula {
    if left == .always || right == .always { return .always }
    return not(and(not(left), not(right)))
  }

  // MARK: - Decisions

  private mutating func decision(_ variable: Int32, low: Int32, high: Int32) -> Int32 {
    guard low >= 0, high >= 0 else { return -1 }
    if high == skipGroup(of: variable, from: low) { return low }
    let hash = IndexTable.hash(variable, low, high)
    if let known = unique.find(
      hash,
      where: { index in
        let known = decisions[Int(index)]
        return known.variable == variable && known.low == low && known.high == high
      })
    {
      return known
    }
    guard decisions.count < Self.mostDecisions else { return -1 }
    let index = Int32(decisions.count)
    decisions.append(
      Decision(
        variable: variable, low: low, high: high, rest: skipGroup(of: variable, from: low)))
    unique.insert(index, hash) { index in
      let known = decisions[Int(index)]
      return IndexTable.hash(known.variable, known.low, known.high)
    }
    return index
  }

  /// What is left of a formula when some equality of the variable's group, up to the variable,
  /// holds: all later ones of the group do not.
  private func skipGroup(of variable: Int32, from formula: Int32) -> Int32 {
    let asked = decisions[Int(formula)]
    return asked.variable <= groupEnds[Int(variable)] ? asked.rest : formula
  }

  private mutating func negation(_ formula: Int32) -> Int32 {
    if formula < 2 { return 1 - formula }
    if let known = negations[formula] { return known }
    let asked = decisions[Int(formula)]
    let low = negation(asked.low)
    let high = negation(asked.high)
    let result = low < 0 || high < 0 ? -1 : decision(asked.variable, low: low, high: high)
    negations[formula] = result
    if result >= 0 { negations[result] = formula }
    return result
  }

  private mutating func conjunction(_ left: Int32, _ right: Int32) -> Int32 {
    if left == right { return left }
    if left == 0 || right == 0 { return 0 }
    if left == 1 { return right }
    if right == 1 { return left }
    let (first, second) = left < right ? (left, right) : (right, left)
    let key = UInt64(UInt32(bitPattern: first)) << 32 | UInt64(UInt32(bitPattern: second))
    if let known = conjunctions[key] { return known }
    let variable = min(decisions[Int(first)].variable, decisions[Int(second)].variable)
    let low = conjunction(lowBranch(first, variable), lowBranch(second, variable))
    guard low >= 0 else { return -1 }
    let high = conjunction(highBranch(first, variable), highBranch(second, variable))
    guard high >= 0 else { return -1 }
    let result = decision(variable, low: low, high: high)
    conjunctions[key] = result
    return result
  }

  private func lowBranch(_ formula: Int32, _ variable: Int32) -> Int32 {
    let asked = decisions[Int(formula)]
    return asked.variable == variable ? asked.low : formula
  }

  private func highBranch(_ formula: Int32, _ variable: Int32) -> Int32 {
    let asked = decisions[Int(formula)]
    return asked.variable == variable ? asked.high : skipGroup(of: variable, from: formula)
  }
}

/// A hash table of numbers whose keys stand elsewhere.
private struct IndexTable {
  private var slots = [Int32](repeating: -1, count: 256)
  private var count = 0

  static func hash(_ first: Int32, _ second: Int32, _ third: Int32) -> UInt64 {
    var hash = UInt64(UInt32(bitPattern: first)) &* 0x9E37_79B9_7F4A_7C15
    hash = (hash ^ UInt64(UInt32(bitPattern: second))) &* 0xBF58_476D_1CE4_E5B9
    hash = (hash ^ UInt64(UInt32(bitPattern: third))) &* 0x94D0_49BB_1331_11EB
    return hash ^ hash >> 29
  }

  func find(_ hash: UInt64, where matches: (Int32) -> Bool) -> Int32? {
    var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    while slots[slot] >= 0 {
      if matches(slots[slot]) { return slots[slot] }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }

  mutating func insert(_ index: Int32, _ hash: UInt64, hashOf: (Int32) -> UInt64) {
    if (count + 1) * 2 > slots.count {
      let old = slots
      slots = [Int32](repeating: -1, count: old.count * 2)
      for moved in old where moved >= 0 { place(moved, hashOf(moved)) }
    }
    place(index, hash)
    count += 1
  }

  private mutating func place(_ index: Int32, _ hash: UInt64) {
    var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
    slots[slot] = index
  }
}
