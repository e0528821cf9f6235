import CloudFormation
import Linting

/// The stages of a pipeline and the actions in them.
///
/// Source: <https://docs.aws.amazon.com/codepipeline/latest/userguide/reference-pipeline-structure.html>
enum Pipeline {
  /// The actions of all stages, in their order.
  static func actions(of pipeline: Resource, _ inspection: Inspection) -> [PossibleValue] {
    inspection.values(at: "Stages.*.Actions.*", in: pipeline)
  }

  /// What the actions of a stage do.
  static func categories(of stage: PossibleValue, _ inspection: Inspection) -> [PossibleValue] {
    inspection.property("Actions", of: stage).flatMap(inspection.elements).flatMap { action in
      inspection.property("ActionTypeId", of: action).flatMap {
        inspection.property("Category", of: $0)
      }
    }
  }

  /// The names of the artifacts that an action takes or gives.
  static func artifacts(_ property: String, of action: PossibleValue, _ inspection: Inspection)
    -> [PossibleValue]
  {
    inspection.property(property, of: action).flatMap(inspection.elements).flatMap {
      inspection.property("Name", of: $0)
    }
  }
}
