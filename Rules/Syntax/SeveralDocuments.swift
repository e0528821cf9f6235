package import Linting
import TemplateSyntax

extension Rule {
  /// Finds files that hold more than the one document of a template.
  package static let severalDocuments = Rule(
    "several-documents",
    summary: "more than one document in a file",
    severity: .error,
    category: .syntax,
    equivalents: [Equivalents(.cfnLint, "E0000")],
    why: """
      A template is one YAML document. What stands behind a second `---` never becomes part of the \
      stack.
      """,
    fix: "move the second document to a file of its own",
    url: "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-formats.html",
    check: .syntax { $0.kind == .severalDocuments },
    examples: [
      Example(
        "a second document",
        """
        Resources:
          First:
            Type: AWS::S3::Bucket
        ---
        #<< a second document begins here; a template is one document
        Resources:
          Second:
            Type: AWS::S3::Bucket
        """
      ),
      Example(
        "one document with its marker",
        """
        ---
        Resources:
          Bucket:
            Type: AWS::S3::Bucket
        """
      ),
    ]
  )
}
