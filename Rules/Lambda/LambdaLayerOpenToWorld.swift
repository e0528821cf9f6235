import CloudFormation
package import Linting

extension Rule {
  /// Finds layers that every AWS account may use.
  package static let lambdaLayerOpenToWorld = Rule(
    "lambda-layer-open-to-world",
    summary: "layer that every AWS account may read",
    severity: .warning,
    category: .security,
    services: ["lambda"],
    documents: ["LMB-19"],
    equivalents: [
      Equivalents(
        .guardRules, "LAMBDA_NO_WILDCARD_PRINCIPALS", "LAMBDA_FUNCTION_PUBLIC_ACCESS_PROHIBITED")
    ],
    why: """
      With the principal `*` and no organization, whoever has an AWS account may download the layer \
      and read the code in it.
      """,
    fix: "name the account that may use the layer, or set `OrganizationId`",
    url: "https://docs.aws.amazon.com/lambda/latest/dg/permissions-layer-cross-account.html",
    check: .eachResource(of: ["AWS::Lambda::LayerVersionPermission"]) { permission, template in
      let organizations = template.values(at: "OrganizationId", in: permission)
      for principal in template.values(at: "Principal", in: permission)
      where principal.text == "*" {
        for organization in organizations where organization.isAbsent {
          guard let value = template.evaluation.value(principal, alongside: organization) else {
            continue
          }
          template.report(.everyone, at: value)
        }
      }
    },
    examples: [
      Example(
        "a layer for everyone",
        """
        Resources:
          Permission:
            Type: AWS::Lambda::LayerVersionPermission
            Properties:
              Action: lambda:GetLayerVersion
              LayerVersionArn: arn:aws:lambda:eu-west-1:111122223333:layer:one:1
              Principal: "*"
              #          ^^^ every AWS account may read the layer
        """),
      Example(
        "a layer for one account, and for an organization",
        """
        Resources:
          Account:
            Type: AWS::Lambda::LayerVersionPermission
            Properties:
              Action: lambda:GetLayerVersion
              LayerVersionArn: arn:aws:lambda:eu-west-1:111122223333:layer:one:1
              Principal: "444455556666"
          Organization:
            Type: AWS::Lambda::LayerVersionPermission
            Properties:
              Action: lambda:GetLayerVersion
              LayerVersionArn: arn:aws:lambda:eu-west-1:111122223333:layer:one:1
              Principal: "*"
              OrganizationId: o-a1b2c3d4e5
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static let everyone: Self = "every AWS account may read the layer"
}
