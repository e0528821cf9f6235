import CloudFormation

extension AccessPolicy {
  /// What a role, user or group may do is decided by this policy.
  package var grantsPermissions: Bool {
    switch kind {
    case .identity, .iot: true
    case .trust, .resource, .session, .endpoint, .boundary: false
    }
  }
}

extension PolicyElement {
  /// The texts in words: the first one, and how many more there are.
  package var summary: String {
    let texts = values.compactMap { $0.pattern?.description }
    guard let first = texts.first else { return "actions" }
    return switch texts.count {
    case 1: "`\(first)`"
    case 2: "`\(first)` and 1 more action"
    default: "`\(first)` and \(texts.count - 1) more actions"
    }
  }
}
