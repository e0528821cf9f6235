import RegularExpressions
import Rules
import Testing

@Suite struct `The pattern of a parameter` {
  @Test(arguments: [
    ("[a-z", "a `[` is not closed"), ("[a-z[0-9]", "a `[` is not closed"),
    ("[]", "a `[` is not closed"), ("[^]", "a `[` is not closed"), ("[\\]", "a `[` is not closed"),
    ("(a|b", "a `(` is not closed"), ("a)", "a `)` closes no group"),
    ("*a", "nothing stands before `*`"), ("a|+", "nothing stands before `+`"),
    ("(?", "a `(` is not closed"), ("a**", "nothing stands before `*`"),
    ("a+++", "nothing stands before `+`"), ("a\\", "it ends with a `\\`"),
  ])
  func `is said to be malformed where Java cannot read it`(pattern: String, mistake: String) {
    #expect(ParameterPattern(pattern).mistake == mistake)
    #expect(ParameterPattern(pattern).expression == nil)
  }

  @Test(arguments: [
    "", "^$", "[]a]", "[^]a]", "[a&&[^b]]", "a*?b+?c??", "a*+b++c?+", "(?i)abc", "(?<name>a)b",
    "\\Qa[b(\\E", "[(]*", "\\(\\)\\[\\*", "[[:alpha:]]", "(?=.*[A-Z]).+", "x{2,}?", "\\p{Alpha}+",
  ])
  func `is not said to be malformed where Java reads it`(pattern: String) {
    #expect(ParameterPattern(pattern).mistake == nil)
  }

  @Test(arguments: [
    ("[a-z]+", "abc", true), ("[a-z]+", "abc1", false), ("a|b", "ab", false), ("a|b", "b", true),
    ("^[a-z]*$", "", true), ("(?=.*\\d)[a-z\\d]+", "abc", false),
    ("(?=.*\\d)[a-z\\d]+", "a1", true),
    ("[\\w.-]+@x\\.org", "a.b-c@x.org", true),
  ])
  func `has to match the whole value`(pattern: String, value: String, isMatch: Bool) throws {
    let expression = try #require(ParameterPattern(pattern).expression)
    #expect(expression.matches(value) == isMatch)
  }

  @Test(arguments: [
    "[a-z&&[^x]]", "[a-z[A-Z]]", "\\p{Alpha}", "\\Qa.b\\E", "a++", "(?i)abc", "(?<n>a)", "\\h",
    "a{2}+",
  ])
  func `is not tried where Java reads more into it`(pattern: String) {
    #expect(ParameterPattern(pattern).expression == nil)
  }
}
