import CloudFormation
package import Linting
import TemplateSyntax

extension Rule {
  /// Finds calls of `Fn::Sub` that substitute nothing.
  package static let substitutionWithoutVariables = Rule(
    "substitution-without-variables",
    summary: "call of `Fn::Sub` with nothing to substitute",
    severity: .note,
    category: .template,
    services: ["cloudformation"],
    documents: ["CFN-01"],
    equivalents: [Equivalents(.cfnLint, "W1020")],
    why: """
      Without a `${…}` the call does nothing. Either it is left over, or the variable was written \
      in a way that is not recognised and goes into the text as it stands.
      """,
    fix: "remove `Fn::Sub`, or write the variable as `${Name}`",
    url:
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference-sub.html",
    check: .wholeTemplate { template in
      for site in template.callSites[.sub] {
        let text = site.argument.isScalar ? site.argument : site.argument.elements.first
        guard let text, text.isScalar, !text.holdsVariable else { continue }
        template.report(.nothing, at: site.call.functionKey ?? site.call)
      }
    },
    examples: [
      Example(
        "a plain text",
        """
        Resources:
          Topic:
            Type: AWS::SNS::Topic
            Properties:
              TopicName: !Sub orders
              #          ^^^^ `Fn::Sub` has no variable to substitute
        """),
      Example(
        "a variable, and an escaped one",
        """
        Resources:
          Topic:
            Type: AWS::SNS::Topic
            Properties:
              TopicName: !Sub orders-${AWS::Region}
              DisplayName: !Sub "${!Literal}"
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static let nothing: Self = "`Fn::Sub` has no variable to substitute"
}
