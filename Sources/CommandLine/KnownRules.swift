import Linting

/// Every rule that plumb has.
enum KnownRules {
  static var all: [Rule] { [] }
}
