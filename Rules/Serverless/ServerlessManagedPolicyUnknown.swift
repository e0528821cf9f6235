import CloudFormation
package import Linting
import ResourceCatalog
import ServerlessModel
import SourceText
import TemplateSyntax

extension Rule {
  /// Finds managed policy by a name that AWS does not have.
  package static let serverlessManagedPolicyUnknown = Rule(
    "serverless-managed-policy-unknown",
    summary: "managed policy by a name that AWS does not have",
    severity: .warning,
    category: .serverlessTransform,
    why: """
      SAM finds only the managed policies of AWS by their names. Any other name stands in the role \
      as it is, where IAM takes ARNs alone, and the deployment fails.
      """,
    fix: "write the name of a policy of AWS, or the ARN of a policy of your own",
    url:
      "https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-resource-function.html",
    check: .eachServerlessResource(of: ["Function", "StateMachine"]) { declaration, template in
      guard declaration["Role"] == nil, !template.template.usesLanguageExtensions else { return }
      func check(_ node: Node) {
        if node.function == .if {
          for branch in node.functionArgument?.elements.dropFirst() ?? [] { check(branch) }
        } else if node.isUnknownPolicyName {
          let catalog = ServerlessCatalog.standard
          let isTemplate = catalog.policyTemplate(node.text) != nil
          template.report(
            isTemplate ? .template(node) : .unknown(node), at: node,
            help: isTemplate
              ? "write the values that it takes under its name"
              : NearestName.help(for: node.text, among: catalog.managedPolicyNames))
        }
      }
      for entry in declaration.policyEntries { check(entry) }
    },
    examples: [
      Example(
        "a letter too few, a policy template without values, and a policy of one's own",
        """
        Transform: AWS::Serverless-2016-10-31
        Conditions:
          IsTest: !Equals [!Ref AWS::Region, eu-west-1]
        Resources:
          Orders:
            Type: AWS::Serverless::Function
            Properties:
              CodeUri: orders/
              Handler: index.handler
              Runtime: nodejs22.x
              Policies:
                - AmazonS3ReadOnlyAcces
                # ^^^^^^^^^^^^^^^^^^^^^ AWS has no managed policy `AmazonS3ReadOnlyAcces`
                - S3ReadPolicy
                # ^^^^^^^^^^^^ `S3ReadPolicy` is a policy template, which needs its values
                - !If [IsTest, ShopOrders, !Ref AWS::NoValue]
                #              ^^^^^^^^^^ AWS has no managed policy `ShopOrders`
          Ship:
            Type: AWS::Serverless::StateMachine
            Properties:
              DefinitionUri: ship.asl.json
              Policies: service-role/AWSLambdaRole
              #         ^^^^^^^^^^^^^^^^^^^^^^^^^^ AWS has no managed policy `service-role/AWSLambdaRole`
        """),
      Example(
        "a policy of AWS, an ARN, a parameter, a dynamic reference, and one beside a role",
        """
        Transform: AWS::Serverless-2016-10-31
        Parameters:
          Policy: {Type: String}
        Resources:
          Orders:
            Type: AWS::Serverless::Function
            Properties:
              CodeUri: orders/
              Handler: index.handler
              Runtime: nodejs22.x
              Policies:
                - AmazonS3ReadOnlyAccess
                - arn:aws:iam::111122223333:policy/Orders
                - !Ref Policy
                - "{{resolve:ssm:/orders/policy}}"
          Shop:
            Type: AWS::Serverless::Function
            Properties:
              CodeUri: shop/
              Handler: index.handler
              Runtime: nodejs22.x
              Role: arn:aws:iam::111122223333:role/shop
              Policies: [Shop]
        """),
    ]
  )
}

extension Node {
  /// Whether a text stands for a managed policy of AWS that there is not.
  fileprivate var isUnknownPolicyName: Bool {
    guard kind == .string, !text.isEmpty, !text.hasPrefix("arn:"), !text.contains("{{resolve:")
    else { return false }
    return ServerlessCatalog.standard.managedPolicyPath(text) == nil
  }
}

extension Diagnostic.Message {
  fileprivate static func unknown(_ name: Node) -> Self {
    "AWS has no managed policy `\(name.text.shortened(to: 50))`"
  }

  fileprivate static func template(_ name: Node) -> Self {
    "`\(name.text)` is a policy template, which needs its values"
  }
}
