import CloudFormation
package import Linting

extension Rule {
  /// Finds functions with a timeout that Lambda refuses.
  package static let lambdaTimeoutOutOfBounds = Rule(
    "lambda-timeout-out-of-bounds",
    summary: "function timeout outside what Lambda allows",
    severity: .error,
    category: .schema,
    services: ["lambda"],
    documents: ["LMB-02"],
    equivalents: [Equivalents(.cfnLint, "E3034", "E3717")],
    why: """
      A function runs for at most 15 minutes. Lambda refuses a longer timeout, and one of less than \
      a second, so the deployment fails.
      """,
    fix: "set `Timeout` to a whole number from 1 to 900",
    url: "https://docs.aws.amazon.com/lambda/latest/dg/configuration-timeout.html",
    check: .eachResource(of: ["AWS::Lambda::Function"]) { function, inspection in
      // On instances of one's own a function may run for longer.
      let providers = inspection.values(at: "CapacityProviderConfig", in: function)
      let most = providers.allSatisfy(\.isAbsent) ? 900 : 5400
      for timeout in inspection.values(at: "Timeout", in: function) {
        guard let seconds = timeout.number else { continue }
        if seconds > Double(most) {
          inspection.report(
            .timeoutTooLong(timeout.text ?? "", most), at: timeout,
            help: "set `Timeout` to a whole number from 1 to \(most)")
        } else if seconds < 1 {
          inspection.report(.timeoutTooShort(timeout.text ?? ""), at: timeout)
        }
      }
    },
    examples: [
      Example(
        "more than fifteen minutes",
        """
        Resources:
          Slow:
            Type: AWS::Lambda::Function
            Properties:
              Timeout: 901
              #        ^^^ timeout is 901 seconds, above the 900 that Lambda allows
        """
      ),
      Example(
        "no time at all",
        """
        Resources:
          Hasty:
            Type: AWS::Lambda::Function
            Properties:
              Timeout: 0
              #        ^ timeout is 0 seconds, below the 1 that Lambda needs
        """
      ),
      Example(
        "a default that is too long",
        """
        Parameters:
          Seconds:
            Type: Number
            Default: 1200
        Resources:
          Slow:
            Type: AWS::Lambda::Function
            Properties:
              Timeout: !Ref Seconds
              #        ^^^^^^^^^^^^ timeout is 1200 seconds, above the 900 that Lambda allows, with the default of parameter `Seconds`
        """
      ),
      Example(
        "the longest and the default",
        """
        Resources:
          Longest:
            Type: AWS::Lambda::Function
            Properties:
              Timeout: 900
          Default:
            Type: AWS::Lambda::Function
          OnInstances:
            Type: AWS::Lambda::Function
            Properties:
              Timeout: 3600
              CapacityProviderConfig:
                LambdaManagedInstancesCapacityProviderConfig:
                  CapacityProviderArn: arn:aws:lambda:eu-west-1:111122223333:capacity-provider:own
        """
      ),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func timeoutTooLong(_ seconds: String, _ most: Int) -> Self {
    "timeout is \(seconds) seconds, above the \(most) that Lambda allows"
  }

  fileprivate static func timeoutTooShort(_ seconds: String) -> Self {
    "timeout is \(seconds) seconds, below the 1 that Lambda needs"
  }
}
