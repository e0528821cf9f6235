import CloudFormation
package import Linting
import ResourceCatalog
import ServerlessModel
import SourceText
import TemplateSyntax

extension Rule {
  /// Finds property that `Globals` does not take.
  package static let serverlessGlobalsPropertyUnsupported = Rule(
    "serverless-globals-property-unsupported",
    summary: "property that `Globals` does not take",
    severity: .error,
    category: .serverlessTransform,
    equivalents: [Equivalents(.cfnLint, "E0001")],
    why: """
      Some properties must stand in each resource. The transform refuses a template with \
      another one in `Globals`.
      """,
    fix: "write the property in each resource that needs it",
    url:
      "https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-specification-template-anatomy-globals.html",
    check: .wholeTemplate { inspection in
      guard inspection.template.isServerless, !inspection.template.hasUnknownMacro,
        let globals = inspection.template.globals
      else { return }
      for section in globals.pairs where section.value.isMapping && !section.value.isFunctionCall {
        guard
          let known = ServerlessPropertyCatalog.standard.object("Globals.\(section.key.text)")
        else { continue }
        for pair in section.value.pairs where !pair.key.bringsOtherKeys {
          guard pair.key.withUTF8({ known.property($0) }) == nil else { continue }
          inspection.report(
            .unsupported(pair.key, section.key), at: pair.key,
            help: NearestName.help(for: pair.key.text, among: known.properties.lazy.map(\.name)))
        }
      }
    },
    examples: [
      Example(
        "a role for all functions",
        """
        Transform: AWS::Serverless-2016-10-31
        Globals:
          Function:
            Role: arn:aws:iam::111122223333:role/orders
          # ^^^^ `Globals` takes no `Role` for `Function`
        Resources:
          Orders:
            Type: AWS::Serverless::Function
            Properties:
              CodeUri: orders/
              Handler: index.handler
              Runtime: nodejs22.x
        """),
      Example(
        "a property that `Globals` takes",
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
  fileprivate static func unsupported(_ key: Node, _ section: Node) -> Self {
    "`Globals` takes no `\(key.text.shortened(to: 40))` for `\(section.text)`"
  }
}
