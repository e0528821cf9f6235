import Linting
import TemplateSyntax

extension RuleReader {
  private static let optionKeys = ["summary", "default", "at-least", "at-most"]

  /// The options that a rule declares, by name, and from now on what they stand for: what a
  /// configuration says, or their defaults.
  mutating func options(of root: Node, configured: RuleOption.Values = [:]) -> [RuleOption] {
    guard let node = root["options"] else { return [] }
    guard node.isMapping, node.count > 0 else {
      mistake("`options` needs names with what they stand for", at: node)
      return []
    }
    let options = node.pairs.compactMap { option($0) }
    for option in options {
      optionValues[option.name] = configured[option.name] ?? option.standard
    }
    return options
  }

  private mutating func option(_ pair: Node.Pair) -> RuleOption? {
    let node = pair.value
    guard node.isMapping else {
      mistake("an option needs `summary` and `default`", at: node)
      return nil
    }
    refuseKeys(of: node, except: Self.optionKeys)
    guard let summary = text("summary", of: node), let standard = node["default"] else {
      if node["default"] == nil { noteMissing("default", of: node) }
      return nil
    }
    if standard.isSequence {
      return RuleOption(
        pair.key.text, summary, .texts(standard: texts("default", of: node).map(\.text)))
    }
    guard let number = standard.integer else {
      mistake("`default` needs a whole number or a list of texts", at: standard)
      return nil
    }
    let option = RuleOption(
      pair.key.text, summary,
      .number(
        from: node["at-least"]?.integer ?? 0, to: node["at-most"]?.integer ?? Int(Int32.max),
        standard: number))
    if let objection = option.objection(to: option.standard) {
      mistake("`default` \(objection)", at: standard)
    }
    return option
  }

  /// What the option that a mapping `{option: …}` names stands for; nil for any other node.
  mutating func optionValue(_ node: Node) -> [String]? {
    guard node.isMapping, let name = node["option"], name.isScalar else { return nil }
    guard let values = optionValues[name.text] else {
      refuse(name, "option", except: optionValues.keys.sorted())
      return []
    }
    usedOptions.insert(name.text)
    return values
  }

  /// Notes the options that the check has not asked for.
  mutating func refuseUnusedOptions(of root: Node) {
    for pair in root["options"]?.pairs ?? []
    where optionValues[pair.key.text] != nil && !usedOptions.contains(pair.key.text) {
      mistake(
        "the check makes no use of option `\(pair.key.text)`", at: pair.key,
        help: "write `{option: \(pair.key.text)}` in place of a number or a list of texts")
    }
  }

  /// A text in which each `{name}` of an option is what it stands for.
  func filledIn(_ text: String) -> String {
    optionValues.reduce(text) { text, option in
      text.replacing("{\(option.key)}", with: option.value.joined(separator: ", "))
    }
  }
}
