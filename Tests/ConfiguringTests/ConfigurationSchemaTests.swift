import Configuring
import Foundation
import LintRun
import Rules
import SourceText
import TemplateSyntax
import Testing

@Suite struct `The schema of configurations` {
  private static let package = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
  private let schema = JSONSchema(
    Data(ConfigurationSchema.json(for: BuiltInRules.all)))

  @Test func `is published as it would be written now`() throws {
    let file = Self.package.appending(path: ConfigurationSchema.path)
    let isCurrent =
      (try? Data(contentsOf: file)) == Data(ConfigurationSchema.json(for: BuiltInRules.all))
    #expect(isCurrent, "\(ConfigurationSchema.path) is out of date: run `Scripts/dev generate`")
  }

  @Test(arguments: [
    "",
    "select: [default, security, our-own-rule]",
    "ignore: lambda-timeout-out-of-bounds",
    "severity: {lambda-timeout-out-of-bounds: note}",
    "fail-on: never",
    "options: {resource-without-required-tag: {tags: [Owner]}, our-rule: {days: 3}}",
    "options: {neptune-backups-kept-briefly: {days: 14}}",
    "regions: [eu-central-1, us-gov-west-1]",
    "parameters: {Stage: prod, Count: 1, Live: true, Zones: [a, b], Nothing: }",
    "rules: [linting/rules]",
    "exclude: [generated, '**/*.json']",
    "baseline: known.json",
    "extends: [../base.yaml]",
    "paths: [{match: [a], select: [all], ignore: b, severity: {c: error}, regions: eu-west-1}]",
  ]) func `accepts what the reader accepts`(_ text: String) {
    let source = SourceText(name: "c.yaml", text: text)
    if !text.hasPrefix("extends") {
      #expect(throws: Never.self) { try Configuration.read(source) }
    }
    #expect(schema.accepts(source), "\(text)")
  }

  @Test(arguments: [
    "- a", "a", "slect: [a]", "select: {a: b}", "select: ['']", "ignore: [[a]]", "severity: high",
    "severity: {a: high}", "fail-on: info", "options: [a]", "options: {a: b}", "regions: [europe]",
    "parameters: [a]",
    "parameters: {a: {b: c}}", "rules: [1: 2]", "exclude: {}", "baseline: [a]", "extends: {}",
    "paths: {}", "paths: [a]", "paths: [{ignore: a}]", "paths: [{match: a, exclude: b}]",
  ]) func `refuses what the reader refuses`(_ text: String) {
    let source = SourceText(name: "c.yaml", text: text)
    #expect(throws: LocatedProblem.self) { try Configuration.read(source) }
    #expect(!schema.accepts(source), "\(text)")
  }
}

/// As much of JSON Schema as the published schema makes use of.
private struct JSONSchema {
  private let root: [String: Any]

  init(_ json: Data) {
    let value = try? JSONSerialization.jsonObject(with: json)
    root = value as? [String: Any] ?? [:]
  }

  func accepts(_ source: SourceText) -> Bool {
    let tree = SyntaxTree.parse(source)
    defer { tree.discard() }
    guard let node = tree.root else { return true }
    return accepts(node, root)
  }

  private func accepts(_ node: Node, _ schema: [String: Any]) -> Bool {
    schema.allSatisfy { keyword, value in accepts(node, keyword, value, schema) }
  }

  private func accepts(_ node: Node, _ keyword: String, _ value: Any, _ schema: [String: Any])
    -> Bool
  {
    switch (keyword, value) {
    case ("type", let type as String): return Self.types(of: node).contains(type)
    case ("type", let types as [String]): return !Self.types(of: node).isDisjoint(with: types)
    case ("minimum", let least as Int): return node.integer.map { $0 >= least } ?? true
    case ("maximum", let most as Int): return node.integer.map { $0 <= most } ?? true
    case ("enum", let words as [String]): return words.contains(node.text)
    case ("const", let word as String): return node.isScalar && node.text == word
    case ("minLength", let length as Int): return !node.isScalar || node.text.count >= length
    case ("pattern", let pattern as String):
      return !node.isScalar || node.text.range(of: pattern, options: .regularExpression) != nil
    case ("anyOf", let choices as [[String: Any]]):
      return choices.contains { accepts(node, $0) }
    case ("oneOf", let choices as [[String: Any]]):
      return choices.count { accepts(node, $0) } == 1
    case ("items", let element as [String: Any]):
      return node.elements.allSatisfy { accepts($0, element) }
    case ("required", let keys as [String]):
      return !node.isMapping || keys.allSatisfy { node[$0] != nil }
    case ("properties", let known as [String: [String: Any]]):
      return node.pairs.allSatisfy { pair in
        known[pair.key.text].map { accepts(pair.value, $0) } ?? true
      }
    case ("propertyNames", let names as [String: Any]):
      return node.pairs.allSatisfy { accepts($0.key, names) }
    case ("additionalProperties", let others):
      let known = schema["properties"] as? [String: Any] ?? [:]
      let pairs = node.pairs.filter { known[$0.key.text] == nil }
      guard let others = others as? [String: Any] else { return pairs.isEmpty }
      return pairs.allSatisfy { accepts($0.value, others) }
    case ("$ref", let path as String):
      let name = path.split(separator: "/").last.map(String.init) ?? ""
      let definitions = root["definitions"] as? [String: [String: Any]]
      return definitions?[name].map { accepts(node, $0) } ?? false
    case ("$schema", _), ("title", _), ("description", _), ("definitions", _), ("default", _):
      return true
    default:
      Issue.record("no test knows `\(keyword)`")
      return false
    }
  }

  private static func types(of node: Node) -> Set<String> {
    switch node.kind {
    case .mapping: ["object"]
    case .sequence: ["array"]
    case .string: ["string"]
    case .integer: ["integer", "number"]
    case .float: ["number"]
    case .boolean: ["boolean"]
    case .null: ["null"]
    }
  }
}
