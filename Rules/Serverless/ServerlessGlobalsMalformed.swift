import CloudFormation
package import Linting
import ServerlessModel
import TemplateSyntax

extension Rule {
  /// Finds `Globals` that is not a mapping of mappings.
  package static let serverlessGlobalsMalformed = Rule(
    "serverless-globals-malformed",
    summary: "`Globals` that is not a mapping of mappings",
    severity: .error,
    category: .serverlessTransform,
    equivalents: [Equivalents(.cfnLint, "E0001")],
    why: """
      The transform refuses a template in which `Globals` or one of its sections is anything \
      but a mapping.
      """,
    fix: "write the properties of each kind of resource as a mapping under its name",
    url:
      "https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-specification-template-anatomy-globals.html",
    check: .wholeTemplate { inspection in
      guard inspection.template.isServerless, !inspection.template.hasUnknownMacro,
        let globals = inspection.template.root.pair("Globals")
      else { return }
      if globals.value.isNull { inspection.report(.wrong(globals), at: globals.key) }
      // That the section is a list, a text or a call is said as of every section.
      guard globals.value.isMapping, !isCall(globals.value) else { return }
      for section in globals.value.pairs
      where !section.key.bringsOtherKeys {
        guard
          !section.value.isMapping
            || isCall(section.value) && !inspection.template.usesLanguageExtensions
        else { continue }
        inspection.report(
          .wrong(section), at: section.value.isNull ? section.key : section.value)
      }
    },
    examples: [
      Example(
        "a section that is a list",
        """
        Transform: AWS::Serverless-2016-10-31
        Globals:
          Function: [Timeout]
          #         ^^^^^^^^^ `Function` is a list, and SAM takes only a mapping here
        Resources:
          Orders:
            Type: AWS::Serverless::Function
            Properties:
              CodeUri: orders/
              Handler: index.handler
              Runtime: nodejs22.x
        """),
      Example(
        "a section that depends on a condition",
        """
        Transform: AWS::Serverless-2016-10-31
        Conditions:
          IsTest: !Equals [!Ref AWS::Region, eu-west-1]
        Globals:
          Api: !If [IsTest, {TracingEnabled: true}, !Ref AWS::NoValue]
          #    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ `Api` is a call of `Fn::If`, and SAM takes only a mapping here
        Resources:
          Shop:
            Type: AWS::Serverless::Api
            Properties: {StageName: live}
        """),
      Example(
        "a mapping",
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

/// Whether a call stands in place of a mapping; `Fn::Transform` stands beside what it adds to.
private func isCall(_ node: Node) -> Bool { node.isFunctionCall && node.function != .transform }

extension Diagnostic.Message {
  fileprivate static func wrong(_ section: Node.Pair) -> Self {
    "`\(section.key.text)` is \(section.value.inWords), and SAM takes only a mapping here"
  }
}
