import CloudFormation
package import Linting
import TemplateSyntax

extension Rule {
  /// Finds resources that are called as a parameter is.
  package static let parameterAndResourceSameName = Rule(
    "parameter-and-resource-same-name",
    summary: "resource with the name of a parameter",
    severity: .error,
    category: .template,
    equivalents: [Equivalents(.cfnLint, "E3007")],
    why: """
      A reference could mean either, so CloudFormation refuses a template in which a parameter \
      and a resource have one name.
      """,
    fix: "rename the parameter or the resource, and what refers to it",
    url:
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/resources-section-structure.html",
    check: .wholeTemplate { inspection in
      let template = inspection.template
      for resource in inspection.declarations(in: .resources) where !resource.isRepeated {
        guard let parameter = template.parameter(resource.key.text) else { continue }
        inspection.report(
          .same(resource.key), at: resource.key,
          related: [RelatedPlace("the parameter", at: parameter.key)])
      }
    },
    examples: [
      Example(
        "a queue and its name",
        """
        Parameters:
          Orders: {Type: String}
        Resources:
          Orders:
         #^^^^^^ resource `Orders` has the same name as a parameter
            Type: AWS::SQS::Queue
            Properties:
              QueueName: !Ref Orders
        """),
      Example(
        "two names",
        """
        Parameters:
          OrdersName: {Type: String}
        Resources:
          Orders:
            Type: AWS::SQS::Queue
            Properties:
              QueueName: !Ref OrdersName
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func same(_ name: Node) -> Self {
    "resource `\(name.text)` has the same name as a parameter"
  }
}
