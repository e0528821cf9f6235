import CloudFormation
package import Linting
import TemplateSyntax

extension Rule {
  /// Finds functions that several services call.
  package static let lambdaSeveralCallers = Rule(
    "lambda-several-callers",
    summary: "function that several services call",
    severity: .note,
    category: .operations,
    services: ["lambda"],
    isEnabledByDefault: false,
    equivalents: [Equivalents(.serverlessRules, "WS1002")],
    why: """
      Each service sends events of another form. A function for all of them gets rights that \
      each part does not need, and a failure of one is a failure of all.
      """,
    fix: "write one function for each source of events",
    url:
      "https://docs.aws.amazon.com/lambda/latest/dg/lambda-permissions.html",
    check: .wholeTemplate { template in
      var callers: [String: Set<String>] = [:]
      for permission in template.resources(ofType: "AWS::Lambda::Permission") {
        for name in template.values(at: "FunctionName", in: permission) {
          guard case .reference(let reference) = name.content,
            let principal = template.values(at: "Principal", in: permission).first?.text
          else { continue }
          callers[reference.name, default: []].insert(principal)
        }
      }
      for function in template.resources(ofType: "AWS::Lambda::Function") {
        guard let services = callers[function.logicalId], services.count > 1 else { continue }
        template.about(function) { template.report(.several(services.sorted()), at: function.key) }
      }
    },
    examples: [
      Example(
        "a bucket and a topic",
        """
        Resources:
          Resize:
        # ^^^^^^ 2 services call the function: `s3.amazonaws.com`, `sns.amazonaws.com`
            Type: AWS::Lambda::Function
            Properties: {Handler: index.handler, Runtime: nodejs22.x, Role: "arn:aws:iam::111122223333:role/r", Code: {ZipFile: "-"}}
          Upload:
            Type: AWS::Lambda::Permission
            Properties: {FunctionName: !Ref Resize, Action: "lambda:InvokeFunction", Principal: s3.amazonaws.com, SourceAccount: "111122223333"}
          Notice:
            Type: AWS::Lambda::Permission
            Properties: {FunctionName: !GetAtt Resize.Arn, Action: "lambda:InvokeFunction", Principal: sns.amazonaws.com, SourceAccount: "111122223333"}
        """),
      Example(
        "one bucket",
        """
        Resources:
          Resize:
            Type: AWS::Lambda::Function
            Properties: {Handler: index.handler, Runtime: nodejs22.x, Role: "arn:aws:iam::111122223333:role/r", Code: {ZipFile: "-"}}
          Upload:
            Type: AWS::Lambda::Permission
            Properties: {FunctionName: !Ref Resize, Action: "lambda:InvokeFunction", Principal: s3.amazonaws.com, SourceAccount: "111122223333"}
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func several(_ services: [String]) -> Self {
    let named = services.prefix(2).map { "`\($0)`" }.joined(separator: ", ")
    return "\(services.count) services call the function: \(named)"
  }
}
