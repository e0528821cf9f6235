import CloudFormation
package import Linting
import ServerlessModel
import TemplateSyntax

extension Rule {
  /// Finds function in a zip file without `Runtime` or `Handler`.
  package static let serverlessRuntimeMissing = Rule(
    "serverless-runtime-missing",
    summary: "function in a zip file without `Runtime` or `Handler`",
    severity: .error,
    category: .serverlessTransform,
    equivalents: [Equivalents(.cfnLint, "E0001", "W2533")],
    why: """
      Lambda needs to know what runs the code and where it begins. The transform refuses a \
      function that does not say it, also by `Globals`.
      """,
    fix: "add `Runtime` and `Handler`, or set `PackageType` to `Image`",
    url:
      "https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-resource-function.html",
    check: .eachServerlessResource(of: ["Function"]) { declaration, template in
      guard !declaration.isOpen, declaration["PackageType"].map({ $0.textIs("Zip") }) ?? true
      else { return }
      // Whoever names an image means one.
      guard declaration.imageWithoutType == nil || declaration["CodeUri"] != nil else { return }
      for name in ["Runtime", "Handler"] where declaration.given(name) == nil {
        template.report(
          .missing(name, declaration), at: declaration.pair(name)?.key ?? declaration.resource.key,
          help: "add `\(name)`")
      }
    },
    examples: [
      Example(
        "a function without a handler",
        """
        Transform: AWS::Serverless-2016-10-31
        Globals:
          Function: {Runtime: nodejs22.x}
        Resources:
          Orders:
        # ^^^^^^ function `Orders` has no `Handler`
            Type: AWS::Serverless::Function
            Properties: {CodeUri: orders/}
        """),
      Example(
        "one from `Globals`, and an image, which needs none",
        """
        Transform: AWS::Serverless-2016-10-31
        Globals:
          Function: {Runtime: nodejs22.x}
        Resources:
          Orders:
            Type: AWS::Serverless::Function
            Properties: {CodeUri: orders/, Handler: index.handler}
          Shop:
            Type: AWS::Serverless::Function
            IgnoreGlobals: "*"
            Properties: {PackageType: Image, ImageUri: "111122223333.dkr.ecr.us-east-1.amazonaws.com/shop:1"}
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func missing(_ name: String, _ declaration: ServerlessDeclaration) -> Self {
    "function `\(declaration.resource.logicalId)` has no `\(name)`"
  }
}
