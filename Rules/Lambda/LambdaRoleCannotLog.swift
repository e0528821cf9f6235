import AccessPolicies
import CloudFormation
package import Linting

extension Rule {
  /// Finds functions whose role may not write logs.
  package static let lambdaRoleCannotLog = Rule(
    "lambda-role-cannot-log",
    summary: "function whose role may not write logs",
    severity: .warning,
    category: .operations,
    services: ["lambda", "iam"],
    documents: ["IAM-09"],
    equivalents: [
      Equivalents(.cfnNag, "W58"),
      Equivalents(.terrascan, "AC_AWS_0484"),
    ],
    why: """
      What the function prints, and why it fails, is lost: Lambda writes logs with the \
      function's own role and says nothing when it may not.
      """,
    fix: "attach `AWSLambdaBasicExecutionRole` to the role",
    url:
      "https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs.html",
    check: .eachResource(of: ["AWS::Lambda::Function"]) { function, template in
      for value in template.values(at: "Role", in: function) {
        guard let name = value.reference?.name,
          let role = template.resource(name), role.type == "AWS::IAM::Role",
          role.generatedBy == nil, !template.mayWriteLogs(role)
        else { continue }
        template.report(.silent(name, function.logicalId), at: value)
      }
    },
    examples: [
      Example(
        "a role for a table alone",
        """
        Resources:
          Worker:
            Type: AWS::Lambda::Function
            Properties:
              Handler: index.handler
              Runtime: nodejs22.x
              Role: !GetAtt Role.Arn
                  # ^^^^^^^^^^^^^^^^ role `Role` lets function `Worker` write no logs
              Code: {S3Bucket: code, S3Key: worker.zip}
          Role:
            Type: AWS::IAM::Role
            Properties:
              AssumeRolePolicyDocument:
                Version: "2012-10-17"
                Statement:
                  - {Effect: Allow, Principal: {Service: lambda.amazonaws.com}, Action: sts:AssumeRole}
              Policies:
                - PolicyName: orders
                  PolicyDocument:
                    Version: "2012-10-17"
                    Statement:
                      - Effect: Allow
                        Action: dynamodb:GetItem
                        Resource: arn:aws:dynamodb:us-east-1:111122223333:table/orders
        """),
      Example(
        "a managed policy",
        """
        Resources:
          Worker:
            Type: AWS::Lambda::Function
            Properties:
              Handler: index.handler
              Runtime: nodejs22.x
              Role: !GetAtt Role.Arn
              Code: {S3Bucket: code, S3Key: worker.zip}
          Role:
            Type: AWS::IAM::Role
            Properties:
              AssumeRolePolicyDocument:
                Version: "2012-10-17"
                Statement:
                  - {Effect: Allow, Principal: {Service: lambda.amazonaws.com}, Action: sts:AssumeRole}
              ManagedPolicyArns: [arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole]
        """),
      Example(
        "a policy that is not known",
        """
        Resources:
          Worker:
            Type: AWS::Lambda::Function
            Properties:
              Handler: index.handler
              Runtime: nodejs22.x
              Role: !GetAtt Role.Arn
              Code: {S3Bucket: code, S3Key: worker.zip}
          Role:
            Type: AWS::IAM::Role
            Properties:
              AssumeRolePolicyDocument:
                Version: "2012-10-17"
                Statement:
                  - {Effect: Allow, Principal: {Service: lambda.amazonaws.com}, Action: sts:AssumeRole}
              ManagedPolicyArns: [!ImportValue worker-policy]
        """),
    ]
  )
}

extension Inspection {
  /// Whether a role may write logs, as far as is known.
  fileprivate func mayWriteLogs(_ role: Resource) -> Bool {
    let attached = values(at: "ManagedPolicyArns.*", in: role)
    let own = policyHolder(role.logicalId)?.policies ?? []
    let isOpen = attached.contains { value in
      if value.isAbsent { return false }
      if let name = ManagedPolicy(value)?.name { return !name.contains("ReadOnly") }
      return !own.contains { $0.resource.logicalId == value.reference?.name }
    }
    return isOpen || mayNameRolesByText
      || own.contains { policy in
        !policy.isComplete
          || policy.statements.contains { statement in
            statement.effect != .deny
              && (statement.notActions != nil || statement.mayAllow("logs:PutLogEvents"))
          }
      }
  }
}

extension PolicyStatement {
  /// Whether an action may be among those allowed.
  fileprivate func mayAllow(_ action: String) -> Bool {
    allowance(of: action) != nil || actions?.values.contains { $0.text == nil } == true
  }
}

extension Diagnostic.Message {
  fileprivate static func silent(_ role: String, _ function: String) -> Self {
    "role `\(role)` lets function `\(function)` write no logs"
  }
}
