import CloudFormation
package import Linting
import TemplateSyntax

extension Rule {
  /// Finds functions in deletion and replacement policies that CloudFormation does not work out there.
  package static let retentionPolicyNotLiteral = Rule(
    "retention-policy-not-literal",
    summary: "function in a deletion or replacement policy",
    severity: .error,
    category: .template,
    equivalents: [Equivalents(.cfnLint, "E3035", "E3036")],
    why: """
      CloudFormation takes a literal text here. Only the transform `AWS::LanguageExtensions` \
      works out functions, and none of those that depend on resources.
      """,
    fix: "write the policy as a text, or add `AWS::LanguageExtensions` to `Transform`",
    url:
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/transform-aws-languageextensions.html",
    check: .wholeTemplate { inspection in
      let template = inspection.template
      for resource in inspection.declarations(in: .resources) {
        for policy in RetentionPolicy.allCases {
          guard let node = resource.body[policy.rawValue], let function = node.function,
            !template.usesLanguageExtensions || lateFunctions.contains(function)
          else { continue }
          inspection.report(.function(policy, resource.key, node), at: node)
        }
      }
    },
    examples: [
      Example(
        "a function without the transform",
        """
        Parameters:
          Policy: {Type: String, AllowedValues: [Delete, Retain]}
        Resources:
          Orders:
            Type: AWS::SQS::Queue
            DeletionPolicy: !Ref Policy
            #               ^^^^^^^^^^^ `DeletionPolicy` of resource `Orders` is a call of `Ref`, not a text
        """),
      Example(
        "a function with the transform",
        """
        Transform: AWS::LanguageExtensions
        Parameters:
          Policy: {Type: String, AllowedValues: [Delete, Retain]}
        Resources:
          Orders:
            Type: AWS::SQS::Queue
            DeletionPolicy: !Ref Policy
        """),
    ]
  )
}

/// Functions that are worked out while the stack is made, when the policies are long read.
private let lateFunctions: Set<FunctionName> = [.getAtt, .importValue, .getAZs, .cidr, .base64]

extension Diagnostic.Message {
  fileprivate static func function(_ policy: RetentionPolicy, _ name: Node, _ call: Node) -> Self {
    "`\(policy.rawValue)` of resource `\(name.text)` is \(call.inWords), not a text"
  }
}
