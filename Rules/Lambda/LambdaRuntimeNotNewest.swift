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
      let known = template.shared { KnownAdvice() }
      for value in template.values(at: "Runtime", in: function) {
        guard let advice = value.text.flatMap({ known.advice(on: $0, template.today) }) else {
          continue
        }
        template.report(advice.message, at: value, help: advice.help)
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

/// What is to be said of runtimes: for all functions of one it is the same, and there can be hundreds.
private final class KnownAdvice {
  struct Advice {
    let message: Diagnostic.Message
    let help: String
  }

  private var known: [String: Advice?] = [:]

  func advice(on name: String, _ today: CalendarDate) -> Advice? {
    if let known = known[name] { return known }
    let advice = Self.advice(on: name, today)
    known[name] = .some(advice)
    return advice
  }

  private static func advice(on name: String, _ today: CalendarDate) -> Advice? {
    guard let runtime = LambdaRuntime.named(name), runtime.deprecated > today,
      let newest = runtime.successor(on: today)
    else { return nil }
    return Advice(message: .notNewest(runtime, newest), help: "move to `\(newest.name)`")
  }
}

extension Diagnostic.Message {
  fileprivate static func notNewest(_ runtime: LambdaRuntime, _ newest: LambdaRuntime) -> Self {
    """
    runtime `\(runtime.name)` ends on \(runtime.deprecated), `\(newest.name)` on \
    \(newest.deprecated)
    """
  }
}
