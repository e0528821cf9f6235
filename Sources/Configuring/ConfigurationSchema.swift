import LintRun
package import Linting
import Reports

/// The JSON schema of configuration files, by which editors complete and check them.
package enum ConfigurationSchema {
  /// The file in the package that the schema is published in.
  package static let path = "Rules/Generated/configuration.schema.json"

  /// The schema, with the names of some rules.
  package static func json(for rules: [Rule]) -> [UInt8] {
    var json = JSONWriter()
    json.object { json in
      json.member("$schema", "http://json-schema.org/draft-07/schema#")
      json.member("title", "configuration of plumb")
      json.member("description", "What a team settles for all its runs, in `.plumb.yaml`.")
      json.member("type", texts: ["object", "null"])
      json.properties(ConfigurationKey.ofFiles)
      json.object("definitions") { json in
        json.names("rule", rules.map { ($0.name, $0.summary) })
        json.names("group", groups(of: rules).map { ($0, nil) })
        json.options(of: rules.filter { !$0.options.isEmpty })
      }
    }
    json.endLine()
    return json.bytes
  }

  private static func groups(of rules: [Rule]) -> [String] {
    let fixed = [RuleSelection.defaultRules, RuleSelection.allRules]
    let categories = Category.allCases.map(\.rawValue)
    let others = Set(rules.flatMap { $0.services + $0.frameworks }).subtracting(fixed + categories)
    return fixed + categories + others.sorted()
  }
}

extension JSONWriter {
  fileprivate mutating func properties(_ keys: [ConfigurationKey]) {
    member("additionalProperties", false)
    object("properties") { json in
      for key in keys {
        json.object(.text(key.name)) { json in
          json.member("description", key.summary)
          json.shape(key.shape)
        }
      }
    }
  }

  private mutating func shape(_ shape: ConfigurationKey.Shape) {
    switch shape {
    case .choice(let words):
      member("enum", texts: words)
    case .text(let kind):
      text(kind)
    case .texts(let kind):
      texts(of: kind)
    case .choices(let words, of: let kind):
      mapping(of: kind) { $0.member("enum", texts: words) }
    case .values(of: let kind):
      mapping(of: kind) { $0.parameterValue() }
    case .ruleOptions:
      member("$ref", "#/definitions/options")
    case .entries(let keys):
      member("type", "array")
      object("items") { json in
        json.member("type", "object")
        json.member("required", texts: [ConfigurationKey.match.name])
        json.properties(keys)
      }
    }
  }

  private mutating func texts(of kind: ConfigurationKey.TextKind) {
    array("anyOf") { json in
      json.element()
      json.object { $0.text(kind) }
      json.element()
      json.object { json in
        json.member("type", "array")
        json.object("items") { $0.text(kind) }
      }
    }
  }

  private mutating func mapping(
    of kind: ConfigurationKey.TextKind, values: (inout JSONWriter) -> Void
  ) {
    member("type", "object")
    if kind == .rule { object("propertyNames", inline: true) { $0.text(kind) } }
    object("additionalProperties", values)
  }

  private mutating func parameterValue() {
    let types = ["string", "number", "boolean", "null"]
    array("anyOf") { json in
      json.element()
      json.object(inline: true) { $0.member("type", texts: types) }
      json.element()
      json.object { json in
        json.member("type", "array")
        json.object("items", inline: true) { $0.member("type", texts: types) }
      }
    }
  }

  /// The names of rules of one's own are not in the schema, so any text is accepted where known ones
  /// are proposed.
  private mutating func text(_ kind: ConfigurationKey.TextKind) {
    switch kind {
    case .rule: proposing(["rule"])
    case .ruleOrGroup: proposing(["group", "rule"])
    case .region:
      member("type", "string")
      member("pattern", "^[a-z]+(-[a-z]+)+-[0-9]+$")
    case .file, .folder, .pattern, .parameter:
      member("type", "string")
      member("minLength", 1)
    }
  }

  private mutating func proposing(_ definitions: [String]) {
    array("anyOf", inline: true) { json in
      for definition in definitions {
        json.element()
        json.object { $0.member("$ref", "#/definitions/\(definition)") }
      }
      json.element()
      json.object { json in
        json.member("type", "string")
        json.member("minLength", 1)
      }
    }
  }

  /// Rules of one's own may have any options.
  fileprivate mutating func options(of rules: [Rule]) {
    object("options") { json in
      json.member("type", "object")
      json.object("properties") { json in
        for rule in rules {
          json.object(.text(rule.name)) { json in
            json.member("description", rule.summary)
            json.member("type", "object")
            json.member("additionalProperties", false)
            json.object("properties") { json in
              for option in rule.options { json.option(option) }
            }
          }
        }
      }
      json.object("additionalProperties", inline: true) { $0.member("type", "object") }
    }
  }

  private mutating func option(_ option: RuleOption) {
    object(.text(option.name)) { json in
      json.member("description", option.summary)
      switch option.kind {
      case .number(let least, let most, let standard):
        json.member("type", "integer")
        json.member("minimum", least)
        json.member("maximum", most)
        json.member("default", standard)
      case .texts(let standard):
        json.texts(of: .parameter)
        json.member("default", texts: standard)
      }
    }
  }

  fileprivate mutating func names(_ title: String, _ names: [(name: String, summary: String?)]) {
    object(.text(title)) { json in
      json.array("oneOf") { json in
        for (name, summary) in names {
          json.element()
          json.object(inline: true) { json in
            json.member("const", name)
            if let summary { json.member("description", summary) }
          }
        }
      }
    }
  }
}
