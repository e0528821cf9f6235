import CloudFormation
package import Linting

extension Rule {
  /// Finds tags with a key that AWS keeps for itself.
  package static let reservedTagKey = Rule(
    "reserved-tag-key",
    summary: "tag with a key that begins with `aws:`",
    severity: .error,
    category: .schema,
    equivalents: [Equivalents(.cfnLint, "E3024")],
    why: """
      Keys that begin with `aws:` are set by AWS alone. Services refuse them from anyone else, and \
      the deployment fails.
      """,
    fix: "choose a key that does not begin with `aws:`",
    url:
      "https://docs.aws.amazon.com/tag-editor/latest/userguide/best-practices-and-strats.html",
    check: .wholeTemplate { template in
      for resource in template.resources {
        template.about(resource) {
          for key in ResourceTag.keys(of: resource, template) {
            guard let text = key.text, text.lowercased().hasPrefix("aws:") else { continue }
            template.report(.reserved(text), at: key)
          }
        }
      }
    },
    examples: [
      Example(
        "a key of AWS",
        """
        Resources:
          Jobs:
            Type: AWS::SQS::Queue
            Properties:
              Tags:
                - Key: aws:team
                  #    ^^^^^^^^ tag `aws:team` has a key that only AWS can set
                  Value: orders
        """),
      Example(
        "a key in a mapping",
        """
        Resources:
          Name:
            Type: AWS::SSM::Parameter
            Properties:
              Type: String
              Value: orders
              Tags:
                aws:team: orders
              # ^^^^^^^^ tag `aws:team` has a key that only AWS can set
        """),
      Example(
        "keys of one's own",
        """
        Resources:
          Jobs:
            Type: AWS::SQS::Queue
            Properties:
              Tags: [{Key: team, Value: "aws:orders"}, {Key: shop:aws, Value: a}]
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func reserved(_ key: String) -> Self {
    "tag `\(key.shortened(to: 40))` has a key that only AWS can set"
  }
}
