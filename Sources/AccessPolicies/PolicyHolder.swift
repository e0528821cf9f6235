package import CloudFormation
import TemplateSyntax

/// A user, group or role of a template with all the policies that the template gives it.
package struct PolicyHolder: Sendable {
  /// The user, group or role; a policy that is given to none in the template stands for itself.
  package let resource: Resource
  /// The policies that say what it may do.
  package let policies: [AccessPolicy]

  /// The holders of all policies that grant permissions, in the order of the resources.
  ///
  /// What is attached by name to a holder outside of the template stands for itself.
  package static func holders(
    of policies: [AccessPolicy], _ resources: [Resource], _ evaluation: Evaluation
  ) -> [PolicyHolder] {
    let granting = policies.filter(\.grantsPermissions)
    var carried: [String: [AccessPolicy]] = [:]
    for policy in granting { carried[policy.resource.logicalId, default: []].append(policy) }
    guard !carried.isEmpty else { return [] }

    var given: [String: [AccessPolicy]] = [:]
    var attached: Set<String> = []
    func give(_ policy: String, to holder: String) {
      given[holder, default: []] += carried[policy] ?? []
      attached.insert(policy)
    }
    for resource in resources {
      for path in attachments[resource.type] ?? [] {
        for value in evaluation.values(at: path, in: resource) {
          guard let name = value.reference?.name else { continue }
          if holderTypes.contains(resource.type) {
            if carried[name] != nil { give(name, to: resource.logicalId) }
          } else {
            give(resource.logicalId, to: name)
          }
        }
      }
    }
    return resources.compactMap { resource in
      let own = attached.contains(resource.logicalId) ? [] : carried[resource.logicalId] ?? []
      let all = own + (given[resource.logicalId] ?? [])
      return all.isEmpty ? nil : PolicyHolder(resource: resource, policies: all)
    }
  }

  private static let holderTypes: Set = ["AWS::IAM::Role", "AWS::IAM::User", "AWS::IAM::Group"]

  /// Where policies name their holders, and holders their policies.
  private static let attachments: [String: [PropertyPath]] = [
    "AWS::IAM::Role": ["ManagedPolicyArns.*"],
    "AWS::IAM::User": ["ManagedPolicyArns.*"],
    "AWS::IAM::Group": ["ManagedPolicyArns.*"],
    "AWS::IAM::Policy": ["Roles.*", "Users.*", "Groups.*"],
    "AWS::IAM::ManagedPolicy": ["Roles.*", "Users.*", "Groups.*"],
    "AWS::IAM::RolePolicy": ["RoleName"],
    "AWS::IAM::UserPolicy": ["UserName"],
    "AWS::IAM::GroupPolicy": ["GroupName"],
  ]
}
