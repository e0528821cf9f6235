/// A regular expression taken apart.
indirect enum Expression {
  case empty
  case scalar(ScalarSet)
  case sequence([Expression])
  case alternatives([Expression])
  case repetition(Expression, least: Int, most: Int?)
  case assertion(Assertion)
  case look(Expression, Look)

  /// Something that holds between two scalars.
  enum Assertion {
    case start
    case end
    case wordBoundary
    case noWordBoundary
  }

  /// What has to stand, or not to stand, on one side of a place.
  struct Look {
    var isAhead: Bool
    var isNegated: Bool
  }

  /// The expression that matches the same texts read from the end.
  var reversed: Expression {
    switch self {
    case .empty, .scalar: self
    case .assertion(.start): .assertion(.end)
    case .assertion(.end): .assertion(.start)
    case .assertion: self
    case .look(let inner, let look):
      .look(inner.reversed, Look(isAhead: !look.isAhead, isNegated: look.isNegated))
    case .sequence(let parts): .sequence(parts.reversed().map(\.reversed))
    case .alternatives(let choices): .alternatives(choices.map(\.reversed))
    case .repetition(let part, let least, let most):
      .repetition(part.reversed, least: least, most: most)
    }
  }
}
