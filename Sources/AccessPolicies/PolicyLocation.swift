package import CloudFormation

/// What a policy is attached to, which decides what it may contain and what it does.
package enum PolicyKind: CaseIterable, Sendable {
  /// Who may assume a role.
  case trust
  /// What a user, group or role may do.
  case identity
  /// Who may do what with the resource that carries it.
  case resource
  /// What a session is limited to; it grants nothing.
  case session
  /// What may pass a VPC endpoint; it grants nothing.
  case endpoint
  /// What a device may do.
  case iot
  /// What a user or role may do at most, a permissions boundary; it grants nothing.
  case boundary
}

/// A property of a resource type that holds access policies.
package struct PolicyLocation: Hashable, Sendable {
  /// How the property holds its policies.
  package enum Form: Sendable {
    /// One policy document.
    case document
    /// One statement or a list of them, without a document around.
    case statements
    /// `Policies` of SAM: names, templates, or documents, one or a list.
    case serverlessPolicies
  }

  /// The resource type.
  package let resourceType: String
  /// The way to the document, from the properties.
  package let path: PropertyPath
  /// What the policy is attached to.
  package let kind: PolicyKind
  /// The prefixes of the actions that the policy may name; empty when it may name any.
  package let services: [String]
  /// How the property holds its policies.
  package let form: Form

  init(
    _ resourceType: String, _ path: PropertyPath, _ kind: PolicyKind, services: [String] = [],
    form: Form = .document
  ) {
    self.resourceType = resourceType
    self.path = path
    self.kind = kind
    self.services = services
    self.form = form
  }

  private static let byType = Dictionary(grouping: all, by: \.resourceType)

  /// The properties of a resource type that hold access policies.
  package static func locations(ofType resourceType: String) -> [PolicyLocation] {
    byType[resourceType] ?? []
  }
}
