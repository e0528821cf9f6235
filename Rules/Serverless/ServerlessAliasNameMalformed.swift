import CloudFormation
package import Linting
import ServerlessModel
import SourceText
import TemplateSyntax

extension Rule {
  /// Finds name of an alias that Lambda does not take.
  package static let serverlessAliasNameMalformed = Rule(
    "serverless-alias-name-malformed",
    summary: "name of an alias that Lambda does not take",
    severity: .error,
    category: .serverlessTransform,
    equivalents: [Equivalents(.cfnLint, "E0001")],
    why: """
      An alias has a name of letters, digits, hyphens and underscores that is not a number. \
      The transform refuses any other.
      """,
    fix: "write a name such as `live`",
    url:
      "https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-resource-function.html",
    check: .eachServerlessResource(of: ["Function"]) { declaration, template in
      guard let alias = declaration["AutoPublishAlias"] else { return }
      for value in template.evaluation.values(of: alias) {
        guard let name = value.text, !alias.isScalar || alias.writtenText?.isEmpty == false
        else { continue }
        let isAllowed = name.utf8.allSatisfy { byte in
          byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_") || byte.isLetterOrDigit
        }
        let isNumber = name.utf8.allSatisfy { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }
        if !isAllowed || isNumber { template.report(.malformed(name, isNumber), at: value) }
      }
    },
    examples: [
      Example(
        "a blank",
        """
        Transform: AWS::Serverless-2016-10-31
        Resources:
          Orders:
            Type: AWS::Serverless::Function
            Properties:
              CodeUri: orders/
              Handler: index.handler
              Runtime: nodejs22.x
              AutoPublishAlias: go live
              #                 ^^^^^^^ an alias cannot be called `go live`: it has a forbidden character
        """),
      Example(
        "only digits",
        """
        Transform: AWS::Serverless-2016-10-31
        Resources:
          Orders:
            Type: AWS::Serverless::Function
            Properties:
              CodeUri: orders/
              Handler: index.handler
              Runtime: nodejs22.x
              AutoPublishAlias: "2026"
              #                 ^^^^^^ an alias cannot be called `2026`: it is a number
        """),
      Example(
        "a hyphen",
        """
        Transform: AWS::Serverless-2016-10-31
        Resources:
          Orders:
            Type: AWS::Serverless::Function
            Properties:
              CodeUri: orders/
              Handler: index.handler
              Runtime: nodejs22.x
              AutoPublishAlias: go-live
        """),
    ]
  )
}

extension UInt8 {
  fileprivate var isLetterOrDigit: Bool {
    switch self {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: false
    }
  }
}

extension Diagnostic.Message {
  fileprivate static func malformed(_ name: String, _ isNumber: Bool) -> Self {
    """
    an alias cannot be called `\(name.shortened(to: 40))`: it \(isNumber ? "is a number" : "has a forbidden character")
    """
  }
}
