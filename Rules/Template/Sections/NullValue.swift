import CloudFormation
package import Linting
import TemplateSyntax

extension Rule {
  /// Finds values that are null.
  package static let nullValue = Rule(
    "null-value",
    summary: "value that is null, written or left out",
    severity: .error,
    category: .template,
    equivalents: [Equivalents(.cfnLint, "E0000", "E1001", "E3028", "E4002")],
    why: """
      CloudFormation refuses null anywhere in a template. In YAML a key with nothing behind it is \
      null.
      """,
    fix: "give the key a value, remove it, or write `!Ref AWS::NoValue`",
    url: "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-formats.html",
    check: .wholeTemplate { inspection in
      let template = inspection.template
      guard !template.hasUnknownMacro else { return }
      for node in template.tree.nulls where !mayVanish(node, in: template) {
        inspection.report(.null(node.key), at: node.key ?? node)
      }
    },
    examples: [
      Example(
        "an empty section",
        """
        Parameters:
        #<<<<<<<<< `Parameters` is null, which CloudFormation refuses
        Resources:
          Orders:
            Type: AWS::SQS::Queue
        """),
      Example(
        "a function of SAM that is called with nothing",
        """
        Transform: AWS::Serverless-2016-10-31
        Resources:
          Orders:
            Type: AWS::Serverless::Function
            Properties:
              CodeUri: orders/
              Handler: index.handler
              Runtime: nodejs22.x
              Description:
              Role:
                Fn::If:
              # ^^^^^^ `Fn::If` is null, which CloudFormation refuses
        """),
      Example(
        "null in a list",
        """
        Conditions:
          IsProd: !Equals [prod, null]
          #                      ^^^^ an element of the list is null, which CloudFormation refuses
        Resources:
          Orders:
            Type: AWS::SQS::Queue
        """),
      Example(
        "events that SAM takes for none",
        """
        Transform: AWS::Serverless-2016-10-31
        Resources:
          Worker:
            Type: AWS::Serverless::Function
            Properties:
              Handler: index.handler
              Runtime: nodejs22.x
              CodeUri: src
              Events:
        """),
      Example(
        "a value that is left out",
        """
        Resources:
          Orders:
            Type: AWS::SQS::Queue
            Properties:
              QueueName: !Ref AWS::NoValue
        """),
    ]
  )
}

/// Whether the null stands in a resource that SAM replaces by others, or in what it adds to them.
private func mayVanish(_ node: Node, in template: Template) -> Bool {
  guard template.isServerless else { return false }
  // SAM hands on a function call together with its argument.
  if let key = node.key, key.textIs("Ref") || key.withUTF8({ $0.starts(with: "Fn::".utf8) }) {
    return false
  }
  let path = node.path
  if path.first == .key("Globals") { return true }
  guard path.count > 2, path[0] == .key("Resources"), case .key(let logicalId) = path[1] else {
    return false
  }
  return template.resource(logicalId)?.writtenType.hasPrefix("AWS::Serverless::") ?? false
}

extension Diagnostic.Message {
  fileprivate static func null(_ key: Node?) -> Self {
    guard let key else { return "an element of the list is null, which CloudFormation refuses" }
    return "`\(key.text)` is null, which CloudFormation refuses"
  }
}
