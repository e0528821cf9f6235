import SourceText
import Testing

@testable import TemplateSyntax

@Suite struct `A mistake in YAML` {
  @Test(arguments: keys + brackets + texts + tags + directives)
  func `is named at its place`(_ mistake: Mistake) throws {
    let tree = parsed(mistake.marked.text)
    let issue = try #require(tree.issues.first { $0.kind == .malformed })
    #expect(issue.message == mistake.message)
    #expect(issue.range == mistake.marked.range)
    #expect(issue.help?.isEmpty == false)
    #expect(tree.isIncomplete)
    #expect(tree.language == .yaml)
    if let value = mistake.value { #expect(tree.value == value) }
  }

  private static let keys: [Mistake] = [
    Mistake("a: b«:» c\n", "a second `:` stands on this line", reads: "{}"),
    Mistake("Description: a«:» b\nR: 1\n", "a second `:` stands on this line"),
    Mistake("ü: ä«:» ö\n", "a second `:` stands on this line"),
    Mistake("a: 1\n  «b»: 2\n", "key `b` is read as part of the text before it", reads: "{}"),
    Mistake("a:\n  b:1\n  «c»: 2\n", "key `c` is read as part of the text before it", reads: "{}"),
    Mistake("a\n«b c»: 1\n", "key `b c` is read as part of the text before it"),
    Mistake("a: 1\n«b»\nc: 2\n", "this key is not followed by `:`", reads: "{a: 1}"),
    Mistake("a: 1\n«b c»  \n", "this key is not followed by `:`", reads: "{a: 1}"),
    Mistake(
      "a:\n  b: 1\n «c»: 2\n",
      "the indentation does not match the mapping that this line belongs to"),
    Mistake(
      "a:\n    b: 1\n  «c»: 2\n",
      "the indentation does not match the mapping that this line belongs to"),
    Mistake(
      "- a\n«b»: 1\n", "the indentation does not match the list that this line belongs to",
      reads: #"["a"]"#),
    Mistake(
      "a: |\n    x\n  «y»\n",
      "the indentation does not match the mapping that this line belongs to"),
    Mistake("a:\n  - 1\n «-» 2\n", "a list item stands where a key is needed", reads: "{a: [1]}"),
    Mistake("a: 1\n«-» b\n", "a list item stands where a key is needed", reads: "{a: 1}"),
    Mistake("k:\n  b: c\n  «-» a\n", "a list item stands where a key is needed"),
    Mistake("a: «-» 1\n", "a list item cannot begin here", reads: "{}"),
    Mistake("a: «?» d\n", "a `?` cannot begin a key here"),
    Mistake("a:\n«\t»b: 1\n", "a tab stands where YAML needs spaces", reads: "{}"),
    Mistake("a:\n  b: c\n«\t»d: 1\n", "a tab stands where YAML needs spaces"),
    Mistake("a: |\n«\t»b\n", "a tab stands where YAML needs spaces"),
    Mistake("a: 1\n...\n«b»: 2\n", "`b` stands behind the end of the template", reads: "{a: 1}"),
  ]

  private static let brackets: [Mistake] = [
    Mistake("a: «{»\n", "the `{` that opens here is never closed"),
    Mistake("a: «[»\n", "the `[` that opens here is never closed"),
    Mistake("a: «[»1, 2\n", "the `[` that opens here is never closed"),
    Mistake("a: «{»b: 1\n", "the `{` that opens here is never closed"),
    Mistake("a: [«{»b: 1\n", "the `{` that opens here is never closed"),
    Mistake("a: {b: «[»1,\n", "the `[` that opens here is never closed"),
    Mistake("a: [1, 2\nb«:» 1\n", "`:` stands where `,` or `]` is needed", reads: "{a: [1]}"),
    Mistake("a: {b: 1\nc«:» 2\n", "`:` stands where `,` or `}` is needed"),
    Mistake("a: {b: c«:» d}\n", "`:` stands where `,` or `}` is needed", reads: "{a: {}}"),
    Mistake("a: [1«}»\n", "`}` stands where `,` or `]` is needed"),
    Mistake("a: {b«]»\n", "`]` stands where `,` or `}` is needed"),
    Mistake("a: {b: [c«}»\n", "`}` stands where `,` or `]` is needed"),
    Mistake("a: ['b' «c»]\n", "`c` stands where `,` or `]` is needed"),
    Mistake("a: [a, b]«]»\n", "`]` stands outside of any bracket", reads: #"{a: ["a", "b"]}"#),
    Mistake("a: 1\n«}»\n", "`}` stands outside of any bracket", reads: "{a: 1}"),
    Mistake("a: «]»\n", "a value cannot begin with `]`"),
    Mistake("a: «,»\n", "a value cannot begin with `,`"),
    Mistake("«,»\n", "a value cannot begin with `,`"),
    Mistake("a: {«,»}\n", "a value cannot begin with `,`"),
    Mistake("a: [«,»]\n", "a value cannot begin with `,`"),
    Mistake(
      "a: " + String(repeating: "[", count: 299) + "«[»]",
      "values are nested more than 300 levels deep here"),
    Mistake(
      (0..<300).map { String(repeating: " ", count: $0) + "k:\n" }.joined()
        + String(repeating: " ", count: 300) + "«k»: 1\n",
      "values are nested more than 300 levels deep here"),
  ]

  private static let texts: [Mistake] = [
    Mistake("a: «@»x\n", "a value cannot begin with `@`", reads: "{}"),
    Mistake("a: «`»x`\n", "a value cannot begin with a backtick"),
    Mistake("a: «%»x\n", "a value cannot begin with `%`"),
    Mistake("- «@»ü\n", "a value cannot begin with `@`"),
    Mistake("a: «'»open\nb: 1\n", "the quote that opens here is never closed", reads: "{}"),
    Mistake("a: «\"»open\nb: 1\n", "the quote that opens here is never closed", reads: "{}"),
    Mistake("ü: 1\nb: «'»é\n", "the quote that opens here is never closed", reads: "{ü: 1}"),
    Mistake("a: «\"»\\\n", "the quote that opens here is never closed"),
    Mistake("a: «'»b\n--- c\n'", "the quote that opens here is never closed"),
    Mistake("a: \"«\\q»\"\n", #"`\q` is no escape that YAML knows"#),
    Mistake("a: \"«\\é»\"\n", #"`\é` is no escape that YAML knows"#),
    Mistake("a: \"x«\\d»+\"\n", #"`\d` is no escape that YAML knows"#),
    Mistake("a: \"«\\x4»\"\n", #"`\x4` does not have all its hexadecimal digits"#),
    Mistake("a: \"«\\u12»xy\"\n", #"`\u12` does not have all its hexadecimal digits"#),
    Mistake("a: \"«\\uD800»\"\n", #"`\uD800` is no character"#),
    Mistake("a: \"«\\U00110000»\"\n", #"`\U00110000` is no character"#),
    Mistake("a: 'x' «y»\n", "`y` stands behind the end of the value", reads: "{}"),
    Mistake("a: \"x\"«y»\n", "`y` stands behind the end of the value", reads: "{}"),
    Mistake("a: [1] «y»\n", "`y` stands behind the end of the value", reads: "{a: [1]}"),
    Mistake("- 'x' «y»\n", "`y` stands behind the end of the value", reads: "[]"),
    Mistake("a: | «x»\n", "`x` stands behind the `|` or `>` on its line"),
    Mistake("a: |+2«-»\n x", "`-` stands behind the `|` or `>` on its line"),
    Mistake("a: |«0»\n  b\n", "a text cannot be indented by 0 spaces"),
  ]

  private static let tags: [Mistake] = [
    Mistake("a: «*»\n", "`*` begins an alias, whose name has only letters, digits, `-` and `_`"),
    Mistake(
      "a: «*».example.com\n",
      "`*` begins an alias, whose name has only letters, digits, `-` and `_`"),
    Mistake(
      "- «*ab».c\n", "`*` begins an alias, whose name has only letters, digits, `-` and `_`"),
    Mistake("a: «&» b\n", "`&` begins an anchor, whose name has only letters, digits, `-` and `_`"),
    Mistake("a: «!x!y» z\n", "tag `!x!y` has a prefix that no directive defines"),
    Mistake("a: «!Sub»\"text\"\n", "tag `!Sub` needs a space behind it"),
    Mistake("a: «!Sub»|\n  text\n", "tag `!Sub` needs a space behind it"),
    Mistake("a: !Ref «!Sub» x\n", "`!Sub` stands behind another tag; a value has one", reads: "{}"),
    Mistake("a: &x «&y» z\n", "`&y` stands behind the end of the value"),
    Mistake("a: &x «*y»\n", "`*y` stands behind the end of the value"),
  ]

  private static let directives: [Mistake] = [
    Mistake("«%x»\n", "this line begins with `%`, but is no directive that YAML knows"),
    Mistake("«%YAML»\n", "this line begins with `%`, but is no complete directive"),
    Mistake("«%TAG x»\n", "this line begins with `%`, but is no complete directive"),
    Mistake("«%»", "this line begins with `%`, but is no complete directive"),
    Mistake(
      "«%YAML 3.0»\n---\na\n", "the template asks for a YAML version that cannot be read"),
    Mistake("%YAML 1.1\n«%YAML 1.1»\n---\na", "this directive stands twice"),
  ]

  @Test func `is a tag that YAML gives to the key behind it`() throws {
    let marked = MarkedSource("a: [«!ImportValue» Fn::Sub: b]\n")
    let issue = try #require(parsed(marked.text).issues.first)
    #expect(issue.message == "a function stands where a key is needed")
    #expect(issue.range == marked.range)
  }

  @Test func `is a list that stands as a key, and reading goes on`() {
    let tree = parsed("? [a]\n: b\nc: d\n")
    #expect(tree.messages == ["a mapping or a list stands where a key is needed"])
    #expect(tree.root?["c"]?.text == "d")
    #expect(!tree.isIncomplete)
  }

  @Test func `leaves what was read before it, without the unfinished entry`() {
    let tree = parsed(
      """
      Description: d
      Resources:
        A:
          Type: T
        B:
          Type: U
          Properties:
            X: @
        C:
          Type: V
      """)
    #expect(tree.value == #"{Description: "d", Resources: {A: {Type: "T"}}}"#)
    #expect(tree.root?["Resources"]?.written == "A:\n    Type: T")
    #expect(tree.isIncomplete)
  }

  @Test(arguments: [
    ("a: 1\nb: 2\nc", "{a: 1, b: 2}"),
    ("a:\n  b: 1\n  c: @", "{a: {b: 1}}"),
    ("a:\n  b:\n    c: @", "{a: {}}"),
    ("a:\n  b: {c: 1}\n  d:\n    e: @", "{a: {b: {c: 1}}}"),
    ("- a\n- b: @", #"["a", {}]"#),
    ("a:\n  - b\n  - c: @", #"{a: ["b"]}"#),
    ("a: &x {b: 1}\nc: *x\nd: @", "{a: {b: 1}, c: {b: 1}}"),
    ("a:\n  b: &x {c: 1}\n  d: [*x, @", "{a: {b: {c: 1}}}"),
    ("a: !If [b, @", "{a: {}}"),
    ("a:\n  b: !If [c, @", "{a: {}}"),
    ("!If\n- b\n- c: @", "{Fn::If: [\"b\"]}"),
    ("? [a\n: b", "{}"),
    ("? {a: b\n: c", "{}"),
    ("a: 1\n? [b, c\n", "{a: 1}"),
    ("@", "nothing"),
  ])
  func `keeps whole entries of whole sections`(_ yaml: String, _ value: String) {
    let tree = parsed(yaml)
    #expect(tree.value == value)
    #expect(tree.isIncomplete)
  }
}

@Suite struct `Bytes that are no text` {
  @Test(
    arguments: [
      ([0xFF], "byte 0xFF is not UTF-8"), ([0x80], "byte 0x80 is not UTF-8"),
      ([0xC3, 0x28], "byte 0xC3 is not UTF-8"), ([0xE9], "byte 0xE9 is not UTF-8"),
      ([0xED, 0xA0, 0x80], "byte 0xED is not UTF-8"),
      ([0x00], "control character U+0000 is not allowed in YAML"),
      ([0x07], "control character U+0007 is not allowed in YAML"),
      ([0x1B], "control character U+001B is not allowed in YAML"),
      ([0x7F], "control character U+007F is not allowed in YAML"),
      ([0xC2, 0x80], "control character U+0080 is not allowed in YAML"),
      ([0xEF, 0xBF, 0xBF], "control character U+FFFF is not allowed in YAML"),
    ] as [([UInt8], String)])
  func `are named at their place, and what stands before them is read`(
    _ bytes: [UInt8], _ message: String
  ) throws {
    let before = "Description: ü\nResources:\n  A:\n    Type: T\n  B:\n    Type: "
    let tree = SyntaxTree.parse(
      SourceText(
        name: "t", bytes: Array(before.utf8) + bytes + Array("\n  C:\n    Type: 'x\n".utf8)))
    #expect(tree.messages == [message])
    #expect(tree.issues.first?.range.start == before.utf8.count)
    #expect(tree.value == #"{Description: "ü", Resources: {A: {Type: "T"}}}"#)
    #expect(tree.isIncomplete)
  }

  @Test func `come behind a mistake that stands before them`() {
    let tree = SyntaxTree.parse(
      SourceText(name: "t", bytes: Array("a: 1\nb: @\nc: ".utf8) + [0xFF]))
    #expect(tree.messages == ["a value cannot begin with `@`", "byte 0xFF is not UTF-8"])
    #expect(tree.value == "{a: 1}")
  }

  @Test func `far behind in a large file leave all that is before them`() {
    let resources = (0..<3_000).map { "  R\($0): {Type: T}\n" }.joined()
    let tree = SyntaxTree.parse(
      SourceText(name: "t", bytes: Array(("Resources:\n" + resources + "  Z: ").utf8) + [0xC0]))
    #expect(tree.root?["Resources"]?.count == 3_000)
    #expect(tree.messages == ["byte 0xC0 is not UTF-8"])
  }

  @Test(arguments: [[0xFF, 0xFE, 0x61, 0x00], [0xFE, 0xFF, 0x00, 0x61]] as [[UInt8]])
  func `of UTF-16 are named so`(_ bytes: [UInt8]) {
    let tree = SyntaxTree.parse(SourceText(name: "t", bytes: bytes))
    #expect(tree.messages == ["the file is UTF-16; a template is UTF-8"])
    #expect(tree.root == nil)
    #expect(tree.isIncomplete)
  }
}

@Suite struct `A file with several documents` {
  @Test(arguments: [
    "a: 1\n«---»\nb: 2\n", "---\na: 1\n«---»\nb: 2\n", "a: 1\n...\n«---»\nb: @\n",
    "ü: 1\n«---» b\n",
  ])
  func `is read up to the second`(_ marked: String) throws {
    let marked = MarkedSource(marked)
    let tree = parsed(marked.text)
    #expect(tree.root?.pairs.first?.value.text == "1")
    let issue = try #require(tree.issues.first)
    #expect(issue.kind == .severalDocuments)
    #expect(issue.range == marked.range)
    #expect(tree.issues.count == 1)
    #expect(tree.root?.count == 1)
    #expect(!tree.isIncomplete)
  }
}
