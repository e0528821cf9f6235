import CloudFormation
package import Linting
import ResourceCatalog
import ServerlessModel
import SourceText
import TemplateSyntax

extension Rule {
  /// Finds section of `Globals` for no kind of resource that takes one.
  package static let serverlessGlobalsSectionUnknown = Rule(
    "serverless-globals-section-unknown",
    summary: "section of `Globals` for no kind of resource that takes one",
    severity: .error,
    category: .serverlessTransform,
    equivalents: [Equivalents(.cfnLint, "E0001")],
    why: """
      The transform refuses a template in which `Globals` has any other section.
      """,
    fix: "remove the section, or write its properties in the resources",
    url:
      "https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-specification-template-anatomy-globals.html",
    check: .wholeTemplate { inspection in
      guard inspection.template.isServerless, !inspection.template.hasUnknownMacro,
        let globals = inspection.template.globals,
        !globals.isFunctionCall || globals.function == .transform
      else { return }
      let catalog = ServerlessPropertyCatalog.standard
      for section in globals.pairs where !section.key.bringsOtherKeys {
        let name = section.key.text
        guard catalog.object("Globals.\(name)") == nil else { continue }
        inspection.report(
          .unknown(name), at: section.key,
          help: NearestName.help(for: name, among: catalog.names(under: "Globals.")))
      }
    },
    examples: [
      Example(
        "a plural",
        """
        Transform: AWS::Serverless-2016-10-31
        Globals:
          Functions:
        # ^^^^^^^^^ `Functions` is not a section of `Globals`
            Timeout: 30
        Resources:
          Orders:
            Type: AWS::Serverless::Function
            Properties:
              CodeUri: orders/
              Handler: index.handler
              Runtime: nodejs22.x
        """),
      Example(
        "a known section",
        """
        Transform: AWS::Serverless-2016-10-31
        Globals:
          Function: {Timeout: 30}
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
  fileprivate static func unknown(_ name: String) -> Self {
    "`\(name.shortened(to: 40))` is not a section of `Globals`"
  }
}
