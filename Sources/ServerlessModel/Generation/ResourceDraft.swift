import CloudFormation
import TemplateSyntax

/// A resource of the transformed template whose properties are still being put together.
struct ResourceDraft {
  /// The logical id that the template can refer to it by.
  var logicalId: String
  /// The logical id that CloudFormation gets, where that is another.
  var deployedId: String?
  /// The type.
  var type: String
  /// The properties; nil to leave the resource as it is written.
  var properties: GeneratedProperties?
  /// The resource of the template that it is, or that it is made from.
  var source: Resource
  /// Why it is there, when the template does not declare it.
  var generation: Resource.Generation?
  /// Where the source stands among the resources of the template.
  var position: Int
  /// What its properties are made from as a whole.
  var place: Node
  /// When it is made, where that is not when its source is.
  var presence: Resource.Presence?
  /// What the transform lets it wait for.
  var addedDependencies: [String] = []
}
