import CloudFormation
package import Linting
import TemplateSyntax

extension Rule {
  /// Finds hooks that CloudFormation cannot read.
  package static let hookMalformed = Rule(
    "hook-malformed",
    summary: "hook without a type or with an unknown attribute",
    severity: .error,
    category: .template,
    why: """
      A hook steers blue/green deployments. CloudFormation refuses a template with a hook that it \
      cannot read.
      """,
    fix: "write the hook with `Type` and `Properties`",
    url: "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/blue-green.html",
    check: .wholeTemplate { inspection in
      let template = inspection.template
      for hook in inspection.declarations(in: .hooks) where !hook.body.isNull {
        guard AttributeKind.mapping.accepts(hook.body) else {
          inspection.report(.wrong(hook.key, hook.body), at: hook.body)
          continue
        }
        for pair in Hook.attributes.unknown(in: hook.body) {
          inspection.report(
            .unknown(pair.key, hook.key), at: pair.key, help: Hook.attributes.help(for: pair.key))
        }
        for (pair, kind) in Hook.attributes.misfits(in: hook.body) {
          inspection.report(.wrong(pair, hook.key, kind), at: pair.value)
        }
        if hook.body["Type"] == nil, !template.tree.isIncomplete {
          inspection.report(.noType(hook.key), at: hook.key)
        }
      }
    },
    examples: [
      Example(
        "a hook without a type",
        """
        Transform: AWS::CodeDeployBlueGreen
        Hooks:
          Release:
         #^^^^^^^ hook `Release` has no `Type`
            Properties: {}
        Resources:
          Orders:
            Type: AWS::SQS::Queue
        """),
      Example(
        "a hook of CodeDeploy",
        """
        Transform: AWS::CodeDeployBlueGreen
        Hooks:
          Release:
            Type: AWS::CodeDeploy::BlueGreen
            Properties:
              ServiceRole: deployer
        Resources:
          Orders:
            Type: AWS::SQS::Queue
        """),
    ]
  )
}

private enum Hook {
  static let attributes = NamedAttributes(kinds: [("Type", .text), ("Properties", .mapping)])
}

extension Diagnostic.Message {
  fileprivate static func noType(_ name: Node) -> Self {
    "hook `\(name.text)` has no `Type`"
  }

  fileprivate static func wrong(_ name: Node, _ body: Node) -> Self {
    "hook `\(name.text)` is \(body.inWords), not a mapping"
  }

  fileprivate static func unknown(_ key: Node, _ name: Node) -> Self {
    "`\(key.text)` of hook `\(name.text)` is not an attribute of a hook"
  }

  fileprivate static func wrong(_ pair: Node.Pair, _ name: Node, _ kind: AttributeKind) -> Self {
    "`\(pair.key.text)` of hook `\(name.text)` is \(pair.value.inWords), not \(kind.words)"
  }
}
