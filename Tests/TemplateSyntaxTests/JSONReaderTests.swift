import SourceText
import Testing

@testable import TemplateSyntax

@Suite struct `JSON that follows the grammar` {
  @Test(arguments: structures + numbers + strings)
  func `is read to its value without an issue`(_ json: String, _ value: String) {
    let tree = JSONReader.read(SourceText(name: "template.json", text: json))
    #expect(tree.messages == [])
    #expect(tree.value == value)
    #expect(!tree.isIncomplete)
    #expect(tree.language == .json)
  }

  private static let structures: [(String, String)] = [
    ("{}", "{}"),
    ("[]", "[]"),
    ("{ }", "{}"),
    ("[ ]", "[]"),
    ("[[]]", "[[]]"),
    ("[[],[]]", "[[], []]"),
    ("[[]   ]", "[[]]"),
    ("[{}]", "[{}]"),
    (#"{"a":{}}"#, "{a: {}}"),
    (#"{"a":[]}"#, "{a: []}"),
    (#"{"a":"b"}"#, #"{a: "b"}"#),
    (#"{"a":"b","c":"d"}"#, #"{a: "b", c: "d"}"#),
    (#"{"":0}"#, "{: 0}"),
    (#"{"a b":0}"#, "{a b: 0}"),
    (#"{"a\u0000b":0}"#, "{a\u{0}b: 0}"),
    (#"{"min": -1.0e+28, "max": 1.0e+28}"#, "{min: -1.0e+28, max: 1.0e+28}"),
    ("{\n\"a\": \"b\"\n}", #"{a: "b"}"#),
    ("{\r\n\"a\":\r\n1\r\n}\r\n", "{a: 1}"),
    ("\t{\t\"a\"\t:\t1\t}\t", "{a: 1}"),
    (" \n\r\t[1]", "[1]"),
    ("[1]\n\n", "[1]"),
    ("[1, 2, 3]", "[1, 2, 3]"),
    ("[1\n,2]", "[1, 2]"),
    ("[null]", "[null]"),
    ("[true]", "[true]"),
    ("[false]", "[false]"),
    ("[null, 1, \"1\", {}]", #"[null, 1, "1", {}]"#),
    ("[1,null,null,null,2]", "[1, null, null, null, 2]"),
    (#"{"a":[1,{"b":[2]}]}"#, "{a: [1, {b: [2]}]}"),
    (#"{"Ref":"A"}"#, #"{Ref: "A"}"#),
    ("\u{FEFF}{}", "{}"),
    ("\u{FEFF} [1]", "[1]"),
    ("42", "42"),
    ("-0.1", "-0.1"),
    (#""text""#, #""text""#),
    ("null", "null"),
    ("true", "true"),
    ("false ", "false"),
    (
      String(repeating: "[", count: 300) + String(repeating: "]", count: 300),
      String(repeating: "[", count: 300) + String(repeating: "]", count: 300)
    ),
  ]

  private static let numbers: [(String, String)] = [
    "0", "-0", "1", "-1", "10", "-123", "123456789012345678901234567890", "0.5", "-0.5", "1.0",
    "123.456789", "0e1", "0e+1", "1e2", "1E2", "1e+2", "1E+2", "1e-2", "1E-2", "1.5e10", "0.1e-7",
    "-1.5E+300", "1e9999", "-0.000000000000000000000000000000000000000000000000000000000000000001",
    "20e1", "0E0", "100000",
  ].map { ("[\($0)]", "[\($0)]") }

  private static let strings: [(String, String)] = [
    (#""""#, #""""#),
    (#""a""#, #""a""#),
    (#""\"""#, "\"\"\""),
    (#""\\""#, #""\""#),
    (#""\/""#, #""/""#),
    (#""\b\f\n\r\t""#, "\"\u{8}\u{C}\n\r\t\""),
    (#""\u0041""#, #""A""#),
    (#""\u00e9\u00E9""#, #""éé""#),
    (#""\u20ac""#, #""€""#),
    (#""\uD83D\uDE00""#, #""😀""#),
    (#""\ud83d\ude00""#, #""😀""#),
    (#""\uDBFF\uDFFF""#, "\"\u{10FFFF}\""),
    (#""\uD800\uDC00""#, "\"\u{10000}\""),
    (#""a\uD834\uDD1Eb""#, "\"a\u{1D11E}b\""),
    (#""\u0000""#, "\"\u{0}\""),
    (#""\u007F""#, "\"\u{7F}\""),
    (#""\u2028\u2029""#, "\"\u{2028}\u{2029}\""),
    (#""\uFEFF""#, "\"\u{FEFF}\""),
    (#""\uFFFF""#, "\"\u{FFFF}\""),
    (#""\\u0041""#, #""\u0041""#),
    (#""\\\\""#, #""\\""#),
    (#""\"\\""#, "\"\"\\\""),
    (#""new\nline""#, "\"new\nline\""),
    ("\"\u{7F}\"", "\"\u{7F}\""),
    ("\"é\"", "\"é\""),
    ("\"€\"", "\"€\""),
    ("\"😀\"", "\"😀\""),
    ("\"\u{2028}\"", "\"\u{2028}\""),
    ("\"\u{10FFFF}\"", "\"\u{10FFFF}\""),
    ("\"\u{E000}\"", "\"\u{E000}\""),
    ("\"\u{FFFF}\"", "\"\u{FFFF}\""),
    ("\"\u{FEFF}\"", "\"\u{FEFF}\""),
    (#"" spaces ""#, #"" spaces ""#),
    (#""// no comment""#, #""// no comment""#),
    (#""/* no comment */ # none""#, #""/* no comment */ # none""#),
    (#""it's""#, #""it's""#),
    (#""{[:,]}""#, #""{[:,]}""#),
    (#""true""#, #""true""#),
    (#""1""#, #""1""#),
  ].map { ("[\($0.0)]", "[\($0.1)]") }
}

@Suite struct `A mistake in JSON` {
  @Test(arguments: structure + comments + keys + values + numbers + strings)
  func `is named at its place`(_ mistake: Mistake) throws {
    let tree = JSONReader.read(mistake.marked.source)
    let issue = try #require(tree.issues.first)
    #expect(issue.message == mistake.message)
    #expect(issue.range == mistake.marked.range)
    #expect(issue.kind == .malformed)
    #expect(issue.help?.isEmpty == false)
    #expect(tree.isIncomplete == (mistake.value == nil))
    if let value = mistake.value { #expect(tree.value == value) }
  }

  private static let structure: [Mistake] = [
    Mistake("{«,»}", "a `,` stands where a value is needed", reads: "{}"),
    Mistake("[«,»]", "a `,` stands where a value is needed", reads: "[]"),
    Mistake("[1«,»]", "a `,` stands before the closing `]`", reads: "[1]"),
    Mistake("[1«,»\n]", "a `,` stands before the closing `]`", reads: "[1]"),
    Mistake("[«,»1]", "a `,` stands where a value is needed", reads: "[1]"),
    Mistake("[1,«,»2]", "a `,` stands where a value is needed", reads: "[1, 2]"),
    Mistake(#"{"a":1«,»}"#, "a `,` stands before the closing `}`", reads: "{a: 1}"),
    Mistake(#"{"a":1,«,»"b":2}"#, "a `,` stands where a value is needed", reads: "{a: 1, b: 2}"),
    Mistake("[«1»\n2]", "a `,` is missing behind this value", reads: "[1, 2]"),
    Mistake("{\"a\":«1»\n\"b\":2}", "a `,` is missing behind this value", reads: "{a: 1, b: 2}"),
    Mistake(
      "{\"a\":\"x«\"»\n\n\"b\":2}", "a `,` is missing behind this value", reads: #"{a: "x", b: 2}"#),
    Mistake("{\"a\":{«}»\n\"b\":2}", "a `,` is missing behind this value", reads: "{a: {}, b: 2}"),
    Mistake("[[«]»\n[]]", "a `,` is missing behind this value", reads: "[[], []]"),
    Mistake("[{«}» {}]", "a `,` is missing behind this value", reads: "[{}, {}]"),
    Mistake("[1 «2»]", "`2` stands where `,` or `]` is needed"),
    Mistake(#"["a" «b»]"#, "`b` stands where `,` or `]` is needed"),
    Mistake(#"{"a":"b" «"»c":1}"#, "`\"` stands where `,` or `}` is needed"),
    Mistake(#"{"a":"say "«hi»" now"}"#, "`hi` stands where `,` or `}` is needed"),
    Mistake(#"{"a":1«;»"b":2}"#, "`;` stands where `,` or `}` is needed"),
    Mistake(#"["a"«:»1]"#, "a `:` stands in a list"),
    Mistake(#"{"a":"b"«:»1}"#, "`:` stands where `,` or `}` is needed"),
    Mistake("[1«}»", "`}` stands where `,` or `]` is needed"),
    Mistake(#"{"a":1«]»"#, "`]` stands where `,` or `}` is needed"),
    Mistake("[«}»", "`}` stands where `,` or `]` is needed"),
    Mistake(#"{"a":[1«}»"#, "`}` stands where `,` or `]` is needed"),
    Mistake("«[»", "the `[` that opens here is never closed"),
    Mistake("«{»", "the `{` that opens here is never closed"),
    Mistake("«[»1", "the `[` that opens here is never closed"),
    Mistake("«[»1,", "the `[` that opens here is never closed"),
    Mistake("[«[»1", "the `[` that opens here is never closed"),
    Mistake("[[1]«[»", "`[` stands where `,` or `]` is needed"),
    Mistake(#"«{»"a""#, "the `{` that opens here is never closed"),
    Mistake(#"«{»"a":"#, "the `{` that opens here is never closed"),
    Mistake(#"«{»"a":1"#, "the `{` that opens here is never closed"),
    Mistake(#"«{»"a":1,"#, "the `{` that opens here is never closed"),
    Mistake(#"{"a":«{»"#, "the `{` that opens here is never closed"),
    Mistake(#"{"a":«{»"b":[]"#, "the `{` that opens here is never closed"),
    Mistake("{}«}»", "`}` stands behind the end of the template"),
    Mistake("[]«]»", "`]` stands behind the end of the template"),
    Mistake("{}«,»", "`,` stands behind the end of the template"),
    Mistake("{} «{»}", "`{` stands behind the end of the template"),
    Mistake("[1]«x»", "`x` stands behind the end of the template"),
    Mistake("1 «2»", "`2` stands behind the end of the template"),
    Mistake("{}\n«trailing»", "`trailing` stands behind the end of the template"),
    Mistake(
      String(repeating: "[", count: 300) + "«[»]",
      "values are nested more than 300 levels deep here"),
    Mistake(
      String(repeating: #"{"a":"#, count: 300) + "«{»}",
      "values are nested more than 300 levels deep here"),
  ]

  private static let comments: [Mistake] = [
    Mistake("{} «// end»", "a comment stands in JSON, which has none", reads: "{}"),
    Mistake("«// start»\n{}", "a comment stands in JSON, which has none", reads: "{}"),
    Mistake("[1, «/* two */» 3]", "a comment stands in JSON, which has none", reads: "[1, 3]"),
    Mistake("[«/**/»]", "a comment stands in JSON, which has none", reads: "[]"),
    Mistake("[1 «# one»\r\n, 2]", "a comment stands in JSON, which has none", reads: "[1, 2]"),
    Mistake("[1,\n«// two»\n2]", "a comment stands in JSON, which has none", reads: "[1, 2]"),
    Mistake("[1]«/* open»", "a comment stands in JSON, which has none", reads: "[1]"),
    Mistake("[1]«/*/»", "a comment stands in JSON, which has none", reads: "[1]"),
    Mistake("[«/»1]", "a value cannot begin with `/`"),
    Mistake("[«/»", "a value cannot begin with `/`"),
  ]

  private static let keys: [Mistake] = [
    Mistake(#"{«"a"» 1}"#, "key `a` is not followed by `:`"),
    Mistake(#"{«"a"» "b"}"#, "key `a` is not followed by `:`"),
    Mistake(#"{«"a"» = 1}"#, "key `a` is not followed by `:`"),
    Mistake(#"{«"a"»}"#, "key `a` has no value"),
    Mistake(#"{«"a"»,"b":1}"#, "key `a` has no value"),
    Mistake(#"{«"a"»:}"#, "key `a` has no value"),
    Mistake(#"{«"a"»:,"b":1}"#, "key `a` has no value"),
    Mistake(#"{"x":1,«"a"»:]}"#, "key `a` has no value"),
    Mistake(#"{"a":«:»1}"#, "a value cannot begin with `:`"),
    Mistake("{«a»: 1}", "key `a` is not in quotes"),
    Mistake("{«a_1»:1}", "key `a_1` is not in quotes"),
    Mistake("{«1»: 1}", "key `1` is not in quotes"),
    Mistake("{«null»:null}", "key `null` is not in quotes"),
    Mistake(#"{"a":1,«b»:2}"#, "key `b` is not in quotes"),
    Mistake("{«:»1}", "a key cannot begin with `:`"),
    Mistake("{«-»1:1}", "a key cannot begin with `-`"),
    Mistake("{«[»]:1}", "a mapping or a list stands where a key is needed"),
    Mistake("{«{»}:1}", "a mapping or a list stands where a key is needed"),
    Mistake("{«é»: 1}", "a key cannot begin with `é`"),
    Mistake(
      "{«'a'»: 1}", "a text stands in single quotes, which JSON does not have", reads: "{a: 1}"),
    Mistake(
      #"{«"0123456789012345678901234567890123456789xyz"» 1}"#,
      "key `0123456789012345678901234567890123456789…` is not followed by `:`"),
  ]

  private static let values: [Mistake] = [
    Mistake("[«nul»]", "`nul` is no JSON value"),
    Mistake("[«nulls»]", "`nulls` is no JSON value"),
    Mistake("[«tru»]", "`tru` is no JSON value"),
    Mistake("[«truth»]", "`truth` is no JSON value"),
    Mistake("[«fals»", "`fals` is no JSON value"),
    Mistake("[«True»]", "`True` is no JSON value"),
    Mistake("[«FALSE»]", "`FALSE` is no JSON value"),
    Mistake("[«None»]", "`None` is no JSON value"),
    Mistake("[«undefined»]", "`undefined` is no JSON value"),
    Mistake("[«NaN»]", "`NaN` is no JSON value"),
    Mistake("[«Infinity»]", "`Infinity` is no JSON value"),
    Mistake("[«text»]", "`text` is no JSON value"),
    Mistake("[«a»é]", "`a` is no JSON value"),
    Mistake("[«&»a]", "a value cannot begin with `&`"),
    Mistake("[«!»Ref a]", "a value cannot begin with `!`"),
    Mistake("[«*»]", "a value cannot begin with `*`"),
    Mistake("[«<»!--]", "a value cannot begin with `<`"),
    Mistake(#"[«\»u000A"x"]"#, #"a value cannot begin with `\`"#),
    Mistake("[«`»x`]", "a value cannot begin with a backtick"),
    Mistake("[«\u{C}»]", "a value cannot begin with `U+000C`"),
    Mistake("[«\u{A0}»1]", "a value cannot begin with `U+00A0`"),
    Mistake("[«\u{2060}»1]", "a value cannot begin with `U+2060`"),
    Mistake("[«\u{0}»]", "a value cannot begin with `U+0000`"),
    Mistake("[«\u{201C}»x\u{201D}]", "a value cannot begin with `\u{201C}`"),
    Mistake("\u{FEFF}«\u{FEFF}»{}", "a value cannot begin with `U+FEFF`"),
    Mistake("«,»", "a value cannot begin with `,`"),
    Mistake("«]»", "a value cannot begin with `]`"),
    Mistake("«}»", "a value cannot begin with `}`"),
  ]

  private static let numbers: [Mistake] = [
    Mistake("[«01»]", "number `01` begins with a zero", reads: "[01]"),
    Mistake("[«-012»]", "number `-012` begins with a zero", reads: "[-012]"),
    Mistake("[«00.5»]", "number `00.5` begins with a zero", reads: "[00.5]"),
    Mistake("[«+1»]", "number `+1` begins with `+`", reads: "[+1]"),
    Mistake("[«+1.5e3»]", "number `+1.5e3` begins with `+`", reads: "[+1.5e3]"),
    Mistake("[«.5»]", "number `.5` has no digit before its point", reads: "[.5]"),
    Mistake("[«-.5»]", "number `-.5` has no digit before its point", reads: "[-.5]"),
    Mistake("[«1.»]", "number `1.` has no digit behind its point", reads: "[1.]"),
    Mistake("[«2.e3»]", "number `2.e3` has no digit behind its point", reads: "[2.e3]"),
    Mistake("[«1e»]", "number `1e` has no digit in its exponent"),
    Mistake("[«1E+»]", "number `1E+` has no digit in its exponent"),
    Mistake("[«0.3e-»]", "number `0.3e-` has no digit in its exponent"),
    Mistake("[«0x1F»]", "number `0x1F` is not decimal", reads: "[0x1F]"),
    Mistake("[«-0x1»]", "number `-0x1` is not decimal", reads: "[-0x1]"),
    Mistake("[«-»]", "`-` is no number"),
    Mistake("[«+»]", "`+` is no number"),
    Mistake("[«.»]", "`.` is no number"),
    Mistake("[«--1»]", "`--1` is no number"),
    Mistake("[«++1»]", "`++1` is no number"),
    Mistake("[«-Infinity»]", "`-Infinity` is no number"),
    Mistake("[«-NaN»]", "`-NaN` is no number"),
    Mistake("[«1.2.3»]", "`1.2.3` is no number"),
    Mistake("[«1e5.5»]", "`1e5.5` is no number"),
    Mistake("[«1+2»]", "`1+2` is no number"),
    Mistake("[«1_000»]", "`1_000` is no number"),
    Mistake("[«123abc»]", "`123abc` is no number"),
    Mistake("[«2012-10-17»]", "`2012-10-17` is no number"),
    Mistake("[«10.0.0.0»/16]", "`10.0.0.0` is no number"),
    Mistake("[1«é»]", "`é` stands where `,` or `]` is needed"),
  ]

  private static let strings: [Mistake] = [
    Mistake(
      "[«'a'»]", "a text stands in single quotes, which JSON does not have", reads: #"["a"]"#),
    Mistake(
      #"[«'it\'s'»]"#, "a text stands in single quotes, which JSON does not have",
      reads: #"["it's"]"#),
    Mistake("[«'»a]", "the quote that opens here is never closed"),
    Mistake("[«\"»a]", "the quote that opens here is never closed"),
    Mistake("[«\"»", "the quote that opens here is never closed"),
    Mistake(#"[«"»\"#, "the quote that opens here is never closed"),
    Mistake(#"[«"»a\"]"#, "the quote that opens here is never closed"),
    Mistake("[«\"»a\n\"]", "the quote that opens here is not closed on its line"),
    Mistake("[«\"»a\r\n\"]", "the quote that opens here is not closed on its line"),
    Mistake("[«\"»a\\\n\"]", "the quote that opens here is not closed on its line"),
    Mistake("[\"a«\t»b\"]", "a tab stands in a text", reads: "[\"a\tb\"]"),
    Mistake(
      "[\"a«\u{0}»b\"]", "control character U+0000 stands in a text", reads: "[\"a\u{0}b\"]"),
    Mistake(
      "[\"«\u{1F}»\"]", "control character U+001F stands in a text", reads: "[\"\u{1F}\"]"),
    Mistake(#"["«\x»41"]"#, #"`\x` is no escape that JSON knows"#, reads: #"["\x41"]"#),
    Mistake(#"["«\a»"]"#, #"`\a` is no escape that JSON knows"#, reads: #"["\a"]"#),
    Mistake(#"["«\'»"]"#, #"`\'` is no escape that JSON knows"#, reads: #"["\'"]"#),
    Mistake(#"["«\é»"]"#, #"`\é` is no escape that JSON knows"#, reads: #"["\é"]"#),
    Mistake(#"["«\😀»"]"#, #"`\😀` is no escape that JSON knows"#, reads: #"["\😀"]"#),
    Mistake(#"["«\U»0041"]"#, #"`\U` is no escape that JSON knows"#, reads: #"["\U0041"]"#),
    Mistake(#"["«\0»"]"#, #"`\0` is no escape that JSON knows"#, reads: #"["\0"]"#),
    Mistake("[\"«\\»\t\"]", #"a `\` begins no escape"#, reads: "[\"\\\t\"]"),
    Mistake(#"["«\u»"]"#, #"`\u` does not have four hexadecimal digits"#, reads: "[\"\u{FFFD}\"]"),
    Mistake(
      #"["«\u00A»"]"#, #"`\u00A` does not have four hexadecimal digits"#, reads: "[\"\u{FFFD}\"]"),
    Mistake(
      #"["«\u00»GZ"]"#, #"`\u00` does not have four hexadecimal digits"#,
      reads: "[\"\u{FFFD}GZ\"]"),
    Mistake(#"["«\uD800»"]"#, #"`\uD800` is only half of a character"#, reads: "[\"\u{FFFD}\"]"),
    Mistake(#"["«\uDC00»"]"#, #"`\uDC00` is only half of a character"#, reads: "[\"\u{FFFD}\"]"),
    Mistake(
      #"["«\uD800»x"]"#, #"`\uD800` is only half of a character"#, reads: "[\"\u{FFFD}x\"]"),
    Mistake(
      #"["«\uD83D»\uD83D\uDE00"]"#, #"`\uD83D` is only half of a character"#,
      reads: "[\"\u{FFFD}😀\"]"),
    Mistake(
      #"["«\uD800»\u0041"]"#, #"`\uD800` is only half of a character"#, reads: "[\"\u{FFFD}A\"]"),
    Mistake(
      #"["«\uDE00»\uD83D"]"#, #"`\uDE00` is only half of a character"#,
      reads: "[\"\u{FFFD}\u{FFFD}\"]"),
  ]

  @Test(
    arguments: [
      ([0xFF], 2), ([0x80], 2), ([0xC0, 0xAF], 2), ([0xC1, 0xBF], 2), ([0xE9], 2),
      ([0xE0, 0x80, 0x80], 2), ([0xED, 0xA0, 0x80], 2), ([0xF0, 0x80, 0x80, 0x80], 2),
      ([0xF4, 0x90, 0x80, 0x80], 2), ([0xF5, 0x80, 0x80, 0x80], 2), ([0xE2, 0x82], 2),
      ([0x61, 0xC3], 3), ([0xC3, 0xA9, 0xF0, 0x9F, 0x98], 4), ([0x5C, 0xFF], 3),
    ] as [([UInt8], Int)])
  func `names the first byte that is not UTF-8, and reads on`(_ text: [UInt8], _ place: Int) throws
  {
    let bytes = Array("[\"".utf8) + text + Array("\", 1]".utf8)
    let tree = JSONReader.read(SourceText(name: "template.json", bytes: bytes))
    let issues = tree.issues.filter { $0.message.hasSuffix("is not UTF-8") }
    #expect(issues.map(\.range) == [SourceRange(place, place + 1)])
    #expect(tree.root?.elements.last?.integer == 1)
    #expect(tree.root?.elements.first?.text.contains("\u{FFFD}") == true)
  }

  @Test(arguments: [[0x5B, 0xFF, 0x5D], [0x5B, 0xE9, 0x5D], [0x7B, 0xC3, 0x28]] as [[UInt8]])
  func `names a byte that is not UTF-8 outside of texts`(_ bytes: [UInt8]) {
    let tree = JSONReader.read(SourceText(name: "template.json", bytes: bytes))
    #expect(tree.issues.map(\.range) == [SourceRange(1, 2)])
    #expect(tree.messages.allSatisfy { $0.hasSuffix("is not UTF-8") })
  }

  @Test func `stops after many`() {
    let json = "[\n" + String(repeating: "'a',\n", count: 10_000) + "1]"
    let tree = JSONReader.read(SourceText(name: "template.json", text: json))
    #expect(tree.issues.count == 100)
    #expect(tree.isIncomplete)
  }

  @Test func `is named in the order of the text`() {
    let tree = JSONReader.read(
      SourceText(name: "t", text: "{\"a\": {\"x\": 1, \"x\": 2,}, // c\n'b': 1\n\"b\": 2,}"))
    #expect(
      tree.messages == [
        "key `x` stands twice in one mapping",
        "a `,` stands before the closing `}`",
        "a comment stands in JSON, which has none",
        "a text stands in single quotes, which JSON does not have",
        "a `,` is missing behind this value",
        "key `b` stands twice in one mapping",
        "a `,` stands before the closing `}`",
      ])
  }

  @Test func `leaves what was read before it, without the unfinished entry`() {
    let tree = JSONReader.read(
      SourceText(
        name: "t",
        text: """
          {"Description": "d", "Resources": {
            "A": {"Type": "T"},
            "B": {"Type": "U", "Properties": {"X": oops}},
            "C": {"Type": "V"}}}
          """))
    #expect(tree.value == #"{Description: "d", Resources: {A: {Type: "T"}}}"#)
    #expect(tree.isIncomplete)
  }

  @Test(arguments: [
    (#"{"A": 1, "B": }"#, "{A: 1}"),
    (#"{"A": 1, "B""#, "{A: 1}"),
    (#"{"A": {"B": 1, "C": x"#, "{A: {B: 1}}"),
    (#"{"A": {"B": [1, x"#, "{A: {}}"),
    (#"{"A": [1, [2, x"#, "{A: [1]}"),
    (#"[1, {"B": x"#, "[1, {}]"),
    (#"[[[["#, "[[]]"),
    (#"{"A": {"B": {"C": 1}} x"#, "{A: {B: {C: 1}}}"),
    (#"{"A": {"B": {"C": 1} x"#, "{A: {B: {C: 1}}}"),
    (#"{"A": {"B": 1}, "C": {"D": {"E": x"#, "{A: {B: 1}, C: {}}"),
  ])
  func `keeps whole entries of whole sections`(_ json: String, _ value: String) {
    let tree = JSONReader.read(SourceText(name: "t", text: json))
    #expect(tree.value == value)
    #expect(tree.isIncomplete)
  }
}

@Suite struct `A node of JSON` {
  @Test func `has the range of its text and its quotes`() throws {
    let root = try #require(
      parsed(#"{"key": "v\u0041", "n": -1.5, "list": [true, {"x": null}]}"#).root)
    #expect(root.written == root.source.text(in: SourceRange(0, root.source.bytes.count)))
    #expect(root.pairs.map(\.key.written) == [#""key""#, #""n""#, #""list""#])
    #expect(root.pairs.map(\.value.written) == [#""v\u0041""#, "-1.5", #"[true, {"x": null}]"#])
    #expect(root["list"]?.elements.map(\.written) == ["true", #"{"x": null}"#])
    #expect(root["key"]?.text == "vA")
  }

  @Test func `has the kind of its token`() throws {
    let root = try #require(parsed(#"["1", 1, 1.0, 1e3, true, null, {}, [], "yes"]"#).root)
    #expect(
      root.elements.map(\.kind) == [
        .string, .integer, .float, .float, .boolean, .null, .mapping, .sequence, .string,
      ])
    #expect(root.elements.map(\.isQuoted).filter { $0 }.count == 2)
  }

  @Test func `calls a function in the long form`() throws {
    let root = try #require(parsed(#"{"A": {"Fn::Sub": "x"}, "B": {"Ref": "y"}}"#).root)
    #expect(root["A"]?.function == .sub)
    #expect(root["B"]?.function == .ref)
    #expect(root["A"]?.functionArgument?.text == "x")
    #expect(root["A"]?.functionKey?.written == #""Fn::Sub""#)
    #expect(root["A"]?.isShortForm == false)
  }

  @Test(arguments: [
    (#"{"a": 1, «"a"»: 2}"#, 1, 4), (#"{"a": 1, «"\u0061"»: 2}"#, 1, 4),
    (#"{"x": {"a": 1, "b": 2, «"a"»: [] }}"#, 7, 10),
  ])
  func `that stands twice is named with its first place`(
    _ marked: String, _ start: Int, _ end: Int
  ) throws {
    let marked = MarkedSource(marked)
    let issue = try #require(parsed(marked.text).issues.first)
    #expect(issue.kind == .duplicateKey(first: SourceRange(start, end)))
    #expect(issue.range == marked.range)
    #expect(issue.message == "key `a` stands twice in one mapping")
  }

  @Test func `that stands twice among many is found`() {
    let keys = (0..<1_000).map { "\"K\($0)\": 1" } + ["\"K7\": 2", "\"K999\": 3"]
    let tree = parsed("{" + keys.joined(separator: ",") + "}")
    #expect(
      tree.messages == [
        "key `K7` stands twice in one mapping", "key `K999` stands twice in one mapping",
      ])
  }
}
