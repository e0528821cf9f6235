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

/// The policies of a type by what they are attached to, which a property of theirs lists.
struct AttachedPolicies {
  private let template: Inspection
  private let policies: [Resource]
  /// The positions of policies by the logical ids that they refer to.
  private var byReference: [String: [Int]] = [:]
  /// The positions of policies by the names that they have written, also in ARNs.
  private var byName: [Substring: [Int]] = [:]
  /// Whether some list what is not known.
  private var mayBeAnywhere = false

  init(of type: String, list: PropertyPath, in template: Inspection) {
    self.template = template
    policies = template.resources(ofType: type)
    for (position, policy) in policies.enumerated() {
      for value in template.values(at: list, in: policy) {
        if let reference = value.reference {
          byReference[reference.name, default: []].append(position)
        } else if let text = value.text {
          byName[
            text[(text.lastIndex(of: ":").map(text.index(after:)) ?? text.startIndex)...],
            default: []
          ]
          .append(position)
        } else if !value.isAbsent {
          mayBeAnywhere = true
        }
      }
    }
  }

  /// What the policies of a resource, whose name is at a property, do about requests for an action
  /// without encryption.
  func treatment(of target: Resource, name: PropertyPath, _ action: String)
    -> PlainTransport.Treatment
  {
    guard !mayBeAnywhere else { return .unknown }
    var positions = Set(byReference[target.logicalId] ?? [])
    for value in template.values(at: name, in: target) {
      if let name = value.text { positions.formUnion(byName[name[...]] ?? []) }
    }
    let attached = positions.sorted().map { policies[$0] }
    return PlainTransport.treatment(
      by: attached.flatMap { template.policies(of: $0) }, action, attached)
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
