import ResourceCatalog
import Testing

@Suite struct `A wildcard pattern` {
  @Test(arguments: [
    ("*", ""), ("*", "anything"), ("Get*", "GetObject"), ("*Object", "GetObject"),
    ("G?t*t", "GetObject"), ("a*b*c", "axxbyybc"), ("", ""), ("**", "x"), ("*?", "x"),
    ("?*?", "xy"),
  ])
  func `stands for a text`(pattern: String, text: String) {
    #expect(WildcardPattern(pattern).matches(text))
  }

  @Test(arguments: [
    ("Get*", "PutObject"), ("Get", "GetObject"), ("get*", "GetObject"), ("?", ""), ("?*?", "x"),
    ("a*b*c", "acb"), ("", "x"),
  ])
  func `does not stand for another`(pattern: String, text: String) {
    #expect(!WildcardPattern(pattern).matches(text))
  }

  @Test func `passes over the case of letters when told to`() {
    #expect(WildcardPattern("s3:get*", ignoringCase: true).matches("S3:GetObject"))
  }

  @Test(arguments: [
    ("*", "s3:*"), ("s3:*", "s3:Get*"), ("s3:Get*", "s3:GetObject*"),
    ("s3:*Object", "s3:Get*Object"),
    ("?*", "*?"), ("a*", "a"), ("*", "?"), ("a?c", "abc"),
  ])
  func `covers a narrower one`(wide: String, narrow: String) {
    #expect(WildcardPattern(wide).covers(WildcardPattern(narrow)))
  }

  @Test(arguments: [
    ("s3:Get*", "s3:*"), ("?", "*"), ("a?c", "a*c"), ("abc", "a?c"), ("s3:*", "*"), ("a*b", "a*"),
  ])
  func `does not cover a wider one`(narrow: String, wide: String) {
    #expect(!WildcardPattern(narrow).covers(WildcardPattern(wide)))
  }

  @Test func `takes no longer for a hostile pattern`() {
    let pattern = WildcardPattern(String(repeating: "*a", count: 2_000) + "b")
    #expect(!pattern.matches(String(repeating: "a", count: 5_000)))
    #expect(!pattern.intersects(WildcardPattern(String(repeating: "a*", count: 2_000) + "c")))
  }

  /// All texts of up to five letters over two are compared with what the definition says.
  @Test func `agrees with its definition on random patterns`() {
    var random = Random(seed: 20_261_123)
    let texts = Self.texts(upTo: 5)
    for _ in 0..<400 {
      let left = random.pattern()
      let right = random.pattern()
      let leftTexts = texts.filter { Self.stands(left[...], for: $0[...]) }
      let rightTexts = texts.filter { Self.stands(right[...], for: $0[...]) }
      let (one, other) = (WildcardPattern(String(left)), WildcardPattern(String(right)))
      #expect(texts.filter { one.matches(String($0)) } == leftTexts, "\(String(left))")
      let common = Set(leftTexts).intersection(rightTexts)
      if !common.isEmpty {
        #expect(one.intersects(other), "\(String(left)) \(String(right))")
      } else if left.count + right.count <= 5 {
        #expect(!one.intersects(other), "\(String(left)) \(String(right))")
      }
      if one.covers(other) {
        #expect(Set(rightTexts).isSubset(of: leftTexts), "\(String(left)) \(String(right))")
      }
    }
  }

  private static func texts(upTo length: Int) -> [[Character]] {
    var all: [[Character]] = [[]]
    var last = all
    for _ in 0..<length {
      last = last.flatMap { [$0 + ["a"], $0 + ["b"]] }
      all += last
    }
    return all
  }

  /// What a pattern stands for, word for word.
  private static func stands(
    _ pattern: ArraySlice<Character>, for text: ArraySlice<Character>
  ) -> Bool {
    guard let first = pattern.first else { return text.isEmpty }
    let rest = pattern.dropFirst()
    return switch first {
    case "*":
      stands(rest, for: text) || (!text.isEmpty && stands(pattern, for: text.dropFirst()))
    case "?": !text.isEmpty && stands(rest, for: text.dropFirst())
    default: text.first == first && stands(rest, for: text.dropFirst())
    }
  }
}

/// A sequence of numbers that is the same in every run (SplitMix64).
private struct Random {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed
  }

  mutating func number(below bound: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((mixed ^ (mixed >> 31)) % UInt64(bound))
  }

  mutating func pattern() -> [Character] {
    let letters: [Character] = ["a", "b", "*", "?"]
    return (0..<number(below: 6)).map { _ in letters[number(below: letters.count)] }
  }
}
