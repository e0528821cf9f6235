package import Linting
import TemplateSyntax

extension Rule {
  /// Finds keys that stand twice in one mapping.
  package static let duplicateKey = Rule(
    "duplicate-key",
    summary: "key that stands twice in one mapping",
    severity: .error,
    category: .syntax,
    equivalents: [Equivalents(.cfnLint, "E0000")],
    why: """
      Of two values with the same key only one is used, and the other is lost without a word. Which \
      one differs between tools.
      """,
    fix: "remove one of the two, or give it another name",
    url: "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-formats.html",
    check: .syntax { issue in
      guard case .duplicateKey = issue.kind else { return false }
      return true
    },
    examples: [
      Example(
        "two resources of one name",
        """
        Resources:
          Bucket:
            Type: AWS::S3::Bucket
          Bucket:
        # ^^^^^^ key `Bucket` stands twice in one mapping
            Type: AWS::S3::Bucket
        """
      ),
      Example(
        "the same key in two mappings",
        """
        Resources:
          First:
            Type: AWS::S3::Bucket
          Second:
            Type: AWS::S3::Bucket
        """
      ),
    ]
  )
}
