import CloudFormation
package import Linting
import TemplateSyntax

extension Rule {
  /// Finds tags with a key that no service takes.
  package static let tagKeyNotAllowed = Rule(
    "tag-key-not-allowed",
    summary: "tag with a key that AWS refuses",
    severity: .error,
    category: .schema,
    equivalents: [Equivalents(.cfnLint, "E3024")],
    why: """
      A key has 1 to 128 characters, and one that begins with `aws:` is set by AWS alone. Services \
      refuse any other, and the deployment fails.
      """,
    fix: "choose a key of 1 to 128 characters that does not begin with `aws:`",
    url:
      "https://docs.aws.amazon.com/tag-editor/latest/userguide/best-practices-and-strats.html",
    check: .wholeTemplate { template in
      for resource in template.resources {
        template.about(resource) {
          for key in ResourceTag.keys(
            of: resource, template, mayMatter: { $0.contains { !isAllowed($0) } })
          {
            guard let text = key.text else { continue }
            let length = text.unicodeScalars.count
            if text.lowercased().hasPrefix("aws:") {
              template.report(.reserved(text), at: key)
            } else if !(1...128).contains(length) {
              template.report(.outOfBounds(length), at: key)
            }
          }
        }
      }
    },
    examples: [
      Example(
        "a key of AWS, and none",
        """
        Resources:
          Jobs:
            Type: AWS::SQS::Queue
            Properties:
              Tags:
                - Key: aws:team
                  #    ^^^^^^^^ tag `aws:team` has a key that only AWS can set
                  Value: orders
                - Key: ""
                  #    ^^ the key of the tag has 0 characters, outside the 1 to 128 that are allowed
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
        Parameters:
          Key: {Type: String}
        Resources:
          Jobs:
            Type: AWS::SQS::Queue
            Properties:
              Tags:
                - {Key: team, Value: "aws:orders"}
                - {Key: shop:aws, Value: a}
                - {Key: !Ref Key, Value: a}
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func reserved(_ key: String) -> Self {
    "tag `\(key.shortened(to: 40))` has a key that only AWS can set"
  }
  fileprivate static func outOfBounds(_ length: Int) -> Self {
    "the key of the tag has \(length) characters, outside the 1 to 128 that are allowed"
  }
}

/// Whether a key is short enough, and cannot be one of AWS.
private func isAllowed(_ key: Node) -> Bool {
  key.withUTF8 { key in
    (1...128).contains(key.count)
      && (key.count < 4 || key[3] != UInt8(ascii: ":") || key[0] | 0x20 != UInt8(ascii: "a"))
  }
}
