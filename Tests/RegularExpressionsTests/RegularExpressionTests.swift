import Foundation
import RegularExpressions
import Testing

@Suite struct `A regular expression` {
  @Test(arguments: [
    Case("^arn:aws[a-z-]*:iam::\\d{12}:role/.+$", "arn:aws:iam::123456789012:role/app", true),
    Case("^arn:aws[a-z-]*:iam::\\d{12}:role/.+$", "arn:aws:iam::12345678901:role/app", false),
    Case("^(?!aws:)[a-z]+$", "name", true),
    Case("^(?!aws:).+$", "aws:name", false),
    Case("^(?=.*[A-Z])(?=.*\\d).{4,}$", "abC1", true),
    Case("^(?=.*[A-Z])(?=.*\\d).{4,}$", "abc1", false),
    Case("(?<=a)b", "ab", true),
    Case("(?<=a)b", "cb", false),
    Case("(?<!a)b", "ab", false),
    Case("(?!x(?<!ax))..", "ax", true),
    Case("(?i)^prod", "PRODUCTION", true),
    Case("(?i)[a-c]z", "BZ", true),
    Case("^[\\u0020-\\uD7FF\\uE000-\\uFFFD\\uD800\\uDC00-\\uDBFF\\uDFFF]*$", "smile 😀", true),
    Case("^[\\u0020-\\uD7FF\\uE000-\\uFFFD\\uD800\\uDC00-\\uDBFF\\uDFFF]*$", "a\tb", false),
    Case("^[\\p{L}\\p{N}]+$", "Größe9", true),
    Case("^[^\\p{L}]+$", "123", true),
    Case("\\bcat\\b", "a cat sat", true),
    Case("\\bcat\\b", "concatenate", false),
    Case("^$", "", true),
    Case("a|", "zzz", true),
    Case("^(a|b(c|d))*$", "abcbda", true),
    Case("^a{2,3}$", "aaaa", false),
    Case("^[\\w.-]+@[\\w.-]+$", "a.b@c-d", true),
    Case("^[]]?$", "]", false),
    Case("x{,3}", "x{,3}", true),
  ])
  func `finds the texts that it describes`(_ example: Case) throws {
    #expect(try RegularExpression(example.pattern).matches(example.text) == example.matches)
  }

  @Test(arguments: [
    ("(", "a group is never closed"),
    (")", "a `)` closes no group"),
    ("[a", "a class is never closed"),
    ("*", "nothing stands before `*`"),
    ("a{3,2}", "a repetition's maximum is below its minimum"),
    ("(a)\\1", "back references are not supported"),
    ("\\p{Nothing}", "there is no property `Nothing`"),
    ("[z-a]", "a range in a class runs backwards"),
    ("a++", "a repetition follows a repetition"),
    ("((a{100}){100}){100}", "the repetitions are too large together"),
  ])
  func `says why it cannot be used`(_ pattern: String, _ message: String) {
    let mistake = #expect(throws: RegularExpression.Mistake.self) {
      try RegularExpression(pattern)
    }
    #expect(mistake?.message == message)
  }

  @Test(arguments: ["^(a+)+$", "^(a|a)*$", "^(.*)*$", "^(a|aa)+$", "^a*a*a*a*a*a*b$"])
  func `takes no more than linear time where others take forever`(_ pattern: String) throws {
    let text = String(repeating: "a", count: 4_000) + "\n"
    #expect(try RegularExpression(pattern).matches(text) == false)
  }

  @Test func `does not try texts that are far too long`() throws {
    let text = String(repeating: "a", count: 1_000_000)
    #expect(try RegularExpression("^(a?){400}$").matches(text) == nil)
  }

  /// Both engines are asked about many small expressions and texts.
  ///
  /// What they are made of is drawn with a fixed seed, so that a difference comes again.
  @Test(arguments: 0..<8)
  func `agrees with the system's engine`(_ seed: UInt64) throws {
    var source = PatternSource(seed: seed)
    for _ in 0..<400 {
      let pattern = source.pattern(depth: 3)
      let system = try NSRegularExpression(pattern: pattern)
      let own = try RegularExpression(pattern)
      // Expressions of more than 64 steps are matched in another way.
      let long = try RegularExpression("(?:\(pattern))|[^\\s\\S]{70}")
      for _ in 0..<12 {
        let text = source.text()
        let range = NSRange(text.startIndex..., in: text)
        let expected = system.firstMatch(in: text, range: range) != nil
        #expect(own.matches(text) == expected, "`\(pattern)` in `\(text)`")
        #expect(long.matches(text) == expected, "`\(pattern)` in `\(text)`, with more steps")
      }
    }
  }
}

struct Case: Sendable, CustomTestStringConvertible {
  let pattern: String
  let text: String
  let matches: Bool

  init(_ pattern: String, _ text: String, _ matches: Bool) {
    self.pattern = pattern
    self.text = text
    self.matches = matches
  }

  var testDescription: String { "\(pattern) in \(text)" }
}

/// Draws expressions and texts of a few letters, so that they have a fair chance to match.
private struct PatternSource {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1
  }

  mutating func text() -> String {
    (0..<number(below: 7)).map { _ in ["a", "b", "c", "1", "_", "-"][number(below: 6)] }.joined()
  }

  mutating func pattern(depth: Int) -> String {
    switch number(below: depth > 0 ? 12 : 4) {
    case 0, 1: ["a", "b", "c", "1", "-"][number(below: 5)]
    case 2: ["[ab]", "[^a]", "[a-c1]", "[^\\d-]", "[\\w]"][number(below: 5)]
    case 3: [".", "\\d", "\\w", "\\W", "\\S"][number(below: 5)]
    case 4, 5, 6: pattern(depth: depth - 1) + pattern(depth: depth - 1)
    case 7: "(?:" + pattern(depth: depth - 1) + "|" + pattern(depth: depth - 1) + ")"
    case 8: "(" + pattern(depth: depth - 1) + ")" + repetition()
    case 9: ["^", "\\b", "\\B"][number(below: 3)] + pattern(depth: depth - 1)
    case 10: pattern(depth: depth - 1) + "$"
    default:
      ["(?=", "(?!"][number(below: 2)] + pattern(depth: depth - 1) + ")"
        + pattern(depth: depth - 1)
    }
  }

  private mutating func repetition() -> String {
    ["*", "+", "?", "{2}", "{1,2}", "{0,3}", "{1,}", "*?"][number(below: 8)]
  }

  private mutating func number(below limit: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int((state >> 33) % UInt64(limit))
  }
}
