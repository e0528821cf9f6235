import CloudFormation
package import Linting
import ServerlessModel
import TemplateSyntax

extension Rule {
  /// Finds choice between policies of different kinds.
  package static let serverlessPolicyChoiceMixed = Rule(
    "serverless-policy-choice-mixed",
    summary: "choice between policies of different kinds",
    severity: .error,
    category: .serverlessTransform,
    equivalents: [Equivalents(.cfnLint, "E0001")],
    why: """
      The transform makes another part of the role of each kind of policy. It refuses a choice \
      between two kinds.
      """,
    fix: "write one `Fn::If` for each kind of policy, with `AWS::NoValue`",
    url:
      "https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-resource-function.html",
    check: .eachServerlessResource(of: ["Function", "StateMachine"]) { declaration, template in
      let templates = template.shared { NamedPolicyTemplates() }
      for entry in declaration.policyEntries
      where entry.function == .if && entry.functionArgument?.count == 3
        && ServerlessPolicyEntry(entry, templates) == nil
      {
        template.report(.mixed, at: entry)
      }
    },
    examples: [
      Example(
        "a template or a managed policy",
        """
        Transform: AWS::Serverless-2016-10-31
        Parameters:
          Stage: {Type: String}
        Conditions:
          IsLive: !Equals [!Ref Stage, live]
        Resources:
          Orders:
            Type: AWS::Serverless::Function
            Properties:
              CodeUri: orders/
              Handler: index.handler
              Runtime: nodejs22.x
              Policies:
                - !If [IsLive, AmazonS3ReadOnlyAccess, {S3ReadPolicy: {BucketName: orders}}]
                # ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ the branches are policies of different kinds
        """),
      Example(
        "one kind, or nothing",
        """
        Transform: AWS::Serverless-2016-10-31
        Parameters:
          Stage: {Type: String}
        Conditions:
          IsLive: !Equals [!Ref Stage, live]
        Resources:
          Orders:
            Type: AWS::Serverless::Function
            Properties:
              CodeUri: orders/
              Handler: index.handler
              Runtime: nodejs22.x
              Policies:
                - !If [IsLive, AmazonS3ReadOnlyAccess, !Ref "AWS::NoValue"]
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static let mixed: Self = "the branches are policies of different kinds"
}
