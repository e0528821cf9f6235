import AccessPolicies
import CloudFormation
package import Linting

extension Rule {
  /// Finds permissions that let everyone invoke a function.
  package static let lambdaPermissionOpenToWorld = Rule(
    "lambda-permission-open-to-world",
    summary: "function that anyone in the world may invoke",
    severity: .error,
    category: .security,
    services: ["lambda"],
    documents: ["IAM-07", "LMB-19"],
    equivalents: [
      Equivalents(.cfnNag, "F13"),
      Equivalents(.cdkNag, "LambdaFunctionPublicAccessProhibited"),
      Equivalents(
        .guardRules, "LAMBDA_NO_WILDCARD_PRINCIPALS", "LAMBDA_FUNCTION_PUBLIC_ACCESS_PROHIBITED"),
    ],
    frameworks: ["aws-foundational", "hipaa", "nist-800-53-r4", "nist-800-53-r5", "pci-dss"],
    why: """
      Principals of any AWS account can invoke the function with input of their choice, and you pay for \
      every call.
      """,
    fix: "name the service or account that invokes it, and its `SourceArn` or `SourceAccount`",
    url: "https://docs.aws.amazon.com/lambda/latest/dg/access-control-resource-based.html",
    check: .eachResource(of: ["AWS::Lambda::Permission"]) { resource, template in
      for principal in template.values(at: "Principal", in: resource) where principal.text == "*" {
        guard let value = template.unlimited(principal, in: resource) else { continue }
        template.report(.open, at: value)
      }
    },
    examples: [
      Example(
        "everyone",
        """
        Resources:
          Permission:
            Type: AWS::Lambda::Permission
            Properties:
              FunctionName: orders
              Action: lambda:InvokeFunction
              Principal: "*"
              #          ^^^ anyone can invoke the function
        """),
      Example(
        "one bucket, one organization, and a function URL that checks signatures",
        """
        Resources:
          Bucket:
            Type: AWS::Lambda::Permission
            Properties:
              FunctionName: orders
              Action: lambda:InvokeFunction
              Principal: "*"
              SourceArn: arn:aws:s3:::reports
          Organization:
            Type: AWS::Lambda::Permission
            Properties:
              FunctionName: orders
              Action: lambda:InvokeFunction
              Principal: "*"
              PrincipalOrgID: o-a1b2c3d4e5
          Signed:
            Type: AWS::Lambda::Permission
            Properties:
              FunctionName: orders
              Action: lambda:InvokeFunctionUrl
              Principal: "*"
              FunctionUrlAuthType: AWS_IAM
        """),
    ]
  )
}

extension Inspection {
  /// The principal in the scenario in which no other property of the permission limits it; nil when
  /// there is none.
  fileprivate func unlimited(_ principal: PossibleValue, in permission: Resource) -> PossibleValue?
  {
    // A function URL has a permission for everyone and rules of its own.
    let limits: [PropertyPath] = [
      "SourceArn", "SourceAccount", "PrincipalOrgID", "EventSourceToken", "FunctionUrlAuthType",
      "InvokedViaFunctionUrl",
    ]
    var value: PossibleValue? = principal
    for limit in limits {
      guard let principal = value,
        let absence = values(at: limit, in: permission).first(where: \.isAbsent)
      else { return nil }
      value = evaluation.value(principal, alongside: absence)
    }
    return value
  }
}

extension Diagnostic.Message {
  fileprivate static let open: Self = "anyone can invoke the function"
}
