import ResourceCatalog

/// What the policy templates of SAM need that a template names, each looked up once.
final class NamedPolicyTemplates {
  private var parameters: [String: [String]?] = [:]

  /// The names of the values that a policy template needs; nil when SAM has none of the name.
  func parameters(of name: String) -> [String]? {
    if let known = parameters[name] { return known }
    let found = ServerlessCatalog.standard.policyTemplate(name)?.parameters
    parameters[name] = .some(found)
    return found
  }
}
