package import Linting
import TemplateSyntax

extension Rule {
  /// Finds files that were named as templates and are none.
  package static let notATemplate = Rule(
    "not-a-template",
    summary: "file that is no CloudFormation template",
    severity: .error,
    category: .syntax,
    equivalents: [Equivalents(.cfnLint, "E1001")],
    why: """
      CloudFormation refuses a file without a `Resources` section. A file found in a folder is \
      passed over when it is no template; this one was named.
      """,
    fix: "name a template, or add `Resources`",
    url: "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-anatomy.html",
    check: .syntax { $0.kind == .noTemplate },
    examples: [
      Example(
        "a file for another tool",
        """
        services:
        #<<<<<<< the file has no `Resources` and is no CloudFormation template
          web:
            image: nginx
        volumes: {}
        #<<<<<< `volumes` is not a section of a template
        """
      ),
      Example(
        "a section with a typing mistake",
        """
        resources:
        #<<<<<<<< the file has no `Resources` and is no CloudFormation template
          Bucket:
            Type: AWS::S3::Bucket
        """
      ),
      Example(
        "a template",
        """
        Resources:
          Bucket:
            Type: AWS::S3::Bucket
        """
      ),
    ]
  )
}
