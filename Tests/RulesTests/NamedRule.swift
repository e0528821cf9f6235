import Linting
import Rules
import SourceText
import Testing

/// A rule that a test's log shows by its name.
struct NamedRule: Sendable, CustomTestStringConvertible {
  let rule: Rule

  static let all = BuiltInRules.all.map { NamedRule(rule: $0) }

  var testDescription: String { rule.name }
}

extension Example {
  var source: SourceText { SourceText(name: title, text: template) }
}

extension SourceText {
  /// The source after some edits, which do not overlap.
  func applying(_ edits: [TextEdit]) -> SourceText {
    var bytes = bytes
    for edit in edits.sorted(by: { $0.range.start > $1.range.start }) {
      bytes.replaceSubrange(edit.range.start..<edit.range.end, with: edit.replacement.utf8)
    }
    return SourceText(name: name, bytes: bytes)
  }
}

extension String {
  /// Whether the text is a phrase as messages are: it begins with a small letter, a digit or
  /// a name, and does not end with a full stop.
  var isPhrase: Bool {
    guard let first = split(separator: " ").first, !hasSuffix("."), !hasSuffix("!") else {
      return false
    }
    // Names such as `IAM` and `VPC` keep their capitals.
    return first.first?.isUppercase == false || first.dropFirst().contains(where: \.isUppercase)
      || ["Lambda", "Fargate", "Memcached", "Redis"].contains(first)
  }
}

extension PeerLinter {
  /// The form of the linter's ids.
  var idForm: Regex<Substring> {
    switch self {
    case .cfnLint: /[EWI]\d{4}/
    case .checkov: /CKV2?_[A-Z]+_\d+/
    case .cfnNag: /[FW]\d+/
    case .guardRules: /[A-Z0-9_]+/
    case .trivy: /(?:AVD-)?[A-Z]+-\d{4}/
    case .terrascan: /AC_AWS_\d+|AWS\.[\w.]+/
    case .cfripper, .cdkNag: /[A-Z][A-Za-z0-9]+(?:-[A-Z][A-Z0-9]+)?/
    case .serverlessRules: /[A-Z]+\d+/
    case .parliament: /[A-Z_]+/
    case .cloudsplaining: /[A-Z][A-Za-z]+/
    }
  }
}
