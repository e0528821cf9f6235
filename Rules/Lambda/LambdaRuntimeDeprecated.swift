import CloudFormation
package import Linting

extension Rule {
  /// Finds functions with a runtime that gets no security updates any more.
  package static let lambdaRuntimeDeprecated = Rule(
    "lambda-runtime-deprecated",
    summary: "runtime out of support",
    severity: .warning,
    category: .operations,
    services: ["lambda"],
    documents: ["LMB-10"],
    equivalents: [
      Equivalents(.cfnLint, "W2531", "E2531", "E2533"), Equivalents(.checkov, "CKV_AWS_363"),
      Equivalents(.cdkNag, "LambdaLatestVersion", "AwsSolutions-L1"),
    ],
    frameworks: ["aws-foundational"],
    why: """
      A runtime out of support gets no security updates, and AWS does not help with functions that \
      have it. After a while they cannot be created, and then not be changed, not even to mend them.
      """,
    fix: "move to a runtime that is supported",
    url: "https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html",
    check: .eachResource(of: ["AWS::Lambda::Function"]) { function, template in
      for value in template.values(at: "Runtime", in: function) {
        guard let runtime = value.text.flatMap(LambdaRuntime.named),
          runtime.deprecated <= template.today, runtime.creationBlocked > template.today
        else { continue }
        let words = "creation is blocked from \(runtime.creationBlocked)"
        template.report(
          .outOfSupport(runtime), at: value,
          help: runtime.successor(on: template.today).map { "move to `\($0.name)`; \(words)" })
      }
    },
    examples: [
      Example(
        "a runtime out of support",
        """
        Resources:
          Old:
            Type: AWS::Lambda::Function
            Properties:
              Runtime: nodejs18.x
              #        ^^^^^^^^^^ runtime `nodejs18.x` is out of support since 2025-09-01
        """),
      Example(
        "a default out of support",
        """
        Parameters:
          Runtime:
            Type: String
            Default: python3.9
        Resources:
          Chosen:
            Type: AWS::Lambda::Function
            Properties:
              Runtime: !Ref Runtime
              #        ^^^^^^^^^^^^ runtime `python3.9` is out of support since 2025-12-15, with the default of parameter `Runtime`
        """),
      Example(
        "a runtime in support, and a container",
        """
        Resources:
          Current:
            Type: AWS::Lambda::Function
            Properties:
              Runtime: nodejs24.x
          Image:
            Type: AWS::Lambda::Function
            Properties:
              PackageType: Image
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func outOfSupport(_ runtime: LambdaRuntime) -> Self {
    "runtime `\(runtime.name)` is out of support since \(runtime.deprecated)"
  }
}
