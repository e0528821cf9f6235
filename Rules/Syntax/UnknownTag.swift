package import Linting
import TemplateSyntax

extension Rule {
  /// Finds tags that are no function of CloudFormation.
  package static let unknownTag = Rule(
    "unknown-tag",
    summary: "tag that is no function of CloudFormation",
    severity: .error,
    category: .syntax,
    equivalents: [Equivalents(.cfnLint, "E0000")],
    why: """
      CloudFormation knows a fixed set of functions with a short form, and refuses a template with any \
      other tag.
      """,
    fix: "write a function such as `!Ref` or `!Sub`, or quote the text",
    url:
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference.html",
    check: .syntax { $0.kind == .unknownTag },
    examples: [
      Example(
        "a function that does not exist",
        """
        Resources:
          Bucket:
            Type: AWS::S3::Bucket
            Properties:
              BucketName: !Concat [logs, "-", archive]
              #           ^^^^^^^ tag `!Concat` is no function of CloudFormation
        """
      ),
      Example(
        "a function",
        """
        Resources:
          Bucket:
            Type: AWS::S3::Bucket
            Properties:
              BucketName: !Join ["-", [logs, archive]]
        """
      ),
    ]
  )
}
