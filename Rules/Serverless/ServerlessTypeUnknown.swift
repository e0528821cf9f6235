import CloudFormation
package import Linting
import ResourceCatalog
import ServerlessModel
import SourceText

extension Rule {
  /// Finds type of resource that SAM does not have.
  package static let serverlessTypeUnknown = Rule(
    "serverless-type-unknown",
    summary: "type of resource that SAM does not have",
    severity: .error,
    category: .serverlessTransform,
    equivalents: [Equivalents(.cfnLint, "E3006")],
    why: """
      The transform leaves a type that it does not know as it is, and CloudFormation refuses \
      it.
      """,
    fix: "write one of the types that SAM documents",
    url:
      "https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-specification-resources-and-properties.html",
    check: .eachServerlessResource(of: []) { declaration, template in
      let catalog = ServerlessPropertyCatalog.standard
      guard catalog.object(declaration.kind) == nil else { return }
      let types = catalog.resourceKinds.map { ServerlessDeclaration.typePrefix + $0 }
      template.report(
        .unknown(declaration.resource.type), at: declaration.resource.typeNode,
        help: NearestName.help(for: declaration.resource.type, among: types))
    },
    examples: [
      Example(
        "a type with a letter too many",
        """
        Transform: AWS::Serverless-2016-10-31
        Resources:
          Orders:
            Type: AWS::Serverless::Functions
            #     ^^^^^^^^^^^^^^^^^^^^^^^^^^ SAM has no type `AWS::Serverless::Functions`
        """),
      Example(
        "a known type",
        """
        Transform: AWS::Serverless-2016-10-31
        Resources:
          Orders:
            Type: AWS::Serverless::Function
            Properties:
              CodeUri: orders/
              Handler: index.handler
              Runtime: nodejs22.x
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func unknown(_ type: String) -> Self {
    "SAM has no type `\(type.shortened(to: 60))`"
  }
}
