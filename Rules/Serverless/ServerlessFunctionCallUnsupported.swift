import CloudFormation
package import Linting
import ServerlessValidation
import TemplateSyntax

extension Rule {
  /// Finds function call where SAM needs to know the value.
  package static let serverlessFunctionCallUnsupported = Rule(
    "serverless-function-call-unsupported",
    summary: "function call where SAM needs to know the value",
    severity: .error,
    category: .serverlessTransform,
    equivalents: [Equivalents(.cfnLint, "E0001")],
    why: """
      The transform reads this value before CloudFormation works out any function, and refuses \
      a call. At most it puts the value of a parameter in its place.
      """,
    fix: "write the value itself",
    url:
      "https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-specification-resources-and-properties.html",
    check: .eachServerlessFinding { finding, template in
      guard case .functionCall = finding.problem else { return }
      template.report(.unsupported(finding), at: finding.place)
    },
    examples: [
      Example(
        "a retention policy that depends on a condition, and an alias",
        """
        Transform: AWS::Serverless-2016-10-31
        Parameters:
          Stage: {Type: String}
        Conditions:
          IsLive: !Equals [!Ref Stage, live]
        Resources:
          Shared:
            Type: AWS::Serverless::LayerVersion
            Properties:
              ContentUri: shared/
              RetentionPolicy: !If [IsLive, Retain, Delete]
              #                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ `RetentionPolicy` is a call of `Fn::If`, which SAM does not work out
          Orders:
            Type: AWS::Serverless::Function
            Properties:
              CodeUri: orders/
              Handler: index.handler
              Runtime: nodejs22.x
              AutoPublishAlias: !If [IsLive, live, test]
              #                 ^^^^^^^^^^^^^^^^^^^^^^^^ `AutoPublishAlias` is a call of `Fn::If`, which SAM does not work out
        """),
      Example(
        "a parameter, which SAM knows",
        """
        Transform: AWS::Serverless-2016-10-31
        Parameters:
          Alias: {Type: String}
        Resources:
          Orders:
            Type: AWS::Serverless::Function
            Properties:
              CodeUri: orders/
              Handler: index.handler
              Runtime: nodejs22.x
              AutoPublishAlias: !Ref Alias
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func unsupported(_ finding: ServerlessFinding) -> Self {
    "`\(finding.name)` is \(finding.place.inWords), which SAM does not work out"
  }
}
