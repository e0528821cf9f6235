package import ResourceCatalog
package import ServerlessModel
package import TemplateSyntax

/// Something about the properties of a SAM resource that the transform does not take.
package struct ServerlessFinding: Sendable {
  /// What does not fit.
  package enum Problem: Sendable {
    /// The object has no such property, but these.
    case unknown([String])
    /// The property is none of those that the object has, and the transform does not say so.
    case dropped([String])
    /// The property is left out.
    case missing
    /// The property is there, and null or empty.
    case empty
    /// The value is of another kind than these.
    case wrongKind(ServerlessTraits)
    /// The value is none of these texts.
    case notAllowed([String])
    /// The value is a function call, and the transform needs to know it.
    case functionCall(ServerlessTraits)
  }

  /// What does not fit.
  package let problem: Problem
  /// The name of the property.
  package let name: String
  /// What has the property, in words: a type, an event or the property around it.
  package let owner: String
  /// The key of an unknown property, a value that does not fit, or what lacks a property.
  package let place: Node
  /// The resource.
  package let declaration: ServerlessDeclaration
}
