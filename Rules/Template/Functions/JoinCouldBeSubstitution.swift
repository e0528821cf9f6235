import CloudFormation
package import Linting
import TemplateSyntax

extension Rule {
  /// Finds texts that are put together without a delimiter and would be easier to read as one.
  package static let joinCouldBeSubstitution = Rule(
    "join-could-be-substitution",
    summary: "text joined from pieces that could be written as one",
    severity: .note,
    category: .template,
    services: ["cloudformation"],
    isEnabledByDefault: false,
    documents: ["CFN-01"],
    equivalents: [Equivalents(.cfnLint, "I1022")],
    why: """
      `Fn::Sub` shows the text as it will be, with the variables at their places; a join of pieces \
      without a delimiter has to be put together in the head.
      """,
    fix: "write the text with `Fn::Sub` and `${…}` for the variables",
    url:
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference-sub.html",
    check: .wholeTemplate { template in
      for site in template.callSites[.join] {
        let arguments = site.argument.elements
        guard arguments.count == 2, arguments[0].isScalar, arguments[0].text.isEmpty,
          arguments[1].isSequence, arguments[1].elements.allSatisfy(canBeWrittenInText)
        else { continue }
        template.report(.joined, at: arguments[0])
      }
    },
    examples: [
      Example(
        "an ARN in pieces",
        """
        Resources:
          Topic:
            Type: AWS::SNS::Topic
            Properties:
              TopicName: !Join ["", [orders-, !Ref AWS::Region]]
              #                 ^^ pieces joined without a delimiter are one text
        """),
      Example(
        "a delimiter, and a piece that only a function can give",
        """
        Resources:
          Topic:
            Type: AWS::SNS::Topic
            Properties:
              TopicName: !Join ["-", [orders, !Ref AWS::Region]]
              DisplayName: !Join ["", [a, !ImportValue name]]
        """),
    ]
  )
}

/// Whether `Fn::Sub` can hold a piece: as text, or as `${Name}` or `${Name.Attribute}`.
private func canBeWrittenInText(_ piece: Node) -> Bool {
  switch piece.function {
  case .ref, .getAtt: piece.functionArgument.map { !$0.isMapping } ?? false
  case .sub: piece.functionArgument.map(\.isScalar) ?? false
  case nil: piece.isScalar
  default: false
  }
}

extension Diagnostic.Message {
  fileprivate static let joined: Self = "pieces joined without a delimiter are one text"
}
