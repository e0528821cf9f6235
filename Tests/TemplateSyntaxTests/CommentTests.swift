import SourceText
import Testing

@testable import TemplateSyntax

@Suite struct `Comments` {
  @Test(
    arguments: [
      ("# one\na: 1 # two\n# three", ["# one", "# two", "# three"]),
      ("a: 1 #\n", ["#"]),
      ("a: b#c\n", []),
      ("a: 'b # c' # d\n", ["# d"]),
      ("a: \"b # c\n  # d\" # e\n", ["# e"]),
      ("a: |\n  # text\n  b # text\n# comment\n", ["# comment"]),
      ("a: | # comment\n  # text\n\n  # text\n", ["# comment"]),
      ("a: >- # comment\n  # text\nb: 1\t# tab\n", ["# comment", "# tab"]),
      ("a: | #\n  #\nb: 1\n", ["#"]),
      ("a: !Sub | # one\n  # text\n# two", ["# one", "# two"]),
      ("a: !Sub # one\n  text # two\n", ["# one", "# two"]),
      ("a: &x # one\n  b: 1\nc: *x # two\n", ["# one", "# two"]),
      ("a: # one\n  - b # two\n  # three\n  -\n", ["# one", "# two", "# three"]),
      ("a: [b, # one\n  c, # two\n]# none\n", ["# one", "# two"]),
      ("{a: 1, # one\n}\n", ["# one"]),
      ("a: 1 # one\r\n# two\r\nb: 2\r\n", ["# one", "# two"]),
      ("a: 1 # one\r# two\rb: 2\r", ["# one", "# two"]),
      ("\u{FEFF}# one\na: ü # zwei ä\nb: '# ö' # 😀\n", ["# one", "# zwei ä", "# 😀"]),
      ("#!shebang\n", ["#!shebang"]),
      ("# only", ["# only"]),
      ("", []),
      ("#", ["#"]),
      ("a: b\n  c # one\n", ["# one"]),
      ("a: http://x/#y\n", []),
      ("a: '#fff'\nb: \"#000\"\n", []),
      ("# a # b\n", ["# a # b"]),
      ("a: 1 # one\n---\nb: |\n  # text\n", ["# one"]),
      ("A: 1 # one\nR:\n  B: 2 # two\n  C: @\n  D: 'x\n  # text'\n", ["# one"]),
      ("%YAML 1.1 # one\n---\na: 1\n", ["# one"]),
    ] as [(String, [String])])
  func `are all texts behind a number sign that are part of no value`(
    _ yaml: String, _ texts: [String]
  ) {
    let tree = parsed(yaml)
    #expect(tree.comments.map(\.text) == texts)
    for comment in tree.comments { #expect(tree.source.text(in: comment.range) == comment.text) }
  }

  @Test func `do not exist in JSON`() {
    let tree = parsed("{\"a\": \"# b\"}")
    #expect(tree.comments.isEmpty)
    #expect(!tree.mayContainComments(with: "b"))
  }

  @Test(arguments: [
    ("a: 1 # plumb: ignore[x]\n", true), ("# plumb:\na: 1\n", true), ("a: 1 # x plumb:", true),
    ("a: plumb: # x\n", false), ("plumb: 1\n", false), ("a: 1 # plumb\n", false),
    ("# x\nplumb: 1\n", false), ("# plumb", false), ("", false), ("a: b#plumb:\n", true),
    ("# plum\nb:\n", false), ("# plumb :", false), ("#plumb:", true),
  ])
  func `are ruled out by a look at the bytes`(_ yaml: String, _ expected: Bool) {
    #expect(parsed(yaml).mayContainComments(with: "plumb:") == expected)
  }
}
