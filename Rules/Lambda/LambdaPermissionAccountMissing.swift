import CloudFormation
package import Linting
import ResourceGraph

extension Rule {
  /// Finds permissions for whoever has a name that is free for all.
  package static let lambdaPermissionAccountMissing = Rule(
    "lambda-permission-account-missing",
    summary: "permission for a source that says no account",
    severity: .warning,
    category: .security,
    services: ["lambda"],
    documents: ["LMB-19"],
    equivalents: [Equivalents(.cfnLint, "W3663")],
    why: """
      The ARN of a bucket has no account in it. When the bucket is deleted, anyone can make one of \
      its name and call the function.
      """,
    fix: "set `SourceAccount` to the account that has the source",
    url:
      "https://docs.aws.amazon.com/lambda/latest/dg/permissions-function-services.html",
    check: .eachResource(of: ["AWS::Lambda::Permission"]) { permission, template in
      for source in template.values(at: "SourceArn", in: permission)
      where saysNoAccount(source, template) {
        for account in template.values(at: "SourceAccount", in: permission) where account.isAbsent {
          guard let place = template.evaluation.value(source, alongside: account) else { continue }
          template.report(.noAccount, at: place)
        }
      }
    },
    examples: [
      Example(
        "a bucket of the template, and one from elsewhere",
        """
        Resources:
          Files:
            Type: AWS::S3::Bucket
          FromBucket:
            Type: AWS::Lambda::Permission
            Properties:
              Action: lambda:InvokeFunction
              FunctionName: thumbnails
              Principal: s3.amazonaws.com
              SourceArn: !GetAtt Files.Arn
              #          ^^^^^^^^^^^^^^^^^ the source has no account in its ARN, and there is no `SourceAccount`
          FromElsewhere:
            Type: AWS::Lambda::Permission
            Properties:
              Action: lambda:InvokeFunction
              FunctionName: thumbnails
              Principal: s3.amazonaws.com
              SourceArn: arn:aws:s3:::files
              #          ^^^^^^^^^^^^^^^^^^ the source has no account in its ARN, and there is no `SourceAccount`
        """),
      Example(
        "a bucket with its account, and a source whose ARN has one",
        """
        Resources:
          Files:
            Type: AWS::S3::Bucket
          FromBucket:
            Type: AWS::Lambda::Permission
            Properties:
              Action: lambda:InvokeFunction
              FunctionName: thumbnails
              Principal: s3.amazonaws.com
              SourceAccount: !Ref AWS::AccountId
              SourceArn: !GetAtt Files.Arn
          FromTopic:
            Type: AWS::Lambda::Permission
            Properties:
              Action: lambda:InvokeFunction
              FunctionName: thumbnails
              Principal: sns.amazonaws.com
              SourceArn: arn:aws:sns:eu-central-1:111122223333:files
          FromRule:
            Type: AWS::Lambda::Permission
            Properties:
              Action: lambda:InvokeFunction
              FunctionName: thumbnails
              Principal: events.amazonaws.com
              SourceArn: !Sub arn:aws:events:${AWS::Region}:${AWS::AccountId}:rule/daily
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static let noAccount: Self =
    "the source has no account in its ARN, and there is no `SourceAccount`"
}

/// Whether a source is a bucket of the template, or an ARN without an account.
private func saysNoAccount(_ source: PossibleValue, _ template: Inspection) -> Bool {
  if let reference = source.reference {
    return template.graph.resource(reference.name)?.type == "AWS::S3::Bucket"
  }
  guard let text = source.text else { return false }
  let parts = text.split(separator: ":", maxSplits: 5, omittingEmptySubsequences: false)
  return parts.count == 6 && parts[0] == "arn" && parts[4].isEmpty
}
