import CloudFormation
package import Linting
import ResourceCatalog
import TemplateSyntax

extension Rule {
  /// Finds SAM resources in templates that do not ask for SAM.
  package static let serverlessTransformMissing = Rule(
    "serverless-transform-missing",
    summary: "SAM resource in a template without the SAM transform",
    severity: .error,
    category: .serverlessTransform,
    equivalents: [Equivalents(.cfnLint, "E3038")],
    why: """
      CloudFormation knows no types of SAM. Only the transform turns them into resources that \
      it knows.
      """,
    fix: "add `Transform: AWS::Serverless-2016-10-31` at the top of the template",
    url:
      "https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-specification-template-anatomy.html",
    check: .wholeTemplate { template in
      guard template.template.transforms.isEmpty else { return }
      for resource in template.template.resources
      where resource.writtenType.hasPrefix("AWS::Serverless::") {
        template.report(.missing(resource.writtenType), at: resource.typeNode)
      }
    },
    examples: [
      Example(
        "a function of SAM in a plain template",
        """
        Resources:
          Worker:
            Type: AWS::Serverless::Function
            #     ^^^^^^^^^^^^^^^^^^^^^^^^^ `AWS::Serverless::Function` needs the SAM transform, which the template does not ask for
            Properties:
              CodeUri: worker/
              Handler: index.handler
              Runtime: python3.13
        """),
      Example(
        "a function of SAM",
        """
        Transform: AWS::Serverless-2016-10-31
        Resources:
          Worker:
            Type: AWS::Serverless::Function
            Properties:
              CodeUri: worker/
              Handler: index.handler
              Runtime: python3.13
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func missing(_ type: String) -> Self {
    "`\(type)` needs the SAM transform, which the template does not ask for"
  }
}
