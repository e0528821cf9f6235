import CloudFormation
package import Linting

extension Rule {
  /// Finds functions that run on after the API that called them has given up.
  package static let lambdaTimeoutBeyondAPI = Rule(
    "lambda-timeout-beyond-api",
    summary: "function that may run longer than its API waits",
    severity: .warning,
    category: .reliability,
    services: ["lambda", "apigateway"],
    documents: ["LMB-03"],
    why: """
      API Gateway answers with an error after 29 seconds (REST) or 30 (HTTP), but the function runs \
      on and is paid for. The client tries again, and the work is done twice.
      """,
    fix: "set `Timeout` below the time that the API waits, or do the work asynchronously",
    url: """
      https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-execution-service-limits-table.html
      """,
    check: .wholeTemplate { template in
      let callers = FunctionCaller.all(template)
      guard !callers.isEmpty else { return }
      for function in template.resources(ofType: "AWS::Lambda::Function") {
        let waiting = callers[function.logicalId] ?? []
        guard !waiting.isEmpty else { continue }
        for timeout in template.values(at: "Timeout", in: function) {
          guard let seconds = timeout.number else { continue }
          for caller in waiting where seconds > caller.patience {
            guard let value = template.evaluation.value(timeout, alongside: caller.saidBy) else {
              continue
            }
            template.report(
              .outlives(timeout.text ?? "", caller), at: value,
              related: [RelatedPlace("the API calls it here", at: caller.place)],
              // A second more costs little, and is how 30 seconds are written.
              severity: seconds - caller.patience <= 1 ? .note : nil)
            break
          }
        }
      }
    },
    examples: [
      Example(
        "a serverless function behind a REST API",
        """
        Transform: AWS::Serverless-2016-10-31
        Resources:
          Report:
            Type: AWS::Serverless::Function
            Properties:
              Timeout: 60
              #        ^^ timeout is 60 seconds, but the REST API that calls the function waits 29
              Events:
                Get:
                  Type: Api
                  Properties: {Path: /report, Method: get}
        """),
      Example(
        "a timeout for all functions, one of them behind an HTTP API",
        """
        Transform: AWS::Serverless-2016-10-31
        Globals:
          Function:
            Timeout: 31
            #        ^^ timeout is 31 seconds, but the HTTP API that calls the function waits 30
        Resources:
          Report:
            Type: AWS::Serverless::Function
            Properties:
              Events:
                Get:
                  Type: HttpApi
                  Properties: {Path: /report, Method: get}
          Nightly:
            Type: AWS::Serverless::Function
        """),
      Example(
        "a method that waits only as long as it is told",
        """
        Resources:
          Report:
            Type: AWS::Lambda::Function
            Properties:
              Timeout: 10
              #        ^^ timeout is 10 seconds, but the REST API that calls the function waits 5
          Method:
            Type: AWS::ApiGateway::Method
            Properties:
              HttpMethod: GET
              ResourceId: abc123
              RestApiId: def456
              Integration:
                Type: AWS_PROXY
                IntegrationHttpMethod: POST
                TimeoutInMillis: 5000
                Uri: !Sub "arn:aws:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/${Report.Arn}/invocations"
        """),
      Example(
        "an integration that calls an alias",
        """
        Parameters:
          Seconds:
            Type: Number
            Default: 120
        Resources:
          Report:
            Type: AWS::Lambda::Function
            Properties:
              Timeout: !Ref Seconds
              #        ^^^^^^^^^^^^ timeout is 120 seconds, but the HTTP API that calls the function waits 30, with the default of parameter `Seconds`
          Live:
            Type: AWS::Lambda::Alias
            Properties:
              Name: live
              FunctionName: !Ref Report
              FunctionVersion: "1"
          Integration:
            Type: AWS::ApiGatewayV2::Integration
            Properties:
              ApiId: abc123
              IntegrationType: AWS_PROXY
              IntegrationUri: !Ref Live
              PayloadFormatVersion: "2.0"
        """),
      Example(
        "functions that are quick enough, that nobody waits for, and an API with a raised limit",
        """
        Transform: AWS::Serverless-2016-10-31
        Resources:
          Quick:
            Type: AWS::Serverless::Function
            Properties:
              CodeUri: report/
              Handler: index.handler
              Runtime: nodejs22.x
              Timeout: 29
              Events:
                Get:
                  Type: Api
                  Properties: {Path: /report, Method: get}
          Nightly:
            Type: AWS::Serverless::Function
            Properties:
              CodeUri: nightly/
              Handler: index.handler
              Runtime: nodejs22.x
              Timeout: 900
              Events:
                Night:
                  Type: Schedule
                  Properties: {Schedule: rate(1 day)}
          Raised:
            Type: AWS::Lambda::Function
            Properties:
              Timeout: 60
          Method:
            Type: AWS::ApiGateway::Method
            Properties:
              HttpMethod: GET
              ResourceId: abc123
              RestApiId: def456
              Integration:
                Type: AWS_PROXY
                IntegrationHttpMethod: POST
                TimeoutInMillis: 60000
                Uri: !Sub "arn:aws:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/${Raised.Arn}/invocations"
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func outlives(_ seconds: String, _ caller: FunctionCaller) -> Self {
    let patience =
      caller.patience == caller.patience.rounded()
      ? String(Int(caller.patience)) : String(caller.patience)
    return """
      timeout is \(seconds) seconds, but the \(caller.name) that calls the function waits \(patience)
      """
  }
}
