import CloudFormation
package import Linting
import TemplateSyntax

extension Rule {
  /// Finds functions that services call without waiting, and whose failures nobody keeps.
  package static let lambdaFailedEventsDropped = Rule(
    "lambda-failed-events-dropped",
    summary: "function whose failed events are lost",
    severity: .warning,
    category: .reliability,
    services: ["lambda"],
    isEnabledByDefault: false,
    documents: ["LMB-11"],
    equivalents: [
      Equivalents(.cdkNag, "LambdaAsyncFailureDestination"),
      Equivalents(.serverlessRules, "ES1007"),
    ],
    why: """
      Lambda calls the function for such an event up to three times. When all fail, the event \
      is gone without a trace.
      """,
    fix: "set a destination for failures, or a queue for dead letters",
    url:
      "https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html",
    check: .wholeTemplate { template in
      let settled = template.reportConfigurations()
      let callers = template.asynchronousCallers
      guard !callers.isEmpty else { return }
      let kept = template.functionsWithDestination
      for function in template.resources(ofType: "AWS::Lambda::Function") {
        guard let caller = callers[function.logicalId], !kept.contains(function.logicalId),
          !settled.contains(function.logicalId)
        else { continue }
        template.about(function) {
          for letters in template.values(at: "DeadLetterConfig.TargetArn", in: function)
          where letters.isAbsent {
            template.report(.dropped(caller), at: function.key)
          }
        }
      }
    },
    examples: [
      Example(
        "a function that a bucket calls",
        """
        Resources:
          Resize:
        # ^^^^^^ events from `s3.amazonaws.com` that the function cannot handle are dropped
            Type: AWS::Lambda::Function
            Properties: {Handler: index.handler, Runtime: nodejs22.x, Role: "arn:aws:iam::111122223333:role/r", Code: {ZipFile: "-"}}
          Upload:
            Type: AWS::Lambda::Permission
            Properties: {FunctionName: !Ref Resize, Action: "lambda:InvokeFunction", Principal: s3.amazonaws.com, SourceAccount: "111122223333", SourceArn: "arn:aws:s3:::uploads"}
        """),
      Example(
        "a destination for successes alone",
        """
        Resources:
          Resize:
            Type: AWS::Lambda::Function
            Properties: {Handler: index.handler, Runtime: nodejs22.x, Role: "arn:aws:iam::111122223333:role/r", Code: {ZipFile: "-"}}
          Upload:
            Type: AWS::Lambda::Permission
            Properties: {FunctionName: !Ref Resize, Action: "lambda:InvokeFunction", Principal: s3.amazonaws.com, SourceAccount: "111122223333", SourceArn: "arn:aws:s3:::uploads"}
          Results:
        # ^^^^^^^ events that function `Resize` cannot handle are dropped
            Type: AWS::Lambda::EventInvokeConfig
            Properties:
              FunctionName: !Ref Resize
              Qualifier: $LATEST
              DestinationConfig: {OnSuccess: {Destination: "arn:aws:sqs:us-east-1:111122223333:done"}}
        """),
      Example(
        "a queue for what fails",
        """
        Resources:
          Resize:
            Type: AWS::Lambda::Function
            Properties:
              Handler: index.handler
              Runtime: nodejs22.x
              Role: arn:aws:iam::111122223333:role/r
              Code: {ZipFile: "-"}
              DeadLetterConfig: {TargetArn: "arn:aws:sqs:us-east-1:111122223333:dead"}
          Upload:
            Type: AWS::Lambda::Permission
            Properties: {FunctionName: !Ref Resize, Action: "lambda:InvokeFunction", Principal: s3.amazonaws.com, SourceAccount: "111122223333", SourceArn: "arn:aws:s3:::uploads"}
        """),
    ]
  )
}

extension Inspection {
  /// The services that call functions and do not wait, by the logical id of the function.
  fileprivate var asynchronousCallers: [String: String] {
    var found: [String: String] = [:]
    for permission in resources(ofType: "AWS::Lambda::Permission") {
      guard let name = functionName(of: permission),
        let principal = values(at: "Principal", in: permission).lazy.compactMap(\.text).first,
        servicesThatDoNotWait.contains(principal)
      else { continue }
      found[name] = principal
    }
    return found
  }

  /// Reports what is said of failed events without a place for them; gives the functions.
  fileprivate func reportConfigurations() -> Set<String> {
    var found: Set<String> = []
    for config in resources(ofType: "AWS::Lambda::EventInvokeConfig") {
      guard let name = functionName(of: config), let function = resource(name),
        values(at: "DeadLetterConfig.TargetArn", in: function).allSatisfy(\.isAbsent)
      else { continue }
      about(config) {
        for destination in values(at: "DestinationConfig.OnFailure.Destination", in: config)
        where destination.isAbsent {
          found.insert(name)
          report(.forgotten(name), at: config.key, when: destination.scenario)
        }
      }
    }
    return found
  }

  /// The functions whose failed events go somewhere, by their logical ids.
  fileprivate var functionsWithDestination: Set<String> {
    Set(
      resources(ofType: "AWS::Lambda::EventInvokeConfig").compactMap { config in
        let destinations = values(at: "DestinationConfig.OnFailure.Destination", in: config)
        return destinations.contains { !$0.isAbsent } ? functionName(of: config) : nil
      })
  }

  private func functionName(of resource: Resource) -> String? {
    for value in values(at: "FunctionName", in: resource) {
      if case .reference(let reference) = value.content { return reference.name }
    }
    return nil
  }
}

private let servicesThatDoNotWait: Set<String> = [
  "s3.amazonaws.com", "sns.amazonaws.com", "events.amazonaws.com", "iot.amazonaws.com",
  "logs.amazonaws.com", "ses.amazonaws.com", "codecommit.amazonaws.com",
]

extension Diagnostic.Message {
  fileprivate static func forgotten(_ function: String) -> Self {
    "events that function `\(function)` cannot handle are dropped"
  }

  fileprivate static func dropped(_ caller: String) -> Self {
    "events from `\(caller)` that the function cannot handle are dropped"
  }
}
