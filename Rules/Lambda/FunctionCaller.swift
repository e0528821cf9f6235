import CloudFormation
import Linting
import ServerlessModel
import TemplateSyntax

/// A way on which somebody waits for a function: through an API.
struct FunctionCaller {
  /// The logical id of the function.
  let function: String
  /// How many seconds the caller waits for an answer.
  let patience: Double
  /// The caller in words.
  let name: String
  /// Where the template says that it calls.
  let place: Node
  /// The values by which it does, and for how long it waits.
  let saidBy: [PossibleValue]

  /// Every way to every function of a template, by the functions' logical ids.
  static func all(_ inspection: Inspection) -> [String: [FunctionCaller]] {
    let events = inspection.serverless.routes.map { route in
      FunctionCaller(
        function: route.function, patience: route.kind == .rest ? 29 : 30,
        name: route.kind == .rest ? "REST API" : "HTTP API", place: route.event, saidBy: [])
    }
    return Dictionary(
      grouping: events + methods(inspection) + integrations(inspection), by: \.function)
  }

  // MARK: - REST

  /// The methods of REST APIs.
  ///
  /// Source: <https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-execution-service-limits-table.html>
  private static func methods(_ inspection: Inspection) -> [FunctionCaller] {
    inspection.resources(ofType: "AWS::ApiGateway::Method").flatMap { method -> [FunctionCaller] in
      let integrations = inspection.values(at: "Integration", in: method)
      return integrations.flatMap { integration -> [FunctionCaller] in
        // A caller that asks for an answer later, or for one in pieces, does not wait for the end.
        let parameters = inspection.property("RequestParameters", of: integration)
        let modes = inspection.property("ResponseTransferMode", of: integration)
        let waits =
          parameters.allSatisfy {
            $0.mapping?["integration.request.header.X-Amz-Invocation-Type"] == nil
          } && modes.allSatisfy { $0.isAbsent || $0.text == "BUFFERED" }
        guard waits else { return [] }
        return callers(
          "REST API", uri: "Uri", integration: integration, defaultPatience: 29, inspection)
      }
    }
  }

  // MARK: - HTTP

  /// The integrations of HTTP and WebSocket APIs.
  ///
  /// Source: <https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-quotas.html>
  private static func integrations(_ inspection: Inspection) -> [FunctionCaller] {
    inspection.resources(ofType: "AWS::ApiGatewayV2::Integration").flatMap { resource in
      let isWebSocket = inspection.values(at: "ApiId", in: resource).contains { api in
        guard let name = api.reference?.name, let api = inspection.resource(name) else {
          return false
        }
        return inspection.values(at: "ProtocolType", in: api).contains { $0.text == "WEBSOCKET" }
      }
      return inspection.values(at: "", in: resource).flatMap {
        callers(
          isWebSocket ? "WebSocket API" : "HTTP API", uri: "IntegrationUri", integration: $0,
          defaultPatience: isWebSocket ? 29 : 30, inspection)
      }
    }
  }

  private static func callers(
    _ name: String, uri: String, integration: PossibleValue, defaultPatience: Double,
    _ inspection: Inspection
  ) -> [FunctionCaller] {
    let limits = inspection.property("TimeoutInMillis", of: integration)
    return inspection.property(uri, of: integration).flatMap { target in
      LambdaFunctionReference.functions(named: target, inspection).flatMap { function in
        limits.compactMap { limit -> FunctionCaller? in
          let patience = limit.isAbsent ? defaultPatience : seconds(limit)
          return patience.map {
            FunctionCaller(
              function: function.logicalId, patience: $0, name: name, place: target.place,
              saidBy: [target, limit])
          }
        }
      }
    }
  }

  private static func seconds(_ milliseconds: PossibleValue) -> Double? {
    guard let number = milliseconds.number, (0...1_000_000).contains(number) else { return nil }
    return number / 1000
  }
}
