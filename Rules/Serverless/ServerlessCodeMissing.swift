import CloudFormation
package import Linting
import ServerlessModel
import TemplateSyntax

extension Rule {
  /// Finds function without code.
  package static let serverlessCodeMissing = Rule(
    "serverless-code-missing",
    summary: "function without code",
    severity: .error,
    category: .serverlessTransform,
    equivalents: [Equivalents(.cfnLint, "E0001")],
    why: """
      The transform refuses a function that names neither a place of its code nor the code \
      itself, unless a build fills it in.
      """,
    fix: "add `CodeUri`, or `ImageUri` for an image",
    url:
      "https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-resource-function.html",
    check: .eachServerlessResource(of: ["Function"]) { declaration, template in
      guard !declaration.isOpen, !declaration.isBuilt else { return }
      switch declaration["PackageType"].map(\.text) ?? "Zip" {
      case "Zip":
        guard declaration["InlineCode"] == nil, declaration["CodeUri"] == nil else { return }
        if let image = declaration.imageWithoutType {
          template.report(
            .untypedImage(declaration), at: image.key, help: "add `PackageType: Image`")
          return
        }
        // Packaging fills in the folder of the template; what is packaged already stays as it is. A
        // handler in a folder below says that this is meant.
        let isPackaged = template.hasPackagedCode
        guard isPackaged || !(declaration["Handler"]?.text.contains("/") ?? false) else { return }
        template.report(
          isPackaged ? .noCode(declaration, "CodeUri") : .folder(declaration),
          at: declaration.resource.key, severity: isPackaged ? .error : .note)
      case "Image":
        guard declaration.given("ImageUri") == nil else { return }
        template.report(
          .noCode(declaration, "ImageUri"),
          at: declaration.pair("ImageUri")?.key ?? declaration.resource.key)
      default: break
      }
    },
    examples: [
      Example(
        "an image that nothing calls one",
        """
        Transform: AWS::Serverless-2016-10-31
        Resources:
          Orders:
            Type: AWS::Serverless::Function
            Properties:
              ImageUri: 111122223333.dkr.ecr.eu-west-1.amazonaws.com/orders:1
            # ^^^^^^^^ function `Orders` has `ImageUri`, but not `PackageType: Image`
        """),
      Example(
        "a function without code",
        """
        Transform: AWS::Serverless-2016-10-31
        Resources:
          Orders:
        # ^^^^^^ function `Orders` has no `CodeUri`
            Type: AWS::Serverless::Function
            Properties: {Handler: index.handler, Runtime: nodejs22.x}
          Returns:
            Type: AWS::Serverless::Function
            Properties: {CodeUri: s3://code/returns.zip, Handler: index.handler, Runtime: nodejs22.x}
          Shop:
        # ^^^^ function `Shop` has no `ImageUri`
            Type: AWS::Serverless::Function
            Properties: {PackageType: Image}
        """),
      Example(
        "a function that is packaged with all that is there",
        """
        Transform: AWS::Serverless-2016-10-31
        Resources:
          Orders:
        # ^^^^^^ function `Orders` has no `CodeUri`, so the whole folder of the template is its code
            Type: AWS::Serverless::Function
            Properties: {Handler: index.handler, Runtime: nodejs22.x}
          Returns:
            Type: AWS::Serverless::Function
            Properties: {Handler: src/returns.handler, Runtime: nodejs22.x}
        """),
      Example(
        "code for all functions, and an image that is built",
        """
        Transform: AWS::Serverless-2016-10-31
        Globals:
          Function: {CodeUri: src/}
        Resources:
          Orders:
            Type: AWS::Serverless::Function
            Properties: {Handler: index.handler, Runtime: nodejs22.x}
          Shop:
            Type: AWS::Serverless::Function
            IgnoreGlobals: "*"
            Metadata: {Dockerfile: Dockerfile, DockerContext: shop}
            Properties: {PackageType: Image}
        """),
    ]
  )
}

extension Inspection {
  /// Whether code of the template is in S3 already, so that nothing is packaged any more.
  fileprivate var hasPackagedCode: Bool {
    serverlessDeclarations.contains { declaration in
      guard let code = declaration["CodeUri"] ?? declaration["ContentUri"] else { return false }
      return code.writtenText?.hasPrefix("s3://") ?? (code["Bucket"] != nil)
    }
  }
}

extension ServerlessDeclaration {
  /// Whether a build fills in where the code is.
  fileprivate var isBuilt: Bool {
    guard let metadata = resource.body["Metadata"] else { return false }
    return metadata["BuildMethod"] != nil || metadata["Dockerfile"] != nil
      || metadata["DockerContext"] != nil
  }
}

extension Diagnostic.Message {
  fileprivate static func noCode(_ declaration: ServerlessDeclaration, _ name: String) -> Self {
    "function `\(declaration.resource.logicalId)` has no `\(name)`"
  }

  fileprivate static func untypedImage(_ declaration: ServerlessDeclaration) -> Self {
    "function `\(declaration.resource.logicalId)` has `ImageUri`, but not `PackageType: Image`"
  }

  fileprivate static func folder(_ declaration: ServerlessDeclaration) -> Self {
    """
    function `\(declaration.resource.logicalId)` has no `CodeUri`, so the whole folder of the template is its code
    """
  }
}
