import CloudFormation
package import Linting

extension Rule {
  /// Finds functions that several services invoke.
  package static let lambdaPermissionSeveralPrincipals = Rule(
    "lambda-permission-several-principals",
    summary: "function that several services invoke",
    severity: .note,
    category: .operations,
    services: ["lambda"],
    isEnabledByDefault: false,
    equivalents: [
      Equivalents(.serverlessRules, "WS1002")
    ],
    why: """
      Events of two services have two forms, and one function that takes both holds the \
      permissions for both. A function for each is smaller and safer.
      """,
    fix: "write a function for each of the services",
    url:
      "https://docs.aws.amazon.com/lambda/latest/dg/best-practices.html",
    check: .wholeTemplate { template in
      var callers: [String: [String]] = [:]
      for permission in template.resources(ofType: "AWS::Lambda::Permission") {
        let functions = template.values(at: "FunctionName", in: permission)
        for name in functions.compactMap(\.reference?.name) {
          let principals = template.values(at: "Principal", in: permission).compactMap(\.text)
          for principal in principals where callers[name]?.contains(principal) != true {
            callers[name, default: []].append(principal)
          }
        }
      }
      for function in template.resources(ofType: "AWS::Lambda::Function") {
        guard let principals = callers[function.logicalId], principals.count > 1 else { continue }
        template.about(function) {
          template.report(.several(function.logicalId, principals), at: function.key)
        }
      }
    },
    examples: [
      Example(
        "two services",
        """
        Resources:
          Worker:
        # ^^^^^^ function `Worker` is invoked by `s3.amazonaws.com` and 1 more service
            Type: AWS::Lambda::Function
            Properties:
              Handler: index.handler
              Runtime: nodejs22.x
              Role: arn:aws:iam::111122223333:role/worker
              Code: {S3Bucket: code, S3Key: worker.zip}
          First:
            Type: AWS::Lambda::Permission
            Properties:
              FunctionName: !Ref Worker
              Action: lambda:InvokeFunction
              Principal: s3.amazonaws.com
              SourceAccount: "111122223333"
          Second:
            Type: AWS::Lambda::Permission
            Properties:
              FunctionName: !GetAtt Worker.Arn
              Action: lambda:InvokeFunction
              Principal: sns.amazonaws.com
              SourceArn: arn:aws:sns:us-east-1:111122223333:orders
        """),
      Example(
        "one service twice",
        """
        Resources:
          Worker:
            Type: AWS::Lambda::Function
            Properties:
              Handler: index.handler
              Runtime: nodejs22.x
              Role: arn:aws:iam::111122223333:role/worker
              Code: {S3Bucket: code, S3Key: worker.zip}
          First:
            Type: AWS::Lambda::Permission
            Properties:
              FunctionName: !Ref Worker
              Action: lambda:InvokeFunction
              Principal: sns.amazonaws.com
              SourceArn: arn:aws:sns:us-east-1:111122223333:orders
          Second:
            Type: AWS::Lambda::Permission
            Properties:
              FunctionName: !Ref Worker
              Action: lambda:InvokeFunction
              Principal: sns.amazonaws.com
              SourceArn: arn:aws:sns:us-east-1:111122223333:returns
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func several(_ function: String, _ principals: [String]) -> Self {
    let others = principals.count - 1
    return """
      function `\(function)` is invoked by `\(principals[0].shortened(to: 30))` and \(others) more \
      service\(others == 1 ? "" : "s")
      """
  }
}
