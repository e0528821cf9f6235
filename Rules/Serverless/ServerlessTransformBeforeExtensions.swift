import CloudFormation
package import Linting
import TemplateSyntax

extension Rule {
  /// Finds SAM transform that runs before the language extensions.
  package static let serverlessTransformBeforeExtensions = Rule(
    "serverless-transform-before-extensions",
    summary: "SAM transform that runs before the language extensions",
    severity: .warning,
    category: .serverlessTransform,
    why: """
      Transforms run in the order in which they are written. SAM sees loops and the functions \
      of the language extensions unresolved and refuses them, or makes the wrong resources.
      """,
    fix: "name `AWS::LanguageExtensions` before `AWS::Serverless-2016-10-31`",
    url:
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/transform-aws-languageextensions.html",
    check: .wholeTemplate { inspection in
      let transforms = inspection.template.transforms
      guard
        let serverless = transforms.firstIndex(where: { $0.textIs("AWS::Serverless-2016-10-31") }),
        let extensions = transforms.firstIndex(where: { $0.textIs("AWS::LanguageExtensions") }),
        serverless < extensions
      else { return }
      inspection.report(
        .tooEarly, at: transforms[extensions],
        related: [RelatedPlace("SAM runs first", at: transforms[serverless])])
    },
    examples: [
      Example(
        "SAM first",
        """
        Transform:
          - AWS::Serverless-2016-10-31
          - AWS::LanguageExtensions
          # ^^^^^^^^^^^^^^^^^^^^^^^ the language extensions run after SAM, which needs what they resolve
        Resources:
          Orders:
            Type: AWS::Serverless::Function
            Properties:
              CodeUri: orders/
              Handler: index.handler
              Runtime: nodejs22.x
        """),
      Example(
        "the language extensions first",
        """
        Transform: [AWS::LanguageExtensions, AWS::Serverless-2016-10-31]
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
  fileprivate static let tooEarly: Self =
    "the language extensions run after SAM, which needs what they resolve"
}
