import CloudFormation
package import Linting
import ServerlessModel
import SourceText
import TemplateSyntax

extension Rule {
  /// Finds place of code in S3 that names no object.
  package static let serverlessCodeLocationMalformed = Rule(
    "serverless-code-location-malformed",
    summary: "place of code in S3 that names no object",
    severity: .error,
    category: .serverlessTransform,
    equivalents: [Equivalents(.cfnLint, "E0001")],
    why: """
      A place that begins with `s3://` is taken as it is. The transform refuses one without a \
      bucket and a key.
      """,
    fix: "write `s3://bucket/key`, or the path of a local folder",
    url:
      "https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-resource-function.html",
    check: .eachServerlessResource(of: [
      "Function", "LayerVersion", "Api", "HttpApi", "StateMachine",
    ]) {
      declaration, template in
      for name in ["CodeUri", "ContentUri", "DefinitionUri"] {
        guard let value = declaration[name], let text = value.writtenText else { continue }
        if name == "CodeUri", text.hasPrefix("{{resolve:"), text.contains("/") {
          template.report(.dynamic(name), at: value)
        } else if text.hasPrefix("s3://"), !text.namesObject {
          template.report(.incomplete(text), at: value)
        }
      }
    },
    examples: [
      Example(
        "a bucket without a key",
        """
        Transform: AWS::Serverless-2016-10-31
        Resources:
          Orders:
            Type: AWS::Serverless::Function
            Properties:
              CodeUri: s3://code
              #        ^^^^^^^^^ `s3://code` is no object in S3
              Handler: index.handler
              Runtime: nodejs22.x
        """),
      Example(
        "an object, and a folder",
        """
        Transform: AWS::Serverless-2016-10-31
        Resources:
          Orders:
            Type: AWS::Serverless::Function
            Properties:
              CodeUri: s3://code/orders.zip
              Handler: index.handler
              Runtime: nodejs22.x
          Shop:
            Type: AWS::Serverless::Function
            Properties:
              CodeUri: ../shop
              Handler: index.handler
              Runtime: nodejs22.x
        """),
    ]
  )
}

extension String {
  /// Whether a place `s3://…` has a bucket and a key.
  fileprivate var namesObject: Bool {
    let slash = UInt8(ascii: "/")
    let parts = utf8.dropFirst("s3://".utf8.count).split(
      separator: slash, maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty else { return false }
    let brackets = [UInt8(ascii: "["), UInt8(ascii: "]")]
    return !parts[0].contains { brackets.contains($0) } && parts[1].contains { $0 != slash }
  }
}

extension Diagnostic.Message {
  fileprivate static func incomplete(_ text: String) -> Self {
    "`\(text.shortened(to: 50))` is no object in S3"
  }

  fileprivate static func dynamic(_ name: String) -> Self {
    "`\(name)` is a dynamic reference with a slash, which SAM takes for a path"
  }
}
