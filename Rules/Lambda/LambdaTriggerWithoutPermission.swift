import CloudFormation
package import Linting

extension Rule {
  /// Finds triggers that a function does not let in.
  package static let lambdaTriggerWithoutPermission = Rule(
    "lambda-trigger-without-permission",
    summary: "trigger of a function that does not let it in",
    severity: .warning,
    category: .reliability,
    services: ["lambda"],
    documents: ["LMB-25", "S3B-01", "EVB-01"],
    why: """
      A service may call a function only with a permission of the function. Without one the events \
      fail unseen, or the deployment does.
      """,
    fix: "add an `AWS::Lambda::Permission` for the service, with the trigger as `SourceArn`",
    url: "https://docs.aws.amazon.com/lambda/latest/dg/access-control-resource-based.html",
    check: .eachResource(of: FunctionTrigger.types) { resource, template in
      let triggers = FunctionTrigger.all(in: resource, template)
      guard !triggers.isEmpty, !template.template.mayHoldUnnamedResources else { return }
      let permissions = template.shared { FunctionPermissions(template) }
      for trigger in triggers where permissions.grants(for: trigger).isEmpty {
        template.report(
          .refused(trigger), at: trigger.target,
          related: [RelatedPlace("the function", at: trigger.function.key)])
      }
    },
    examples: [
      Example(
        "a rule that nobody lets in",
        """
        Resources:
          Nightly:
            Type: AWS::Events::Rule
            Properties:
              ScheduleExpression: rate(1 day)
              Targets:
                - Id: report
                  Arn: !GetAtt Report.Arn
                  #    ^^^^^^^^^^^^^^^^^^ `events` may not call function `Report`: no permission lets it
          Report:
            Type: AWS::Lambda::Function
            Properties:
              Code: {S3Bucket: code, S3Key: report.zip}
              Handler: report.run
              Runtime: python3.13
              Role: arn:aws:iam::111122223333:role/report
        """),
      Example(
        "a permission for another service",
        """
        Resources:
          Orders:
            Type: AWS::SNS::Subscription
            Properties:
              Protocol: lambda
              TopicArn: arn:aws:sns:us-east-1:111122223333:orders
              Endpoint: !GetAtt Report.Arn
              #         ^^^^^^^^^^^^^^^^^^ `sns` may not call function `Report`: no permission lets it
          Report:
            Type: AWS::Lambda::Function
            Properties:
              Code: {S3Bucket: code, S3Key: report.zip}
              Handler: report.run
              Runtime: python3.13
              Role: arn:aws:iam::111122223333:role/report
          Permission:
            Type: AWS::Lambda::Permission
            Properties:
              FunctionName: !Ref Report
              Action: lambda:InvokeFunction
              Principal: events.amazonaws.com
              SourceArn: arn:aws:events:us-east-1:111122223333:rule/nightly
        """),
      Example(
        "permissions by reference and by name, and a role that calls",
        """
        Resources:
          Nightly:
            Type: AWS::Events::Rule
            Properties:
              ScheduleExpression: rate(1 day)
              Targets: [{Id: report, Arn: !GetAtt Report.Arn}]
          Orders:
            Type: AWS::SNS::Subscription
            Properties:
              Protocol: lambda
              TopicArn: arn:aws:sns:us-east-1:111122223333:orders
              Endpoint: !GetAtt Report.Arn
          Shop:
            Type: AWS::ApiGateway::Method
            Properties:
              RestApiId: a1b2c3
              ResourceId: d4e5f6
              HttpMethod: POST
              AuthorizationType: AWS_IAM
              Integration:
                Type: AWS_PROXY
                IntegrationHttpMethod: POST
                Credentials: arn:aws:iam::111122223333:role/caller
                Uri: !Sub arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/${Report.Arn}/invocations
          Report:
            Type: AWS::Lambda::Function
            Properties:
              FunctionName: report
              Code: {S3Bucket: code, S3Key: report.zip}
              Handler: report.run
              Runtime: python3.13
              Role: arn:aws:iam::111122223333:role/report
          ByReference:
            Type: AWS::Lambda::Permission
            Properties:
              FunctionName: !Ref Report
              Action: lambda:InvokeFunction
              Principal: events.amazonaws.com
              SourceArn: !GetAtt Nightly.Arn
          ByName:
            Type: AWS::Lambda::Permission
            Properties:
              FunctionName: report
              Action: lambda:InvokeFunction
              Principal: sns.amazonaws.com
              SourceArn: arn:aws:sns:us-east-1:111122223333:orders
        """),
      Example(
        "events of SAM, which bring their permissions, and a service that is known at the deployment",
        """
        Transform: AWS::Serverless-2016-10-31
        Parameters:
          Caller: {Type: String}
        Resources:
          Report:
            Type: AWS::Serverless::Function
            Properties:
              CodeUri: src
              Handler: report.run
              Runtime: python3.13
              Events:
                Nightly: {Type: Schedule, Properties: {Schedule: rate(1 day)}}
                Uploads: {Type: S3, Properties: {Bucket: !Ref Files, Events: "s3:ObjectCreated:*"}}
          Files:
            Type: AWS::S3::Bucket
          Audit:
            Type: AWS::Lambda::Function
            Properties:
              Code: {S3Bucket: code, S3Key: audit.zip}
              Handler: audit.run
              Runtime: python3.13
              Role: arn:aws:iam::111122223333:role/audit
          Permission:
            Type: AWS::Lambda::Permission
            Properties: {FunctionName: !Ref Audit, Action: "lambda:InvokeFunction", Principal: !Ref Caller, SourceAccount: "111122223333"}
          Changes:
            Type: AWS::Events::Rule
            Properties:
              EventPattern: {source: [aws.s3]}
              Targets: [{Id: audit, Arn: !GetAtt Audit.Arn}]
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func refused(_ trigger: FunctionTrigger) -> Self {
    "`\(trigger.service)` may not call function `\(trigger.function.logicalId)`: no permission lets it"
  }
}
