import CloudFormation
package import Linting
import ServerlessModel
import TemplateSyntax

extension Rule {
  /// Finds tag with a name that SAM sets itself.
  package static let serverlessReservedTag = Rule(
    "serverless-reserved-tag",
    summary: "tag with a name that SAM sets itself",
    severity: .error,
    category: .serverlessTransform,
    equivalents: [Equivalents(.cfnLint, "E0001")],
    why: """
      SAM tags functions and applications itself, and refuses resources that set the same \
      tags.
      """,
    fix: "give the tag another name",
    url:
      "https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-resource-function.html",
    check: .eachServerlessResource(of: ["Function", "Application", "CapacityProvider"]) {
      declaration, template in
      for pair in declaration["Tags"]?.pairs ?? [] where reserved.contains(pair.key.text) {
        template.report(.reserved(pair.key), at: pair.key)
      }
    },
    examples: [
      Example(
        "the tag that says what made a function",
        """
        Transform: AWS::Serverless-2016-10-31
        Resources:
          Orders:
            Type: AWS::Serverless::Function
            Properties:
              CodeUri: orders/
              Handler: index.handler
              Runtime: nodejs22.x
              Tags:
                lambda:createdBy: shop
              # ^^^^^^^^^^^^^^^^ SAM sets the tag `lambda:createdBy` itself
        """),
      Example(
        "a tag of another name",
        """
        Transform: AWS::Serverless-2016-10-31
        Resources:
          Orders:
            Type: AWS::Serverless::Function
            Properties:
              CodeUri: orders/
              Handler: index.handler
              Runtime: nodejs22.x
              Tags: {createdBy: shop}
        """),
    ]
  )
}

private let reserved: Set<String> = [
  "lambda:createdBy", "serverlessrepo:applicationId", "serverlessrepo:semanticVersion",
]

extension Diagnostic.Message {
  fileprivate static func reserved(_ key: Node) -> Self {
    "SAM sets the tag `\(key.text)` itself"
  }
}
