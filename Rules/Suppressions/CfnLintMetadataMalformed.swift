import CloudFormation
package import Linting
import SourceText
import TemplateSyntax

extension Rule {
  /// Finds settings for cfn-lint that neither it nor plumb can read.
  package static let cfnLintMetadataMalformed = Rule(
    "cfn-lint-metadata-malformed",
    summary: "settings for cfn-lint that it does not read",
    severity: .warning,
    category: .template,
    equivalents: [Equivalents(.cfnLint, "W4005")],
    why: """
      What `Metadata` says to cfn-lint also holds for plumb. A misspelt key does nothing, and whoever \
      wrote it believes that it does.
      """,
    fix: "correct the settings under `cfn-lint`",
    url: "https://github.com/aws-cloudformation/cfn-lint#metadata",
    check: .wholeTemplate { inspection in
      guard inspection.template.tree.holds("cfn-lint") else { return }
      let root = inspection.template.root
      for owner in [root] + (root["Resources"]?.pairs ?? []).map(\.value) {
        guard let settings = owner["Metadata"]?["cfn-lint"] else { continue }
        judge(settings, inspection)
      }
    },
    examples: [
      Example(
        "a misspelt key, and a text for a list",
        """
        Metadata:
          cfn-lint:
            config:
              ignore_check: [E3012]
             #^^^^^^^^^^^^ `ignore_check` is no setting of cfn-lint
              regions: eu-central-1
              #        ^^^^^^^^^^^^ `regions` is `eu-central-1`, not a list of texts
        Resources:
          Orders:
            Type: AWS::SQS::Queue
        """),
      Example(
        "rules that a resource and the template ignore",
        """
        Metadata:
          cfn-lint:
            config: {regions: [eu-central-1], ignore_checks: [W3011]}
        Resources:
          Orders:
            Type: AWS::SQS::Queue
            Metadata:
              cfn-lint: {config: {ignore_checks: [I3011, E3012]}}
        """),
    ]
  )
}

/// The settings that cfn-lint reads.
///
/// Source: <https://github.com/aws-cloudformation/cfn-lint#metadata>
private let attributes = NamedAttributes(kinds: [
  ("append_rules", .listOfTexts), ("configure_rules", .mapping),
  ("ignore_bad_template", .truthValue),
  ("ignore_checks", .listOfTexts), ("include_checks", .listOfTexts),
  ("include_experimental", .truthValue), ("merge_configs", .truthValue),
  ("mandatory_checks", .listOfTexts), ("override_spec", .text), ("regions", .listOfTexts),
])

private func judge(_ settings: Node, _ inspection: Inspection) {
  guard settings.isMapping else {
    return inspection.report(.wrong("cfn-lint", settings, .mapping), at: settings)
  }
  guard let config = settings["config"] else { return }
  guard config.isMapping else {
    return inspection.report(.wrong("config", config, .mapping), at: config)
  }
  for pair in attributes.unknown(in: config) {
    inspection.report(.unknown(pair.key), at: pair.key, help: attributes.help(for: pair.key))
  }
  for (pair, kind) in attributes.misfits(in: config) {
    inspection.report(.wrong(pair.key.text, pair.value, kind), at: pair.value)
  }
}

extension Diagnostic.Message {
  fileprivate static func unknown(_ key: Node) -> Self {
    "`\(key.text.shortened(to: 50))` is no setting of cfn-lint"
  }

  fileprivate static func wrong(_ name: String, _ value: Node, _ kind: AttributeKind) -> Self {
    "`\(name)` is \(value.inWords), not \(kind.words)"
  }
}
