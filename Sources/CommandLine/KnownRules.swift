import Linting
import Rules

/// Every rule that plumb has.
enum KnownRules {
  static var all: [Rule] { BuiltInRules.all }
}
