import CloudFormation
package import Linting

extension Rule {
  /// Finds functions with a runtime of whose language there is a newer one.
  package static let lambdaRuntimeNotNewest = Rule(
    "lambda-runtime-not-newest",
    summary: "runtime that is not the newest of its language",
    severity: .note,
    category: .operations,
    services: ["lambda"],
    isEnabledByDefault: false,
    documents: ["LMB-10"],
    equivalents: [Equivalents(.cdkNag, "LambdaLatestVersion", "AwsSolutions-L1")],
    why: """
      The newest runtime is supported for the longest time, so it is the longest until the next \
      move. It is also mostly the fastest.
      """,
    fix: "move to the newest runtime of the language",
    url: "https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html",
    check: .eachResource(of: ["AWS::Lambda::Function"]) { function, template in
      for value in template.values(at: "Runtime", in: function) {
        guard let runtime = value.text.flatMap(LambdaRuntime.named),
          runtime.deprecated > template.today,
          let newest = runtime.successor(on: template.today)
        else { continue }
        template.report(
          .notNewest(runtime, newest), at: value, help: "move to `\(newest.name)`")
      }
    },
    examples: [
      Example(
        "a runtime that is supported, but not the newest",
        """
        Resources:
          Function:
            Type: AWS::Lambda::Function
            Properties:
              Runtime: python3.12
              #        ^^^^^^^^^^ runtime `python3.12` ends on 2028-10-31, `python3.14` on 2029-06-30
        """),
      Example(
        "the newest runtime, and one of whose end other rules speak",
        """
        Resources:
          Newest:
            Type: AWS::Lambda::Function
            Properties:
              Runtime: java25
          Ended:
            Type: AWS::Lambda::Function
            Properties:
              Runtime: python3.8
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func notNewest(_ runtime: LambdaRuntime, _ newest: LambdaRuntime) -> Self {
    """
    runtime `\(runtime.name)` ends on \(runtime.deprecated), `\(newest.name)` on \
    \(newest.deprecated)
    """
  }
}
