import CloudFormation
package import Linting
import TemplateSyntax

extension Rule {
  /// Finds attributes of SAM resources that the transform drops.
  package static let serverlessAttributeDropped = Rule(
    "serverless-attribute-dropped",
    summary: "attribute of a SAM resource that is silently dropped",
    severity: .warning,
    category: .template,
    equivalents: [Equivalents(.cfnLint, "W3001")],
    why: """
      SAM takes over the attributes that it knows and drops all others without a word. What was \
      meant as a property has no effect.
      """,
    fix: "move the attribute under `Properties`, or remove it",
    url:
      "https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-specification-template-anatomy.html",
    check: .wholeTemplate { inspection in
      let template = inspection.template
      for resource in inspection.declarations(in: .resources)
      where ResourceAttributes.isServerless(resource, in: template) {
        let attributes = ResourceAttributes.of(resource, in: template)
        for pair in attributes.unknown(in: resource.body) {
          inspection.report(.dropped(pair.key, resource.key), at: pair.key)
        }
      }
    },
    examples: [
      Example(
        "a description beside the properties",
        """
        Transform: AWS::Serverless-2016-10-31
        Resources:
          Worker:
            Type: AWS::Serverless::Function
            Description: works on orders
           #^^^^^^^^^^^ SAM drops `Description` of resource `Worker`
            Properties: {Handler: index.handler, Runtime: nodejs22.x, CodeUri: src}
        """),
      Example(
        "a description among the properties",
        """
        Transform: AWS::Serverless-2016-10-31
        Resources:
          Worker:
            Type: AWS::Serverless::Function
            Properties:
              Description: works on orders
              Handler: index.handler
              Runtime: nodejs22.x
              CodeUri: src
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func dropped(_ attribute: Node, _ name: Node) -> Self {
    "SAM drops `\(attribute.text)` of resource `\(name.text)`"
  }
}
