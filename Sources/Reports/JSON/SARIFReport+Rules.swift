import Linting

extension JSONWriter {
  /// Writes the program and the rules that ran.
  mutating func writeTool(_ tool: Report.Tool, _ rules: [Rule]) {
    object("tool") { json in
      json.object("driver") { json in
        json.member("name", tool.name)
        json.member("semanticVersion", tool.version)
        if let url = tool.url { json.member("informationUri", url) }
        json.array("rules") { json in
          for rule in rules {
            json.element()
            json.write(rule)
          }
        }
      }
    }
  }

  private mutating func write(_ rule: Rule) {
    object { json in
      json.member("id", rule.name)
      json.member("name", rule.pascalCaseName)
      json.object("shortDescription", inline: true) { $0.member("text", rule.summary) }
      json.object("fullDescription", inline: true) { $0.member("text", rule.why) }
      json.object("help") { json in
        json.member("text", rule.url.map { "\(rule.fix)\n\n\($0)" } ?? rule.fix)
        json.member("markdown", rule.url.map { "\(rule.fix)\n\n[\($0)](\($0))" } ?? rule.fix)
      }
      if let url = rule.url { json.member("helpUri", url) }
      json.object("defaultConfiguration", inline: true) { json in
        json.member("level", rule.severity.rawValue)
      }
      json.object("properties") { json in
        json.member(
          "tags", texts: ([rule.category.rawValue] + rule.services).prefix(SARIFLimits.tags))
        if rule.category == .security {
          json.member("security-severity", rule.severity.securityScore)
        }
      }
    }
  }
}

extension Rule {
  /// The name as SARIF's viewers show names of rules: `LambdaTimeoutTooLong`.
  fileprivate var pascalCaseName: String {
    name.split(separator: "-").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
  }
}

extension Severity {
  /// A score as CVSS gives them, by which code scanning services sort: high, medium or low.
  fileprivate var securityScore: String {
    switch self {
    case .error: "8.0"
    case .warning: "5.0"
    case .note: "2.0"
    }
  }
}
