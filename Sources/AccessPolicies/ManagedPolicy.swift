package import CloudFormation

/// A managed policy that AWS provides, as a template names it.
package struct ManagedPolicy: Hashable, Sendable {
  /// The name without its path, such as `AdministratorAccess`.
  package let name: String

  /// The policy that an ARN stands for, or the name alone, which SAM takes as well; nil when it is
  /// another's or not known.
  package init?(_ value: PossibleValue) {
    guard let pattern = value.pattern else { return nil }
    // Every function of SAM has some, so this goes through the bytes once.
    let outline = pattern.text ?? pattern.outline
    var text = outline[...]
    if outline.utf8.starts(with: "arn:".utf8) {
      guard let path = Self.path(inARN: outline) else { return nil }
      text = path
    } else {
      guard pattern.text != nil, !outline.utf8.contains(UInt8(ascii: ":")) else { return nil }
    }
    if let slash = text.utf8.lastIndex(of: UInt8(ascii: "/")) {
      text = text[text.utf8.index(after: slash)...]
    }
    guard let unknown = TextPattern.unknownLetter.asciiValue, !text.utf8.contains(unknown) else {
      return nil
    }
    name = String(text)
  }

  /// What follows the account in the ARN of a policy of AWS, in whatever partition.
  private static func path(inARN arn: String) -> Substring? {
    let behind = arn.utf8.dropFirst("arn:".utf8.count)
    guard let colon = behind.firstIndex(of: UInt8(ascii: ":")) else { return nil }
    let service = "iam::aws:policy/".utf8
    let rest = arn.utf8[arn.utf8.index(after: colon)...]
    return rest.starts(with: service) ? Substring(rest.dropFirst(service.count)) : nil
  }
}
