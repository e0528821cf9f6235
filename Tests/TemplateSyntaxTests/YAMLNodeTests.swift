import SourceText
import Testing

@testable import TemplateSyntax

@Suite struct `A scalar of YAML` {
  /// The value of `key`, whose place is marked, and its text.
  @Test(
    arguments: [
      ("key: «plain text»\n", "plain text"),
      ("key:   «padded»   \n", "padded"),
      ("key: «text» # comment\n", "text"),
      ("key: «a#b»\n", "a#b"),
      ("key: «first\n  second»\nnext: 1\n", "first second"),
      ("key: «first\n\n  second»\n", "first\nsecond"),
      ("key: «'single'»\n", "single"),
      ("key: «'it''s'»\n", "it's"),
      ("key: «''''»\n", "'"),
      ("key: «''»\n", ""),
      ("key: «'a\n  b'»\n", "a b"),
      ("key: «\"double\"»\n", "double"),
      ("key: «\"\"»\n", ""),
      ("key: «\"tab\\tA\\x41\\u00e9\\U0001F600\"» # x\n", "tab\tAAé😀"),
      ("key: «\"a\\\n  b\"»\n", "ab"),
      ("key: «\"a\n\n  b\"»\n", "a\nb"),
      ("key: «\"# no comment\"»\n", "# no comment"),
      ("key: «|\n  one\n  two»\n", "one\ntwo\n"),
      ("key: «|-\n  one\n  two»\n\n\nnext: 1\n", "one\ntwo"),
      ("key: «|+\n  one»\n\nnext: 1\n", "one\n\n"),
      ("key: «>\n  one\n  two»\n", "one two\n"),
      ("key: «>-\n  one\n\n  two»\n", "one\ntwo"),
      ("key: «|2-\n    one»\n", "  one"),
      ("key: «| # comment\n  one»\n", "one\n"),
      ("key: «|»\nnext: 1\n", ""),
      ("key: «|\n  {\"a\": \"# text\"}»\n", "{\"a\": \"# text\"}\n"),
      ("key:«»\nnext: 1\n", ""),
      ("key:«» # comment\nnext: 1\n", ""),
      ("key: «Größe 😀 𝒳»\n", "Größe 😀 𝒳"),
      ("Größe: 😀\nkey: «\"😀\"» # ü\n", "😀"),
      ("key: «'é\n  ü'»\r\nnext: 1\n", "é ü"),
      ("# ünï\r\nkey: «a\r\n  b»\r\n", "a b"),
      ("# ünï\rkey: «a»\rnext: b\r", "a"),
      ("\u{FEFF}key: «a»\n", "a"),
      ("\u{FEFF}ü: ä\nkey: «ö»\n", "ö"),
      ("? key\n: «value»\n", "value"),
      ("{key: «value», x: 1}\n", "value"),
      ("{\"key\":«value»}\n", "value"),
      ("{'x': 1, key: «1»}\n", "1"),
      ("key: &anchor «value»\n", "value"),
      ("key: !!str «42»\n", "42"),
      ("key: !!str &a «42»\n", "42"),
      ("key: &a !!str «42»\n", "42"),
      ("key: ! «42»\n", "42"),
      ("key: &a\n  # comment\n  «value»\n", "value"),
      ("key: !<tag:yaml.org,2002:str> «42»\n", "42"),
    ])
  func `has the range that its text takes`(_ marked: String, _ text: String) throws {
    let marked = MarkedSource(marked)
    let tree = parsed(marked.text)
    let value = try #require(tree.root?["key"])
    #expect(tree.messages == [])
    #expect(value.text == text)
    #expect(value.range == marked.range)
  }

  @Test(arguments: [
    ("«key»: value", "key"), ("«'key'»: value", "key"), ("«\"k\\x65y\"»: value", "key"),
    ("{«key»: value}", "key"), ("{ «\"key\"» : value }", "key"), ("? «key»\n: value", "key"),
    ("«key with blanks» : value", "key with blanks"), ("«AWS::Region»: value", "AWS::Region"),
    ("ü: 1\n«Schlüssel»: value", "Schlüssel"), ("😀: 1\n«😀😀»: value", "😀😀"),
    ("&a «key»: value", "key"), ("\u{FEFF}«key»: value", "key"), ("«null»: value", ""),
  ])
  func `is found as a key`(_ marked: String, _ text: String) throws {
    let marked = MarkedSource(marked)
    let key = try #require(parsed(marked.text).root?.pairs.last?.key)
    #expect(key.text == text)
    #expect(key.range == marked.range)
  }

  @Test(
    arguments: [
      ("a", .string), ("", .null), ("~", .null), ("null", .null), ("Null", .null), ("NULL", .null),
      ("nULL", .null), ("nil", .string), ("true", .boolean), ("True", .boolean),
      ("FALSE", .boolean),
      ("yes", .boolean), ("No", .boolean), ("on", .boolean), ("OFF", .boolean), ("y", .string),
      ("n", .string), ("0", .integer), ("-1", .integer), ("+1", .integer), ("1_000", .integer),
      ("0x1F", .integer), ("0x", .string), ("0xG", .string), ("1.5", .float), (".5", .float),
      ("1.", .float), ("1e3", .float), ("1.5e-3", .float), ("-1.5E+3", .float), ("1e", .string),
      ("e3", .string), (".", .string), ("--", .string), ("+", .string),
      ("1.2.3", .string),
      ("2012-10-17", .string), ("10.0.0.0/16", .string), ("12:30:45", .string), ("1a", .string),
      ("'1'", .string), ("\"true\"", .string), ("''", .string), ("!!str 1", .string),
      ("!!int 1", .integer), ("|\n  1", .string), ("arn:aws:s3:::b", .string), ("tru", .string),
      ("truee", .string), ("offf", .string), ("of", .string), ("_1", .string), ("1_", .integer),
    ] as [(String, Node.Kind)])
  func `has the kind that YAML 1.1 gives it`(_ written: String, _ kind: Node.Kind) {
    #expect(parsed("key: \(written)\n").root?["key"]?.kind == kind)
  }

  @Test(
    arguments: [
      ("12", 12), ("'12'", 12), ("+12", 12), ("-12", -12), ("12.0", 12), ("12.5", nil), ("x", nil),
      ("1e3", 1000), ("''", nil), ("null", nil), ("[1]", nil), ("99999999999999999999", nil),
      ("0012", 12),
    ] as [(String, Int?)])
  func `gives its whole number`(_ written: String, _ number: Int?) {
    #expect(parsed("key: \(written)\n").root?["key"]?.integer == number)
  }

  @Test(
    arguments: [
      ("1.5", 1.5), ("'1.5'", 1.5), ("-.5", -0.5), ("2", 2), ("1e400", nil), ("inf", nil),
      ("nan", nil), (".inf", nil), ("1.5 GB", nil),
    ] as [(String, Double?)])
  func `gives its number`(_ written: String, _ number: Double?) {
    #expect(parsed("key: \(written)\n").root?["key"]?.number == number)
  }

  @Test(
    arguments: [
      ("true", true), ("False", false), ("yes", true), ("no", false), ("on", true), ("off", false),
      ("'true'", true), ("\"FALSE\"", false), ("'yes'", nil), ("'no'", nil), ("1", nil), ("x", nil),
      ("null", nil), ("{}", nil),
    ] as [(String, Bool?)])
  func `gives its truth value`(_ written: String, _ value: Bool?) {
    #expect(parsed("key: \(written)\n").root?["key"]?.boolean == value)
  }

  @Test(arguments: [
    "key: |\n  one\n    «${Name}» two\n", "key: |-\n\n\n  a\n\n  «${Name}»\n",
    "key: |2\n    a «${Name}»",
    "key: >\n  one\n  two «${Name}»\n\n  x\n", "key: >-\r\n  one\r\n  two «${Name}»\r\n",
    "key: | # ${Name2}\n  ü «${Name}»\n", "key: !Sub |\n  ü\n  «${Name}» ${Name}\n",
    "key: 'it''s ''«${Name}»'''\n", "key: 'a\n  b «${Name}»'\n", "key: 'a\n\n\n  «${Name}»'\n",
    "key: \"a\\n«${Name}»\"\n", "key: \"a\\\n   b «${Name}»\"\n", "key: \"a  \n b«${Name}»\"\n",
    "key: \"\\x41\\u00e9\\U0001F600\\N\\_\\L«${Name}»\"\n", "key: a\n  b «${Name}»\n",
    "key: a\r\n\r\n  b «${Name}»\r\n", "ü: ü\nkey: \"\\\\ \\\"«${Name}»\"\n",
    "{\"key\": \"a\\n\\u00e9\\ud83d\\ude00\\/«${Name}»\\n\"}",
    "{\"key\": \"\\\\x\\\\ «${Name}»\"}", "{\"key\": {\"Fn::Sub\": \"\\t«${Name}»\"}}",
  ])
  func `that is escaped, folded or indented gives the place of a part of its text`(
    _ marked: String
  ) throws {
    let marked = MarkedSource(marked)
    var value = try #require(parsed(marked.text).root?["key"])
    value = value.functionArgument ?? value
    let text = Array(value.text.utf8)
    let part = Array("${Name}".utf8)
    let start = try #require(text.indices.first { text[$0...].starts(with: part) })
    #expect(value.range(ofText: start..<start + part.count) == marked.range)
  }

  @Test func `gives the places of many parts of a long text in one go`() throws {
    let text = "key: |\n" + String(repeating: "  ${A} and ${B}\n", count: 5_000)
    let value = try #require(parsed(text).root?["key"])
    let ranges = value.ranges(ofText: (0..<5_000).map { $0 * 14 + 2..<$0 * 14 + 3 })
    #expect(ranges.map(\.start) == (0..<5_000).map { 7 + $0 * 16 + 4 })
  }

  @Test(arguments: [
    ("key: abcdef", "cd"), ("key: 'abcdef'", "cd"), ("key: \"abcdef\"", "cd"),
    ("ü: 1\nkey: !Sub 'abcdef'", "cd"),
  ])
  func `gives the place of a part of its text`(_ yaml: String, _ part: String) throws {
    let tree = parsed(yaml)
    var value = try #require(tree.root?["key"])
    value = value.functionArgument ?? value
    #expect(tree.source.text(in: value.range(ofText: 2..<4)) == part)
  }

  @Test func `says whether it is quoted`() throws {
    let elements = try #require(parsed("[a, 'b', \"c\"]").root?.elements)
    #expect(elements.map(\.isQuoted) == [false, true, true])
    let block = try #require(parsed("a: |\n  b\n").root?["a"])
    #expect(block.isQuoted && block.isBlock)
  }
}

@Suite struct `A collection of YAML` {
  @Test(arguments: [
    "key: «{a: 1}»\nnext: 1\n",
    "key: «{}» # comment\n",
    "key: «[1, [2], {a: b}]»\nnext: 1\n",
    "key: «[\n  1,\n  2,\n]»\n",
    "key:\n  «a: 1\n  b: 2»\nnext: 1\n",
    "key:\n  «a: 1\n  b:\n    c: 2»\n\n# comment\nnext: 1\n",
    "key:\n  «a: 1\n  b: {x: y}»\n\n\n",
    "key:\n  «a: 1\n  b:»\nnext: 1\n",
    "key:\n  «- 1\n  - 2»\n",
    "key:\n«- 1\n- [2]»\nnext: 1\n",
    "key:\n«- a: 1\n  b: 2\n-»\nnext: 1\n",
    "key:\n  «- |\n    text»\n\nnext: 1\n",
    "key: &anchor\n  «a: 1»\n",
    "key: &anchor # comment\n  «- 1»\n",
    "key: !!map\n  «a: 1»\n",
    "key: &x «{a: 1}»\n",
    "key:\n  «&x a: 1»\n",
    "ü: ä\nkey:\n  «- ö\n  - 😀»\nnext: 1\n",
  ])
  func `ends where its last part ends`(_ marked: String) throws {
    let marked = MarkedSource(marked)
    let tree = parsed(marked.text)
    #expect(tree.messages == [])
    #expect(tree.root?["key"]?.range == marked.range)
  }

  @Test(arguments: [
    ("a: 1\nb: [x, {y: z}]\n", #"{a: 1, b: ["x", {y: "z"}]}"#),
    ("- a\n-\n  - b\n- - c\n  - d\n", #"["a", ["b"], ["c", "d"]]"#),
    ("a:\n- b\n- c\n", #"{a: ["b", "c"]}"#),
    ("[a: 1, b]", #"[{a: 1}, "b"]"#),
    ("{a, b: 1,}", "{a: null, b: 1}"),
    ("? a\n? b\n", "{a: null, b: null}"),
    ("---\na: 1\n...\n", "{a: 1}"),
    ("%YAML 1.1\n---\na: 1\n", "{a: 1}"),
    ("# only a comment\n", "nothing"),
    ("", "nothing"),
    ("\u{FEFF}", "nothing"),
    (" \n\n", "nothing"),
    ("---\n", "null"),
    ("42\n", "42"),
  ])
  func `has its parts in order`(_ yaml: String, _ value: String) {
    let tree = parsed(yaml)
    #expect(tree.messages == [])
    #expect(tree.value == value)
    #expect(!tree.isIncomplete)
  }

  @Test func `knows the way from the root to each part`() throws {
    let tree = parsed(
      "Resources:\n  A:\n    Properties:\n      - x\n      - {y: !Sub z}\n")
    let sub = try #require(tree.allNodes.first { $0.function != nil })
    #expect(
      sub.path == [.key("Resources"), .key("A"), .key("Properties"), .index(1), .key("y")])
    let argument = try #require(sub.functionArgument)
    #expect(argument.path == sub.path + [.key("Fn::Sub")])
    #expect(sub.key?.text == "y")
    #expect(sub.key?.path == sub.path)
    #expect(sub.parent?.path == Array(sub.path.dropLast()))
    #expect(argument.parent == sub)
    #expect(tree.root?.path == [])
    #expect(tree.root?.parent == nil)
    #expect(tree.root?.key == nil)
    let element = try #require(tree.root?["Resources"]?["A"]?["Properties"]?.elements.first)
    #expect(element.key == nil)
    #expect(element.path.last == .index(0))
  }

  @Test func `gives each part the path that leads back to it`() {
    let tree = parsed(
      "a: {b: [1, {c: 2, d: 3}], e: [[4], [5, 6]]}\nf:\n  - g:\n      h: !If [i, !Ref j, k]\n")
    for node in tree.allNodes {
      var found = tree.root
      for step in node.path {
        switch step {
        case .key(let key): found = found?[key]
        case .index(let index): found = found?.elements[index]
        }
      }
      #expect(found == node)
    }
  }

  @Test(arguments: [
    ("a: 1\nb: 2\n«a»: 3\n", "a"), ("{a: 1, «'a'»: 2}", "a"), ("x:\n  k: 1\n  «k»: 2\n", "k"),
    ("a: 1\n«\"\\x61\"»: 2\n", "a"), ("ü: 1\n«ü»: 2\n", "ü"),
  ])
  func `with a key that stands twice keeps both and names the second`(
    _ marked: String, _ name: String
  ) throws {
    let marked = MarkedSource(marked)
    let issue = try #require(parsed(marked.text).issues.first)
    #expect(issue.message == "key `\(name)` stands twice in one mapping")
    #expect(issue.range == marked.range)
    guard case .duplicateKey(let first) = issue.kind else {
      Issue.record("the kind is \(issue.kind)")
      return
    }
    #expect(first.end <= issue.range.start)
  }

  @Test func `gives the first of two pairs with one key`() {
    let root = parsed("a: 1\na: 2\n").root
    #expect(root?["a"]?.text == "1")
    #expect(root?.pairs.count == 2)
    #expect(root?.count == 2)
  }

  @Test(arguments: [11, 12, 13, 14, 40, 500])
  func `of many keys finds each that stands twice`(_ count: Int) {
    let keys = (0..<count).map { "K\($0): \($0)\n" }
    let tree = parsed(keys.joined() + "K0: again\n'K\(count - 1)': again\n")
    #expect(
      tree.messages == [
        "key `K0` stands twice in one mapping", "key `K\(count - 1)` stands twice in one mapping",
      ])
  }

  @Test(arguments: ["a: 1\nA: 2\n", "a: {x: 1}\nb: {x: 1}\n", "- a: 1\n- a: 1\n", "{a: 1, aa: 2}"])
  func `without equal keys has no issue`(_ yaml: String) {
    #expect(parsed(yaml).messages == [])
  }
}

@Suite struct `A function of CloudFormation` {
  @Test(arguments: FunctionName.allCases)
  func `is the same in the short and the long form`(_ function: FunctionName) throws {
    for argument in ["text", "[a, 1, {b: c}]", "{a: b}", "'quoted'", "|-\n      block"] {
      let short = parsed("key:\n  !\(function.shortName) \(argument)\n")
      let long = parsed("key:\n  \(function.key): \(argument)\n")
      #expect(short.messages == [] && long.messages == [])
      #expect(short.value == long.value)
      let calls = try [short, long].map { try #require($0.root?["key"]) }
      #expect(calls.map(\.function) == [function, function])
      #expect(calls.map(\.isShortForm) == [true, false])
      #expect(calls[0].functionKey?.written == "!" + function.shortName)
      #expect(calls[1].functionKey?.written == function.key)
      #expect(calls[0].functionArgument?.text == calls[1].functionArgument?.text)
      #expect(calls[0].functionArgument?.written == calls[1].functionArgument?.written)
    }
  }

  @Test(arguments: [
    ("key: «!Ref Name»\n", "Name"),
    ("key: «!Sub \"a ${B}\"» # comment\n", "\"a ${B}\""),
    ("key: «!GetAtt A.B»\nnext: 1\n", "A.B"),
    ("key: «!Join [',', [a]]»\n", "[',', [a]]"),
    ("key: «!If\n  - A\n  - b\n  - c»\nnext: 1\n", "- A\n  - b\n  - c"),
    ("key: «!Transform\n  Name: x»\n", "Name: x"),
    ("key: «!Sub |\n  text»\n\nnext: 1\n", "|\n  text"),
    ("key: «!Sub\n  text»\n", "text"),
    ("key: «!Sub # comment !Ref\n  text»\n", "text"),
    ("key: &a «!Ref Name»\n", "Name"),
    ("key: «!Ref &a Name»\n", "Name"),
    (
      "key: «!Base64 !Sub text»".replacing("!Base64 !Sub", with: "!Base64\n  Fn::Sub:"),
      "Fn::Sub: text"
    ),
    ("key: «!Ref 'Größe'»\n", "'Größe'"),
    ("key: «!Ref ''»\n", "''"),
    ("key: «!Ref»\nnext: 1\n", ""),
    ("key: «!Ref»", ""), ("key: «!Ref»\u{2028}# comment\n", ""),
    ("key: «!Sub\u{2029} [a]»\n", "[a]"), ("key: «!Sub\u{85} [a]»\n", "[a]"),
    ("{key: «!Ref a», b: 1}", "a"),
    ("{key: «!Ref», b: 1}", ""),
    ("key: «!<!Ref> Name»\n", "Name"),
  ])
  func `takes the range of its tag and its argument`(_ marked: String, _ argument: String) throws {
    let marked = MarkedSource(marked)
    let tree = parsed(marked.text)
    let call = try #require(tree.root?["key"])
    #expect(tree.messages == [])
    #expect(call.function != nil)
    #expect(call.range == marked.range)
    #expect(call.functionArgument?.written == argument)
    #expect(call.count == 1)
  }

  @Test func `keeps tags within tags apart`() throws {
    let tree = parsed("key: !If [A, !Sub '${B}', !Select [0, !GetAZs '']]\n")
    let calls = tree.allNodes.filter { $0.function != nil }
    #expect(tree.messages == [])
    #expect(calls.map(\.function) == [.if, .sub, .select, .getAZs])
    #expect(
      calls.map(\.written) == [
        "!If [A, !Sub '${B}', !Select [0, !GetAZs '']]", "!Sub '${B}'", "!Select [0, !GetAZs '']",
        "!GetAZs ''",
      ])
  }

  @Test func `is not called by a mapping with more keys`() {
    let tree = parsed("a: {Ref: x, y: z}\nb: {Condition: c, Type: t}\n")
    #expect(tree.allNodes.filter { $0.function != nil }.map(\.function) == [])
  }

  @Test(arguments: ["Fn::Ref", "Fn::Condition", "Fn::Nothing", "ref", "Fn::", "Refs", "GetAtt"])
  func `is not called by another key`(_ key: String) {
    #expect(parsed("a: {'\(key)': x}\n").root?["a"]?.function == nil)
  }

  @Test(
    arguments: [
      ("key: «!ref» Name\n", "!ref"), ("key: «!Foo» [a]\n", "!Foo"),
      ("key: «!Getatt» A.B\n", "!Getatt"),
      ("key: «!Fn::Sub» x\n", "!Fn::Sub"), ("key: «!Foo»\n  a: b\n", "!Foo"),
      ("key: «!!python/name:os» x\n", "!!python/name:os"),
    ])
  func `that is none is an unknown tag`(_ marked: String, _ tag: String) throws {
    let marked = MarkedSource(marked)
    let issue = try #require(parsed(marked.text).issues.first)
    #expect(issue.kind == .unknownTag)
    #expect(issue.range == marked.range)
    #expect(issue.message == "tag `\(tag)` is no function of CloudFormation")
  }

  @Test func `that is none keeps its argument under its tag`() {
    #expect(parsed("key: !Foo [a]\n").value == #"{key: {!Foo: ["a"]}}"#)
  }
}

@Suite struct `An alias` {
  @Test(
    arguments: [
      ("a: &x 1\nb: *x\n", "{a: 1, b: 1}"),
      ("a: &x {c: d}\nb: *x\n", #"{a: {c: "d"}, b: {c: "d"}}"#),
      ("a: &x [1]\nb: [*x, *x]\n", "{a: [1], b: [[1], [1]]}"),
      ("a: &x 1\nb: &x 2\nc: *x\n", "{a: 1, b: 2, c: 2}"),
      ("a: &x !Ref y\nb: *x\n", #"{a: {Ref: "y"}, b: {Ref: "y"}}"#),
      ("a: !Ref &x y\nb: *x\n", #"{a: {Ref: "y"}, b: {Ref: "y"}}"#),
      ("a: &x !If [c, d]\nb: *x\n", #"{a: {Fn::If: ["c", "d"]}, b: {Fn::If: ["c", "d"]}}"#),
      ("&k a: 1\nb: *k\n", #"{a: 1, b: "a"}"#),
      ("a: &x b\n*x : 1\n", #"{a: "b", b: 1}"#),
      ("a: &x\nb: *x\n", "{a: null, b: null}"),
      ("a: &x [&y 1, &x 2]\nb: *x\nc: *y\n", "{a: [1, 2], b: 2, c: 1}"),
      ("a: !Sub [x, {y: &z 1}]\nb: *z\n", #"{a: {Fn::Sub: ["x", {y: 1}]}, b: 1}"#),
    ])
  func `gives what its anchor names`(_ yaml: String, _ value: String) {
    let tree = parsed(yaml)
    #expect(tree.messages == [])
    #expect(tree.value == value)
  }

  @Test func `gives the node where it is written`() throws {
    let tree = parsed("a: &x {c: d}\nb: *x\n")
    let root = try #require(tree.root)
    #expect(root["a"] == root["b"])
    #expect(root["b"]?["c"]?.path == [.key("a"), .key("c")])
    #expect(tree.aliasRanges.map { tree.source.text(in: $0) } == ["*x"])
    #expect(root["b"]?.written == "{c: d}")
  }

  @Test(arguments: [
    ("a: {x: 1, y: 2}\n", "{x: 1, y: 2}"),
    ("b: &b {x: 1}\na: {<<: *b, y: 2}\n", "{y: 2, x: 1}"),
    ("b: &b {x: 1, y: 1}\na:\n  <<: *b\n  y: 2\n", "{y: 2, x: 1}"),
    ("b: &b {x: 1}\nc: &c {x: 2, z: 3}\na: {<<: [*b, *c]}\n", "{x: 1, z: 3}"),
    ("b: &b {x: 1}\nc: &c {<<: *b, z: 3}\na: {<<: *c}\n", "{z: 3, x: 1}"),
    ("a: {<<: {x: 1}}\n", "{x: 1}"),
    ("a: {'<<': 1}\n", "{<<: 1}"),
    ("a: {<<: 1, x: 2}\n", "{x: 2}"),
    ("b: &b {x: 1}\nc: &c {y: 2}\na:\n  <<: *b\n  <<: *c\n", "{x: 1, y: 2}"),
  ])
  func `behind a merge key brings the pairs that are missing`(_ yaml: String, _ value: String) {
    let tree = parsed(yaml)
    #expect(tree.messages == [])
    #expect(tree.root?["a"]?.debugDescription == value)
  }

  @Test func `behind a merge key is found by its key`() {
    let root = parsed("b: &b {x: 1}\na: {<<: *b, y: 2}\n").root
    #expect(root?["a"]?["x"]?.text == "1")
    #expect(root?["a"]?["y"]?.text == "2")
    #expect(root?["a"]?["<<"] == nil)
    #expect(root?["a"]?.count == 2)
  }

  @Test(arguments: [
    ("a: «*x»\n", "alias `*x` names no anchor before it"),
    ("a: «*x»\nb: &x 1\n", "alias `*x` names no anchor before it"),
    ("a: &x [1, «*x»]\n", "alias `*x` stands inside the node that it names"),
    ("a: &x\n  b: «*x»\n", "alias `*x` stands inside the node that it names"),
    ("a: &x {<<: «*x»}\n", "alias `*x` stands inside the node that it names"),
    ("a: &x !If [«*x»]\n", "alias `*x` stands inside the node that it names"),
    ("«*a» : 1\n", "alias `*a` names no anchor before it"),
    ("a: &x [1]\n«*x» : 1\n", "a mapping or a list stands where a key is needed"),
  ])
  func `that names nothing is a mistake, and null`(_ marked: String, _ message: String) throws {
    let marked = MarkedSource(marked)
    let tree = parsed(marked.text)
    let issue = try #require(tree.issues.first)
    #expect(issue.message == message)
    #expect(issue.range == marked.range)
    #expect(issue.kind == .malformed)
    #expect(tree.issues.count == 1)
    #expect(!tree.isIncomplete)
  }

  @Test func `of aliases of aliases is bounded`() throws {
    var yaml = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
    for level in 1..<12 {
      let aliases = Array(repeating: "*a\(level - 1)", count: 10).joined(separator: ", ")
      yaml += "a\(level): &a\(level) [\(aliases)]\n"
    }
    let tree = parsed(yaml)
    #expect(tree.messages == ["the aliases up to here stand for more than 100000 nodes"])
    var visited = 0
    var open = [try #require(tree.root)]
    while let node = open.popLast() {
      visited += 1
      open += node.elements + node.pairs.map(\.value)
    }
    #expect(visited < 200_000)
  }

  @Test func `cannot make a tree deeper than its limit`() throws {
    var yaml = "a0: &a0 " + nested(250, "x") + "\n"
    yaml += "a1: &a1 [*a0]\na2: &a2 " + nested(48, "*a1") + "\na3: [*a2]\n"
    let tree = parsed(yaml)
    #expect(tree.messages == ["values are nested more than 300 levels deep here"])
    #expect(tree.issues.map(\.range).map(tree.source.text) == ["*a2"])
  }

  private func nested(_ depth: Int, _ value: String) -> String {
    String(repeating: "[", count: depth) + value + String(repeating: "]", count: depth)
  }
}
