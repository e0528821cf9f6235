package import RegularExpressions
import TemplateSyntax

/// The `AllowedPattern` of a parameter, which CloudFormation reads as an expression of Java's.
///
/// Java's dialect knows more than ours; an expression that the two might read differently has no
/// ``expression``, and nothing is said about what it matches.
package struct ParameterPattern {
  private let scalars: [Unicode.Scalar]
  private let text: String

  init?(_ node: Node) {
    guard node.isScalar, !node.isNull else { return nil }
    self.init(node.text)
  }

  /// The pattern of a text.
  package init(_ text: String) {
    self.text = text
    scalars = Array(text.unicodeScalars)
  }

  /// The expression for a whole value.
  package var expression: RegularExpression? {
    guard mistake == nil, !isOnlyJava else { return nil }
    return try? RegularExpression("^(?:\(text))$")
  }

  /// What Java cannot read in the expression.
  package var mistake: String? {
    var reader = StructureReader(scalars)
    return reader.mistake()
  }

  /// Whether the expression has something that only Java reads, or that it reads in its own way.
  private var isOnlyJava: Bool {
    var escaped = false
    var classDepth = 0
    for (place, scalar) in scalars.enumerated() {
      let next = place + 1 < scalars.count ? scalars[place + 1] : nil
      if escaped {
        escaped = false
        if !Self.commonEscapes.contains(scalar), scalar.properties.isAlphabetic { return true }
        continue
      }
      switch scalar {
      case "\\": escaped = true
      case "[":
        classDepth += 1
        if classDepth > 1 { return true }
      case "]": classDepth = max(0, classDepth - 1)
      case "&" where classDepth > 0 && next == "&": return true
      case "?", "*", "+", "}":
        if classDepth == 0, next == "+" { return true }
      case "(" where classDepth == 0 && next == "?":
        let kind = place + 2 < scalars.count ? scalars[place + 2] : nil
        guard let kind, kind == ":" || kind == "=" || kind == "!" else { return true }
      default: break
      }
    }
    return false
  }

  private static let commonEscapes: Set<Unicode.Scalar> = [
    "d", "D", "w", "W", "s", "S", "n", "r", "t", "f",
  ]
}

/// Looks at the brackets and repetitions of an expression as Java does.
private struct StructureReader {
  private let scalars: [Unicode.Scalar]
  private var position = 0

  init(_ scalars: [Unicode.Scalar]) {
    self.scalars = scalars
  }

  mutating func mistake() -> String? {
    var openGroups = 0
    var mayRepeat = false
    while position < scalars.count {
      let scalar = scalars[position]
      position += 1
      switch scalar {
      case "\\":
        guard position < scalars.count else { return "it ends with a `\\`" }
        if scalars[position] == "Q" { return nil }
        position += 1
        mayRepeat = true
      case "[":
        guard skipClass() else { return "a `[` is not closed" }
        mayRepeat = true
      case "(":
        openGroups += 1
        mayRepeat = false
        if position < scalars.count, scalars[position] == "?" { position += 1 }
      case ")":
        openGroups -= 1
        if openGroups < 0 { return "a `)` closes no group" }
        mayRepeat = true
      case "*", "+", "?":
        guard mayRepeat else { return "nothing stands before `\(scalar)`" }
        if position < scalars.count, scalars[position] == "?" || scalars[position] == "+" {
          position += 1
        }
        mayRepeat = false
      case "|": mayRepeat = false
      default: mayRepeat = true
      }
    }
    return openGroups > 0 ? "a `(` is not closed" : nil
  }

  /// Reads on behind a class of characters, in which Java allows further classes; whether it ends.
  private mutating func skipClass() -> Bool {
    if position < scalars.count, scalars[position] == "^" { position += 1 }
    var isFirst = true
    while position < scalars.count {
      let scalar = scalars[position]
      position += 1
      switch scalar {
      case "\\": position += 1
      case "[": guard skipClass() else { return false }
      case "]" where !isFirst: return true
      default: break
      }
      isFirst = false
    }
    return false
  }
}
