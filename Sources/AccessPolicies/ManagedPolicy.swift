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
    var outline = pattern.text ?? pattern.outline
    let isWhole = pattern.text != nil
    guard let name = outline.withUTF8({ Self.name(in: $0[...], isWhole: isWhole) }) else {
      return nil
    }
    self.name = name
  }

  private typealias Letters = Slice<UnsafeBufferPointer<UInt8>>

  /// The name in an ARN, or in a text that is known as a whole.
  private static func name(in outline: Letters, isWhole: Bool) -> String? {
    var letters = outline
    if outline.starts(with: "arn:".utf8) {
      guard let path = path(inARN: outline) else { return nil }
      letters = path
    } else {
      guard isWhole, !outline.contains(UInt8(ascii: ":")) else { return nil }
    }
    if let slash = letters.lastIndex(of: UInt8(ascii: "/")) {
      letters = letters[(slash + 1)...]
    }
    guard let unknown = TextPattern.unknownLetter.asciiValue, !letters.contains(unknown) else {
      return nil
    }
    return String(decoding: letters, as: UTF8.self)
  }

  /// What follows the account in the ARN of a policy of AWS, in whatever partition.
  private static func path(inARN arn: Letters) -> Letters? {
    let behind = arn.dropFirst("arn:".utf8.count)
    guard let colon = behind.firstIndex(of: UInt8(ascii: ":")) else { return nil }
    let service = "iam::aws:policy/".utf8
    let rest = arn[(colon + 1)...]
    return rest.starts(with: service) ? rest.dropFirst(service.count) : nil
  }
}
