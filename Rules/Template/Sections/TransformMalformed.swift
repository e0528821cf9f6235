import CloudFormation
package import Linting
import TemplateSyntax

extension Rule {
  /// Finds transforms that are no name, list of names or call of a macro.
  package static let transformMalformed = Rule(
    "transform-malformed",
    summary: "transform that names no macro",
    severity: .error,
    category: .template,
    equivalents: [Equivalents(.cfnLint, "E1005")],
    why: """
      CloudFormation takes names of macros, or calls of them with `Name` and `Parameters`, and \
      refuses anything else.
      """,
    fix: "name the macro, such as `AWS::Serverless-2016-10-31`",
    url:
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/transform-section-structure.html",
    check: .wholeTemplate { inspection in
      let template = inspection.template
      for transform in template.transforms where !transform.isNull {
        guard transform.isMapping, transform.function == nil else {
          if transform.kind != .string { inspection.report(.wrong(transform), at: transform) }
          continue
        }
        for pair in MacroCall.attributes.unknown(in: transform) {
          inspection.report(.unknown(pair.key), at: pair.key)
        }
        for (pair, kind) in MacroCall.attributes.misfits(in: transform) {
          inspection.report(.wrong(pair, kind), at: pair.value)
        }
        if transform["Name"] == nil, !template.tree.isIncomplete {
          inspection.report(.noName, at: transform)
        }
      }
    },
    examples: [
      Example(
        "a function instead of a name",
        """
        Transform: !Ref Macro
        #          ^^^^^^^^^^ the transform is a call of `Ref`, not the name of a macro
        Resources:
          Orders:
            Type: AWS::SQS::Queue
        """),
      Example(
        "a number instead of a name",
        """
        Transform: [AWS::LanguageExtensions, 2016]
        #                                    ^^^^ the transform is `2016`, not the name of a macro
        Resources:
          Orders:
            Type: AWS::SQS::Queue
        """),
      Example(
        "a call of a macro that is not named",
        """
        Transform:
          - Parameters: {Location: "s3://templates/queues.yaml"}
          # ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ the call of a macro has no `Name`
        Resources:
          Orders:
            Type: AWS::SQS::Queue
        """),
      Example(
        "names, and a call of a macro",
        """
        Transform:
          - AWS::LanguageExtensions
          - Name: AWS::Include
            Parameters: {Location: "s3://templates/queues.yaml"}
        """),
    ]
  )
}

private enum MacroCall {
  static let attributes = NamedAttributes(kinds: [("Name", .text), ("Parameters", .mapping)])
}

extension Diagnostic.Message {
  fileprivate static let noName: Self = "the call of a macro has no `Name`"

  fileprivate static func wrong(_ transform: Node) -> Self {
    "the transform is \(transform.inWords), not the name of a macro"
  }

  fileprivate static func unknown(_ key: Node) -> Self {
    "`\(key.text)` is not an attribute of a macro's call"
  }

  fileprivate static func wrong(_ pair: Node.Pair, _ kind: AttributeKind) -> Self {
    "`\(pair.key.text)` of the macro's call is \(pair.value.inWords), not \(kind.words)"
  }
}
