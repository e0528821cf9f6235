import CloudFormation
package import Linting
import ServerlessModel
import TemplateSyntax

extension Rule {
  /// Finds property that does not go with the kind of package.
  package static let serverlessPackageTypeMismatch = Rule(
    "serverless-package-type-mismatch",
    summary: "property that does not go with the kind of package",
    severity: .error,
    category: .serverlessTransform,
    equivalents: [Equivalents(.cfnLint, "E0001")],
    why: """
      An image says itself what runs and how, a zip file is no image. The transform refuses a \
      function that mixes them, also when a part comes from `Globals`.
      """,
    fix: "remove the property, or list it under `IgnoreGlobals`",
    url:
      "https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-resource-function.html",
    check: .eachServerlessResource(of: ["Function"]) { declaration, template in
      let type = declaration["PackageType"].map(\.text) ?? "Zip"
      let unsuited: [String]
      switch type {
      case "Zip": unsuited = ["ImageConfig"]
      case "Image": unsuited = ["Runtime", "Handler", "Layers"]
      default: return
      }
      for name in unsuited {
        guard let pair = declaration.given(name) else { continue }
        template.report(.unsuited(name, declaration, type), at: pair.key)
      }
    },
    examples: [
      Example(
        "a runtime for all functions, of which one is an image",
        """
        Transform: AWS::Serverless-2016-10-31
        Globals:
          Function:
            Runtime: nodejs22.x
          # ^^^^^^^ function `Shop` is packaged as `Image` and takes no `Runtime`
        Resources:
          Shop:
            Type: AWS::Serverless::Function
            Properties: {PackageType: Image, ImageUri: "111122223333.dkr.ecr.us-east-1.amazonaws.com/shop:1"}
        """),
      Example(
        "the image ignores it",
        """
        Transform: AWS::Serverless-2016-10-31
        Globals:
          Function: {Runtime: nodejs22.x}
        Resources:
          Shop:
            Type: AWS::Serverless::Function
            IgnoreGlobals: [Runtime]
            Properties: {PackageType: Image, ImageUri: "111122223333.dkr.ecr.us-east-1.amazonaws.com/shop:1"}
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func unsuited(
    _ name: String, _ declaration: ServerlessDeclaration, _ type: String
  ) -> Self {
    "function `\(declaration.resource.logicalId)` is packaged as `\(type)` and takes no `\(name)`"
  }
}
