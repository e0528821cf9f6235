import CloudFormation
package import Linting
import ServerlessModel
import SourceText
import TemplateSyntax

extension Rule {
  /// Finds `IgnoreGlobals` that names what `Globals` does not have.
  package static let serverlessIgnoredGlobalUnknown = Rule(
    "serverless-ignored-global-unknown",
    summary: "`IgnoreGlobals` that names what `Globals` does not have",
    severity: .error,
    category: .serverlessTransform,
    equivalents: [Equivalents(.cfnLint, "E0001")],
    why: """
      The transform refuses a resource that wants to ignore a property which `Globals` does \
      not have, or that names properties in any other form.
      """,
    fix: "name properties that `Globals` has, or write `*` for all of them",
    url:
      "https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-specification-template-anatomy-globals.html",
    check: .eachServerlessResource(of: []) { declaration, template in
      guard let ignored = declaration.resource.body["IgnoreGlobals"], ignored.isGiven,
        let section = template.template.globals?[declaration.kind], section.isMapping
      else { return }
      guard ignored.isSequence else {
        if ignored.isScalar, ignored.textIs("*") { return }
        template.report(.malformed(ignored), at: ignored)
        return
      }
      for element in ignored.elements where section.pair(element.text) == nil {
        template.report(
          .unknown(element), at: element,
          help: NearestName.help(for: element.text, among: section.pairs.lazy.map(\.key.text)))
      }
    },
    examples: [
      Example(
        "a property that is not global",
        """
        Transform: AWS::Serverless-2016-10-31
        Globals:
          Function: {Timeout: 30}
        Resources:
          Orders:
            Type: AWS::Serverless::Function
            IgnoreGlobals: [Timeout, Memory]
            #                        ^^^^^^ `Globals` has no `Memory` that can be ignored
            Properties:
              CodeUri: orders/
              Handler: index.handler
              Runtime: nodejs22.x
        """),
      Example(
        "all of them",
        """
        Transform: AWS::Serverless-2016-10-31
        Globals:
          Function: {Timeout: 30}
        Resources:
          Orders:
            Type: AWS::Serverless::Function
            IgnoreGlobals: "*"
            Properties:
              CodeUri: orders/
              Handler: index.handler
              Runtime: nodejs22.x
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func unknown(_ element: Node) -> Self {
    "`Globals` has no \(element.inWords) that can be ignored"
  }

  fileprivate static func malformed(_ ignored: Node) -> Self {
    "`IgnoreGlobals` is \(ignored.inWords), and SAM takes only `*` or a list of names"
  }
}
