import AccessPolicies
import CloudFormation
import Linting

/// What policies do about requests without encryption.
enum PlainTransport {
  /// What the policies of one resource do about them.
  enum Treatment {
    /// A policy denies them to everyone.
    case denied
    /// No policy denies them; the policies that there are.
    case allowed([Resource])
    /// It is not known.
    case unknown
  }

  /// What the policies that are attached to a resource, by a property of theirs that lists it, do
  /// about requests without encryption.
  static func treatment(
    of target: Resource, name: PropertyPath, policies type: String, list: PropertyPath,
    action: String, in template: Inspection
  ) -> Treatment {
    let names = template.values(at: name, in: target).compactMap(\.text)
    var attached: [Resource] = []
    for policy in template.resources(ofType: type) {
      for value in template.values(at: list, in: policy) {
        if let reference = value.reference {
          if reference.name == target.logicalId { attached.append(policy) }
        } else if let text = value.text {
          if names.contains(text) || names.contains(where: { text.hasSuffix(":" + $0) }) {
            attached.append(policy)
          }
        } else if !value.isAbsent {
          return .unknown
        }
      }
    }
    let ids = Set(attached.map(\.logicalId))
    return treatment(
      by: template.policies.filter { ids.contains($0.resource.logicalId) }, action, attached)
  }

  /// What some policies do about requests without encryption.
  static func treatment(
    by policies: [AccessPolicy], _ action: String, _ carriers: [Resource]
  ) -> Treatment {
    if policies.contains(where: { $0.deniesPlainTransport(action) }) { return .denied }
    let known = Set(policies.map(\.resource.logicalId))
    let isKnown =
      carriers.allSatisfy { known.contains($0.logicalId) } && policies.allSatisfy(\.isComplete)
    return isKnown ? .allowed(carriers) : .unknown
  }
}

extension AccessPolicy {
  /// Whether a statement denies an action to everyone whose request is not encrypted.
  func deniesPlainTransport(_ action: String) -> Bool {
    statements.contains { statement in
      guard statement.effect == .deny, statement.allowance(of: action) != nil,
        statement.principals?.contains(where: \.isEveryone) == true,
        !action.hasPrefix("s3:") || statement.resources?.coversObjects ?? true
      else { return false }
      return statement.conditions.contains { form in
        form.conditions.count == 1 && !form.mayHaveMore
          && form.conditions[0].name == "aws:securetransport"
          && form.conditions[0].comparison.operator == .bool
          && form.conditions[0].values.contains { $0.boolean == false }
      }
    }
  }
}

extension PolicyElement {
  /// Whether the resources of a bucket policy include every object of a bucket.
  fileprivate var coversObjects: Bool {
    values.contains { value in
      guard let pattern = value.pattern, pattern.parts.last != .unknown else { return true }
      var text = pattern.description
      guard text.last == "*" else { return false }
      if text.hasSuffix("/*") { text.removeLast(2) }
      return !text.contains("/")
    }
  }
}
