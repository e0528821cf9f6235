import CloudFormation
package import Linting

extension Rule {
  /// Finds functions with a runtime that Lambda takes no longer.
  package static let lambdaRuntimeBlocked = Rule(
    "lambda-runtime-blocked",
    summary: "runtime with which functions can no longer be created",
    severity: .warning,
    category: .operations,
    services: ["lambda"],
    documents: ["LMB-10"],
    equivalents: [
      Equivalents(.cfnLint, "E2531", "E2533", "W2531"), Equivalents(.checkov, "CKV_AWS_363"),
      Equivalents(.cdkNag, "LambdaLatestVersion", "AwsSolutions-L1"),
    ],
    frameworks: ["aws-foundational"],
    why: """
      Some time after the end of its support, Lambda creates no functions with a runtime any more, \
      and later does not change those that have it. A new stack fails, and so does a change of the \
      function. What already runs goes on to run, and a stack that leaves it alone can be deployed.
      """,
    fix: "move to a runtime that is supported",
    url: "https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html",
    check: .eachResource(of: ["AWS::Lambda::Function"]) { function, template in
      for value in template.values(at: "Runtime", in: function) {
        guard let runtime = value.text.flatMap(LambdaRuntime.named),
          runtime.creationBlocked <= template.today
        else { continue }
        template.report(
          runtime.updateBlocked <= template.today ? .changesBlocked(runtime) : .newBlocked(runtime),
          at: value,
          help: runtime.successor(on: template.today).map { "move to `\($0.name)`" })
      }
    },
    examples: [
      Example(
        "functions that can neither be created nor changed",
        """
        Resources:
          Old:
            Type: AWS::Lambda::Function
            Properties:
              Runtime: python2.7
              #        ^^^^^^^^^ with runtime `python2.7` functions cannot be created or changed since 2022-05-30
        """),
      Example(
        "a runtime for all serverless functions that can no longer be chosen",
        """
        Transform: AWS::Serverless-2016-10-31
        Globals:
          Function:
            Runtime: nodejs14.x
            #        ^^^^^^^^^^ with runtime `nodejs14.x` functions cannot be created since 2024-01-09
        Resources:
          First:
            Type: AWS::Serverless::Function
          Second:
            Type: AWS::Serverless::Function
        """),
      Example(
        "one of the runtimes that a parameter allows",
        """
        Parameters:
          Runtime:
            Type: String
            AllowedValues: [python3.13, python3.6]
        Resources:
          Chosen:
            Type: AWS::Lambda::Function
            Properties:
              Runtime: !Ref Runtime
              #        ^^^^^^^^^^^^ with runtime `python3.6` functions cannot be created or changed since 2022-08-29, when `Runtime` is `python3.6`
        """),
      Example(
        "a runtime that can be chosen, and one that only the deployment knows",
        """
        Resources:
          Current:
            Type: AWS::Lambda::Function
            Properties:
              Runtime: python3.13
          Unknown:
            Type: AWS::Lambda::Function
            Properties:
              Runtime: !ImportValue runtime
          Image:
            Type: AWS::Lambda::Function
            Properties:
              PackageType: Image
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func newBlocked(_ runtime: LambdaRuntime) -> Self {
    "with runtime `\(runtime.name)` functions cannot be created since \(runtime.creationBlocked)"
  }

  fileprivate static func changesBlocked(_ runtime: LambdaRuntime) -> Self {
    """
    with runtime `\(runtime.name)` functions cannot be created or changed since \
    \(runtime.updateBlocked)
    """
  }
}
