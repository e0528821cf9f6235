import SourceText
import Testing

@testable import TemplateSyntax

@Suite struct `The language of a template` {
  @Test(
    arguments: [
      ("{}", .json), ("[]", .json), (" \r\n\t{\"a\": 1}", .json), ("\u{FEFF}{}", .json),
      ("\u{FEFF}\n[1]", .json), ("{\"a\": 1, \"a\": 2}", .json), ("a: 1", .yaml), ("--- {}", .yaml),
      ("# {}\n{}", .yaml), ("\"a\"", .yaml), ("", .yaml), ("{a: 1}", .yaml), ("{\"a\": 1,}", .yaml),
      ("{\"a\": 1 # one\n}", .yaml), ("{'a': 1}", .yaml), ("[1, 2,]", .yaml),
      ("{\"a\": !Ref b}", .yaml),
      ("{\"a\": True}", .yaml), ("{\"a\": \"b\n  c\"}", .yaml), ("[a: 1]", .yaml),
      ("{\"a\": 1}\n# end\n", .yaml), ("{\"a\": 1}\n---\n{\"b\": 2}\n", .yaml),
    ] as [(String, TemplateLanguage)])
  func `is that which reads it without a mistake`(_ text: String, _ language: TemplateLanguage) {
    for name in ["template.json", "template.yaml", "-"] {
      let tree = parsed(text, name: name)
      #expect(tree.language == language)
      #expect(!tree.issues.contains { $0.kind == .malformed })
    }
  }

  @Test(
    arguments: [
      ("{\"a\": 1, \"b\": @}", "t.yaml", .json),
      ("{\"a\": 1 \"b\": 2}", "t.yaml", .json),
      ("{\"a\": [1, 2}", "t.json", .json),
      ("{\"a\": 1}}", "t.json", .json),
      ("{\"a\": \"open}", "t.json", .json),
      ("{\"a\": !Ref b, \"c\": @}", "t.json", .yaml),
      ("{\"a\": &b c, \"c\": @}", "t.json", .yaml),
      ("{a: 1, b: @}", "t.yaml", .yaml),
      ("{a: 1, b: @}", "t.json", .json),
      ("{\"a\": 1,\n \"b\": no, \"c\": @}", "t.yaml", .yaml),
      ("{\"a\": @, \"b\": !Ref c}", "t.yaml", .json),
      ("{", "t.yaml", .json),
      ("[", "t.json", .json),
    ] as [(String, String, TemplateLanguage)])
  func `is the likelier one when neither reads it`(
    _ text: String, _ name: String, _ language: TemplateLanguage
  ) {
    let tree = parsed(text, name: name)
    #expect(tree.language == language)
    #expect(tree.issues.contains { $0.kind == .malformed })
  }

  @Test(arguments: [
    ("{\"A\": {\"B\": [1, true, null, \"x\"]}}", "A:\n  B:\n  - 1\n  - true\n  -\n  - x\n"),
    ("{\"Fn::If\": [\"a\", 1.5, {}]}", "!If [a, 1.5, {}]\n"),
    ("{\"a\\nb\": \"\\u00e9\"}", "\"a\\nb\": é\n"),
  ])
  func `makes no difference to the value`(_ json: String, _ yaml: String) {
    #expect(parsed(json).value == parsed(yaml).value)
  }
}

@Suite struct `Hostile input` {
  @Test(arguments: [
    String(repeating: "[", count: 200_000),
    "{\"a\":" + String(repeating: "[", count: 200_000) + String(repeating: "]", count: 200_000)
      + "}",
    "a: " + String(repeating: "{a: ", count: 50_000) + "1" + String(repeating: "}", count: 50_000),
    "a: " + String(repeating: "[", count: 50_000),
    String(repeating: "- ", count: 20_000),
    (0..<2_000).map { String(repeating: " ", count: $0) + "k:\n" }.joined(),
    String(repeating: "{\"a\":", count: 100_000),
    String(repeating: "!If [", count: 50_000),
  ])
  func `that nests without end is refused at the limit`(_ text: String) {
    let tree = parsed(text)
    #expect(tree.messages == ["values are nested more than 300 levels deep here"])
    #expect(tree.isIncomplete)
  }

  @Test func `of one long line is read`() {
    let text = String(repeating: "x", count: 2_000_000)
    #expect(parsed("{\"a\": \"\(text)\"}").root?["a"]?.text.utf8.count == 2_000_000)
    #expect(parsed("a: \(text)\n").root?["a"]?.text.utf8.count == 2_000_000)
  }

  @Test func `of many keys is read`() {
    let keys = (0..<20_000).map { "K\($0): {a: 1}\n" }.joined()
    let tree = parsed(keys + "K5: 1\n")
    #expect(tree.root?.count == 20_001)
    #expect(tree.messages == ["key `K5` stands twice in one mapping"])
  }
}
