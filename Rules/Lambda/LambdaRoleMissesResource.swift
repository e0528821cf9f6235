import CloudFormation
package import Linting

extension Rule {
  /// Finds functions that are told of a resource which their role may not reach.
  package static let lambdaRoleMissesResource = Rule(
    "lambda-role-misses-resource",
    summary: "function told of a resource that its role may not reach",
    severity: .warning,
    category: .reliability,
    services: ["lambda", "iam"],
    documents: ["IAM-09", "LMB-04"],
    why: """
      The function gets the name of the resource and is denied when it calls it. That shows at \
      run time, and not at the deployment.
      """,
    fix: "allow the role what the function does with the resource",
    url:
      "https://docs.aws.amazon.com/lambda/latest/dg/lambda-intro-execution-role.html",
    check: .eachResource(of: ["AWS::Lambda::Function"]) { function, template in
      let targets = template.namedInEnvironment(of: function)
      guard !targets.isEmpty, let role = FunctionRole(of: function, template) else { return }
      for (target, service, place) in targets
      where !template.hasPolicy(ofService: service) && !role.mayUse(service) {
        template.report(.denied(target.logicalId, service), at: place)
      }
    },
    examples: [
      Example(
        "a table that the role knows nothing of",
        """
        Resources:
          Worker:
            Type: AWS::Lambda::Function
            Properties:
              Handler: index.handler
              Runtime: nodejs22.x
              Role: !GetAtt Role.Arn
              Code: {S3Bucket: code, S3Key: worker.zip}
              Environment:
                Variables:
                  TABLE: !Ref Orders
                       # ^^^^^^^^^^^ the function is told of `Orders`, and its role allows nothing of `dynamodb`
          Role:
            Type: AWS::IAM::Role
            Properties:
              AssumeRolePolicyDocument:
                Version: "2012-10-17"
                Statement:
                  - {Effect: Allow, Principal: {Service: lambda.amazonaws.com}, Action: sts:AssumeRole}
              ManagedPolicyArns: [arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole]
          Orders:
            Type: AWS::DynamoDB::Table
            Properties:
              BillingMode: PAY_PER_REQUEST
              AttributeDefinitions: [{AttributeName: id, AttributeType: S}]
              KeySchema: [{AttributeName: id, KeyType: HASH}]
        """),
      Example(
        "a role that SAM makes",
        """
        Transform: AWS::Serverless-2016-10-31
        Resources:
          Worker:
            Type: AWS::Serverless::Function
            Properties:
              Handler: index.handler
              Runtime: nodejs22.x
              CodeUri: src
              Policies:
                - SQSSendMessagePolicy: {QueueName: !GetAtt Jobs.QueueName}
              Environment:
                Variables:
                  QUEUE: !Ref Jobs
                  TABLE: !Ref Orders
                  #      ^^^^^^^^^^^ the function is told of `Orders`, and its role allows nothing of `dynamodb`
          Jobs:
            Type: AWS::SQS::Queue
          Orders:
            Type: AWS::Serverless::SimpleTable
        """),
      Example(
        "a policy template, and a role of another template",
        """
        Transform: AWS::Serverless-2016-10-31
        Parameters:
          Role: {Type: String}
        Resources:
          Worker:
            Type: AWS::Serverless::Function
            Properties:
              Handler: index.handler
              Runtime: nodejs22.x
              CodeUri: src
              Policies:
                - SQSSendMessagePolicy: {QueueName: !GetAtt Orders.QueueName}
              Environment: {Variables: {QUEUE: !Ref Orders}}
          Other:
            Type: AWS::Serverless::Function
            Properties:
              Handler: index.handler
              Runtime: nodejs22.x
              CodeUri: src
              Role: !Ref Role
              Environment: {Variables: {QUEUE: !Ref Orders}}
          Orders:
            Type: AWS::SQS::Queue
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func denied(_ target: String, _ service: String) -> Self {
    "the function is told of `\(target)`, and its role allows nothing of `\(service)`"
  }
}
