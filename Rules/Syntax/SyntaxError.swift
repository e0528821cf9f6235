package import Linting
import TemplateSyntax

extension Rule {
  /// Finds what cannot be read as YAML or JSON.
  package static let syntaxError = Rule(
    "syntax-error",
    summary: "text that is neither YAML nor JSON",
    severity: .error,
    category: .syntax,
    equivalents: [Equivalents(.cfnLint, "E0000")],
    why: """
      CloudFormation refuses a template that it cannot read, whatever else is in it. Nothing behind the \
      mistake can be judged.
      """,
    fix: "mend the YAML or JSON at this place",
    url: "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-formats.html",
    check: .syntax { $0.kind == .malformed },
    examples: [
      Example(
        "a quote that is never closed",
        """
        Description: "a bucket
        #            ^ the quote that opens here is never closed
        Resources: {}
        """
      ),
      Example(
        "a line between two levels",
        """
        Resources:
          Bucket:
            Type: AWS::S3::Bucket
           DeletionPolicy: Retain
        #  ^^^^^^^^^^^^^^ the indentation does not match the mapping that this line belongs to
        """
      ),
      Example(
        "a text with a colon in quotes",
        """
        Description: "a bucket: for logs"
        Resources:
          Bucket:
            Type: AWS::S3::Bucket
        """
      ),
    ]
  )
}
