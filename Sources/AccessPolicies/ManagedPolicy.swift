package import CloudFormation

/// A managed policy that AWS provides, as a template names it.
package struct ManagedPolicy: Hashable, Sendable {
  /// The name without its path, such as `AdministratorAccess`.
  package let name: String

  /// The policy that an ARN stands for, or the name alone, which SAM takes as well; nil when it is
  /// another's or not known.
  package init?(_ value: PossibleValue) {
    guard let pattern = value.pattern else { return nil }
    let path: Substring
    if let fields = pattern.fieldsOfARN {
      guard fields[2] == "iam", fields[4] == "aws", fields[5].hasPrefix("policy/") else {
        return nil
      }
      path = fields[5]
    } else {
      guard let text = pattern.text, !text.contains(":") else { return nil }
      path = text[...]
    }
    let name = path.split(separator: "/").last ?? path
    guard !name.contains(TextPattern.unknownLetter) else { return nil }
    self.name = String(name)
  }
}
