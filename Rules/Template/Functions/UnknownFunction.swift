import CloudFormation
package import Linting
import SourceText
import TemplateSyntax

extension Rule {
  /// Finds calls of functions that CloudFormation does not have.
  package static let unknownFunction = Rule(
    "unknown-function",
    summary: "call of a function that CloudFormation does not have",
    severity: .error,
    category: .template,
    services: ["cloudformation"],
    documents: ["CFN-01"],
    equivalents: [Equivalents(.cfnLint, "E3002", "E3012")],
    why: """
      CloudFormation takes a mapping whose only key begins with `Fn::` for the call of a function, \
      and refuses a template that calls one that does not exist. Upper and lower case count.
      """,
    fix: "call a function that CloudFormation has",
    url:
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference.html",
    check: .wholeTemplate { inspection in
      let template = inspection.template
      // A macro gives functions of its own a meaning.
      guard !template.hasUnknownMacro else { return }
      let issues = template.tree.issues.filter { $0.kind == .unknownFunction }
      guard !issues.isEmpty else { return }
      for section in ["Resources", "Outputs", "Conditions"] {
        guard let place = template.writtenRoot[section] else { continue }
        for issue in issues
        where place.range.start <= issue.range.start && issue.range.end <= place.range.end {
          inspection.report(
            Diagnostic.Message(issue.message), at: issue.range,
            path: innermost(at: issue.range, in: place).path, help: issue.help)
        }
      }
    },
    examples: [
      Example(
        "a function in lower case, and one of another tool",
        """
        Resources:
          Orders:
            Type: AWS::SQS::Queue
            Properties:
              QueueName: {"Fn::join": ["-", [orders, main]]}
              #           ^^^^^^^^^^ CloudFormation has no function `Fn::join`
              KmsMasterKeyId:
                Fn::Lookup: [Keys, main]
               #^^^^^^^^^^ CloudFormation has no function `Fn::Lookup`
        """),
      Example(
        "functions, and a template with a macro that may know more",
        """
        Transform: Lookups
        Resources:
          Orders:
            Type: AWS::SQS::Queue
            Properties:
              QueueName: {"Fn::Join": ["-", [orders, main]]}
              KmsMasterKeyId: {"Fn::Lookup": [Keys, main]}
        """),
    ]
  )
}

/// The innermost value that holds some bytes.
private func innermost(at range: SourceRange, in node: Node) -> Node {
  let children = node.isMapping ? node.pairs.map(\.value) : node.elements
  let inner = children.first { $0.range.start <= range.start && range.end <= $0.range.end }
  return inner.map { innermost(at: range, in: $0) } ?? node
}
