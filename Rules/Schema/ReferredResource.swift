import CloudFormation
import Linting

/// A resource of the template that a property of another one names.
struct ReferredResource {
  /// The resource that is named.
  let resource: Resource
  /// The value that names it.
  let name: PossibleValue

  /// The resources of a type that a property names by `Ref` or `Fn::GetAtt`.
  static func all(
    at path: PropertyPath, in resource: Resource, of type: String, _ inspection: Inspection
  ) -> [ReferredResource] {
    inspection.values(at: path, in: resource).compactMap { value in
      guard let name = value.reference?.name, let referred = inspection.resource(name),
        referred.type == type
      else { return nil }
      return ReferredResource(resource: referred, name: value)
    }
  }

  /// What two properties can be at the same time: one of the resource that names, and one of the
  /// resource that is named.
  ///
  /// The first of each pair has the scenario of both.
  func pairs(
    of own: PropertyPath, in resource: Resource, with other: PropertyPath, _ inspection: Inspection
  ) -> [(own: PossibleValue, other: PossibleValue)] {
    inspection.values(at: own, in: resource).flatMap { first in
      inspection.values(at: other, in: self.resource).compactMap { second in
        inspection.evaluation.value(first, alongside: name, second).map { ($0, second) }
      }
    }
  }

  /// Where the resource says it, for a finding about the one that names it; at its name where it
  /// says nothing.
  func related(_ words: String, _ value: PossibleValue) -> RelatedPlace {
    RelatedPlace(words, at: value.isAbsent ? resource.key : value.place)
  }
}
