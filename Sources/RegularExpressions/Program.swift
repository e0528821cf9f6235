/// An expression as a list of steps, all of whose states are followed at once.
struct Program: Sendable {
  private enum Step {
    case scalar(Int)
    case fork(Int, Int)
    case assertion(Expression.Assertion)
    case look(Int)
    case match
  }

  private struct Look {
    var program: Program
    var condition: Expression.Look
  }

  private var steps: [Step] = []
  private var sets: [ScalarSet] = []
  private var looks: [Look] = []

  private static let mostSteps = 20_000

  /// The steps of the program and of all it looks around with.
  var totalSize: Int { steps.count + looks.reduce(0) { $0 + $1.program.totalSize } }

  init(_ expression: Expression) throws(RegularExpression.Mistake) {
    try add(expression)
    steps.append(.match)
  }

  // MARK: - Compiling

  private mutating func add(_ expression: Expression) throws(RegularExpression.Mistake) {
    guard steps.count < Self.mostSteps else {
      throw RegularExpression.Mistake(message: "the repetitions are too large together")
    }
    switch expression {
    case .empty: break
    case .scalar(let set):
      sets.append(set)
      steps.append(.scalar(sets.count - 1))
    case .sequence(let parts):
      for part in parts { try add(part) }
    case .alternatives(let choices): try add(choices)
    case .repetition(let part, let least, let most):
      for _ in 0..<least { try add(part) }
      try addOptional(part, most.map { $0 - least })
    case .assertion(let assertion): steps.append(.assertion(assertion))
    case .look(let inner, let condition):
      // What lies ahead of each place is found by reading the text from its end.
      let program = try Program(condition.isAhead ? inner.reversed : inner)
      looks.append(Look(program: program, condition: condition))
      steps.append(.look(looks.count - 1))
    }
  }

  private mutating func add(_ choices: [Expression]) throws(RegularExpression.Mistake) {
    var ends: [Int] = []
    for choice in choices.dropLast() {
      let fork = steps.count
      steps.append(.fork(fork + 1, 0))
      try add(choice)
      ends.append(steps.count)
      steps.append(.match)
      steps[fork] = .fork(fork + 1, steps.count)
    }
    if let last = choices.last { try add(last) }
    for end in ends { steps[end] = .fork(steps.count, steps.count) }
  }

  private mutating func addOptional(_ part: Expression, _ times: Int?)
    throws(RegularExpression.Mistake)
  {
    guard let times else {
      let fork = steps.count
      steps.append(.match)
      try add(part)
      steps.append(.fork(fork, fork))
      steps[fork] = .fork(fork + 1, steps.count)
      return
    }
    var forks: [Int] = []
    for _ in 0..<times {
      forks.append(steps.count)
      steps.append(.match)
      try add(part)
    }
    for fork in forks { steps[fork] = .fork(fork + 1, steps.count) }
  }

  // MARK: - Running

  /// Whether a match begins nowhere but at the start of the text.
  private var beginsAtStart: Bool {
    if case .assertion(.start)? = steps.first { true } else { false }
  }

  /// Whether the text matches somewhere.
  func matches(_ text: [UInt32]) -> Bool {
    if looks.isEmpty, steps.count <= UInt64.bitWidth { return matchesWithStatesAsBits(text) }
    return run(text, upToFirst: true).contains(true)
  }

  /// The same for a short program that does not look around: its states are the bits of a number, so
  /// that no list is made.
  private func matchesWithStatesAsBits(_ text: [UInt32]) -> Bool {
    var current: UInt64 = 0
    for position in 0...text.count {
      if position == 0 || !beginsAtStart {
        current |= 1
      } else if current == 0 {
        return false
      }
      var seen: UInt64 = 0
      var next: UInt64 = 0
      while current != 0 {
        let state = current.trailingZeroBitCount
        current &= current - 1
        seen |= 1 << state
        switch steps[state] {
        case .scalar(let set):
          if position < text.count, sets[set].contains(text[position]) { next |= 1 << (state + 1) }
        case .fork(let first, let second): current |= (1 << first | 1 << second) & ~seen
        case .assertion(let assertion):
          if holds(assertion, position, text) { current |= 1 << (state + 1) & ~seen }
        case .look: break
        case .match: return true
        }
      }
      current = next
    }
    return false
  }

  /// For every place in the text, whether a match that begins anywhere ends there; or for none after
  /// the first where one does.
  private func run(_ text: [UInt32], upToFirst: Bool = false) -> [Bool] {
    let around = looks.map { look -> [Bool] in
      let found =
        look.condition.isAhead
        ? look.program.run(text.reversed()).reversed() : look.program.run(text)
      return found.map { $0 != look.condition.isNegated }
    }
    return run(text, around, upToFirst: upToFirst)
  }

  private func run(_ text: [UInt32], _ around: [[Bool]], upToFirst: Bool) -> [Bool] {
    var ends = [Bool](repeating: false, count: text.count + 1)
    var current: [Int] = []
    var next: [Int] = []
    var lastSeen = [Int](repeating: -1, count: steps.count)
    var waiting: [Int] = []
    for position in 0...text.count {
      if position == 0 || !beginsAtStart {
        current.append(0)
      } else if current.isEmpty {
        return ends
      }
      for state in current {
        waiting.append(state)
        while let state = waiting.popLast() {
          guard lastSeen[state] != position else { continue }
          lastSeen[state] = position
          switch steps[state] {
          case .scalar(let set):
            if position < text.count, sets[set].contains(text[position]) { next.append(state + 1) }
          case .fork(let first, let second):
            waiting.append(second)
            waiting.append(first)
          case .assertion(let assertion):
            if holds(assertion, position, text) { waiting.append(state + 1) }
          case .look(let look):
            if around[look][position] { waiting.append(state + 1) }
          case .match: ends[position] = true
          }
        }
      }
      if upToFirst, ends[position] { return ends }
      swap(&current, &next)
      next.removeAll(keepingCapacity: true)
    }
    return ends
  }

  private func holds(_ assertion: Expression.Assertion, _ position: Int, _ text: [UInt32]) -> Bool {
    switch assertion {
    case .start: return position == 0
    case .end: return position == text.count
    case .wordBoundary, .noWordBoundary:
      let before = position > 0 && ScalarSet.wordScalars.contains(text[position - 1])
      let after = position < text.count && ScalarSet.wordScalars.contains(text[position])
      return (before != after) == (assertion == .wordBoundary)
    }
  }
}
