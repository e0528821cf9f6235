import CloudFormation
import Linting
import ServerlessModel

/// How a template names a function: by name, ARN or address, also by an alias or a version.
enum LambdaFunctionReference {
  /// The functions of the template that a value names.
  static func functions(named target: PossibleValue, _ inspection: Inspection) -> [Resource] {
    (target.pattern?.references ?? []).flatMap { reference -> [Resource] in
      let name = inspection.serverless.target(of: reference).logicalId
      guard let resource = inspection.resource(name) else { return [] }
      switch resource.type {
      case "AWS::Lambda::Function": return [resource]
      case "AWS::Lambda::Alias", "AWS::Lambda::Version":
        return inspection.values(at: "FunctionName", in: resource)
          .compactMap { $0.reference.flatMap { inspection.resource($0.name) } }
      default: return []
      }
    }
  }
}
