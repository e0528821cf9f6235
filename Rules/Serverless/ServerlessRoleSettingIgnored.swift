import CloudFormation
package import Linting
import ServerlessModel
import TemplateSyntax

extension Rule {
  /// Finds setting of a role that SAM does not make.
  package static let serverlessRoleSettingIgnored = Rule(
    "serverless-role-setting-ignored",
    summary: "setting of a role that SAM does not make",
    severity: .warning,
    category: .serverlessTransform,
    why: """
      With `Role` SAM makes no role, and says nothing about what was meant for it. The \
      function runs without the permissions that stand here.
      """,
    fix: "remove the setting, or `Role`",
    url:
      "https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-resource-function.html",
    check: .eachServerlessResource(of: ["Function"]) { declaration, template in
      guard let role = declaration.pair("Role"), role.value.function != .if else { return }
      let isNothing =
        role.value.function == .ref && role.value.functionArgument?.textIs("AWS::NoValue") ?? false
      if isNothing {
        template.report(.noRole, at: role.value)
        return
      }
      let names = ["Policies", "PermissionsBoundary", "RolePath", "AssumeRolePolicyDocument"]
      for name in names {
        guard let pair = declaration.given(name), pair.key.path.first == .key("Resources") else {
          continue
        }
        template.report(
          .ignored(name), at: pair.key,
          related: [RelatedPlace("the function has this role", at: role.key)])
      }
    },
    examples: [
      Example(
        "policies beside a role",
        """
        Transform: AWS::Serverless-2016-10-31
        Resources:
          Orders:
            Type: AWS::Serverless::Function
            Properties:
              CodeUri: orders/
              Handler: index.handler
              Runtime: nodejs22.x
              Role: arn:aws:iam::111122223333:role/orders
              Policies: [AmazonS3ReadOnlyAccess]
            # ^^^^^^^^ SAM ignores `Policies` of a function that has a `Role`
        """),
      Example(
        "no role at all",
        """
        Transform: AWS::Serverless-2016-10-31
        Resources:
          Orders:
            Type: AWS::Serverless::Function
            Properties:
              CodeUri: orders/
              Handler: index.handler
              Runtime: nodejs22.x
              Role: !Ref "AWS::NoValue"
              #     ^^^^^^^^^^^^^^^^^^^ SAM makes no role where `Role` is written, not even as `AWS::NoValue`
        """),
      Example(
        "policies for a role that SAM makes",
        """
        Transform: AWS::Serverless-2016-10-31
        Resources:
          Orders:
            Type: AWS::Serverless::Function
            Properties:
              CodeUri: orders/
              Handler: index.handler
              Runtime: nodejs22.x
              Policies: [AmazonS3ReadOnlyAccess]
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func ignored(_ name: String) -> Self {
    "SAM ignores `\(name)` of a function that has a `Role`"
  }

  fileprivate static let noRole: Self =
    "SAM makes no role where `Role` is written, not even as `AWS::NoValue`"
}
