import CloudFormation
package import Linting

extension Rule {
  /// Finds permissions for a service that do not say on whose behalf it may call.
  package static let lambdaPermissionWithoutSource = Rule(
    "lambda-permission-without-source",
    summary: "service that may call a function on behalf of any account",
    severity: .warning,
    category: .security,
    services: ["lambda"],
    documents: ["LMB-19"],
    equivalents: [Equivalents(.checkov, "CKV_AWS_364"), Equivalents(.trivy, "AWS-0067")],
    why: """
      A service calls for all its customers. Without `SourceArn` or `SourceAccount` a stranger can \
      point a bucket, topic or API of their own at the function.
      """,
    fix: "set `SourceArn` to what may call, or `SourceAccount` to its account",
    url: "https://docs.aws.amazon.com/lambda/latest/dg/access-control-resource-based.html",
    check: .eachResource(of: ["AWS::Lambda::Permission"]) { permission, template in
      let narrowing = ["SourceArn", "SourceAccount", "PrincipalOrgID", "EventSourceToken"]
        .map { template.values(at: PropertyPath(written: $0), in: permission) }
      for principal in template.values(at: "Principal", in: permission) {
        guard let service = principal.text, isService(service) else { continue }
        var open: [PossibleValue] = [principal]
        for values in narrowing {
          open = open.flatMap { value in
            values.filter(\.isAbsent).compactMap { template.evaluation.value(value, alongside: $0) }
          }
        }
        for value in open { template.report(.forAnyone(service), at: value) }
      }
    },
    examples: [
      Example(
        "a topic of anybody",
        """
        Resources:
          Permission:
            Type: AWS::Lambda::Permission
            Properties:
              Action: lambda:InvokeFunction
              FunctionName: report
              Principal: sns.amazonaws.com
              #          ^^^^^^^^^^^^^^^^^ `sns.amazonaws.com` may call the function for any account
        """),
      Example(
        "a source in production only",
        """
        Parameters:
          Stage:
            Type: String
        Conditions:
          IsProd: !Equals [!Ref Stage, prod]
        Resources:
          Permission:
            Type: AWS::Lambda::Permission
            Properties:
              Action: lambda:InvokeFunction
              FunctionName: report
              Principal: s3.amazonaws.com
              #          ^^^^^^^^^^^^^^^^ `s3.amazonaws.com` may call the function for any account, when `IsProd` is false
              SourceAccount: !If [IsProd, !Ref AWS::AccountId, !Ref AWS::NoValue]
        """),
      Example(
        "a source, an account, and another account as the caller",
        """
        Resources:
          Topic:
            Type: AWS::Lambda::Permission
            Properties:
              Action: lambda:InvokeFunction
              FunctionName: report
              Principal: sns.amazonaws.com
              SourceArn: arn:aws:sns:eu-west-1:111122223333:news
          Bucket:
            Type: AWS::Lambda::Permission
            Properties:
              Action: lambda:InvokeFunction
              FunctionName: report
              Principal: s3.amazonaws.com
              SourceAccount: !Ref AWS::AccountId
          Account:
            Type: AWS::Lambda::Permission
            Properties:
              Action: lambda:InvokeFunction
              FunctionName: report
              Principal: "111122223333"
          Skill:
            Type: AWS::Lambda::Permission
            Properties:
              Action: lambda:InvokeFunction
              FunctionName: report
              Principal: alexa-appkit.amazon.com
        """),
      Example(
        "a macro, which CloudFormation runs without naming a source",
        """
        Resources:
          Permission:
            Type: AWS::Lambda::Permission
            Properties:
              Action: lambda:InvokeFunction
              FunctionName: macro
              Principal: cloudformation.amazonaws.com
        """),
    ]
  )

  /// Whether a principal is a service that says for whom it calls.
  ///
  /// CloudFormation, which runs macros, does not promise to.
  private static func isService(_ principal: String) -> Bool {
    guard !principal.hasPrefix("cloudformation.") else { return false }
    return principal.hasSuffix(".amazonaws.com") || principal.hasSuffix(".amazonaws.com.cn")
  }
}

extension Diagnostic.Message {
  fileprivate static func forAnyone(_ service: String) -> Self {
    "`\(service)` may call the function for any account"
  }
}
