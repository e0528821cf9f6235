import CloudFormation
import Linting
import SourceText
import TemplateSyntax

/// What is known of a script that an instance runs when it starts.
struct StartScript {
  /// Where the script of an instance stands, by type.
  static let paths: KeyValuePairs<String, PropertyPath> = [
    "AWS::AutoScaling::LaunchConfiguration": "UserData",
    "AWS::EC2::Instance": "UserData",
    "AWS::EC2::LaunchTemplate": "LaunchTemplateData.UserData",
  ]

  /// The stretches of the script that are written in the template.
  private let stretches: [String]
  /// Whether the text of a parameter's default is among them, which is there to be replaced.
  private let holdsDefault: Bool

  init(_ value: PossibleValue, _ evaluation: Evaluation) {
    guard value.place.function == .base64, let script = value.place.functionArgument else {
      stretches = value.text.map { [$0] } ?? []
      holdsDefault = value.assumedDefault != nil
      return
    }
    let values = evaluation.values(of: script, when: value.scenario)
    holdsDefault = values.contains { $0.assumedDefault != nil }
    stretches = values.flatMap { value in
      (value.pattern?.parts ?? []).compactMap { part in
        if case .known(let text) = part { text } else { nil }
      }
    }
  }

  /// Whether something of the script is known, and nothing of that has one of some parts in it.
  func isKnown(without parts: [StaticString]) -> Bool {
    let written = stretches.map { $0.lowercased() }
    return !written.isEmpty && !written.contains { stretch in parts.contains { stretch.holds($0) } }
  }

  /// What kind of credential stands in it.
  var credential: String? {
    for stretch in stretches {
      if stretch.holds("-----BEGIN "), let kind = CredentialShape.kind(of: stretch) {
        return kind
      }
      for word in stretch.utf8.split(whereSeparator: Self.separatesWords) {
        let text = word.split(separator: UInt8(ascii: "="), maxSplits: 1).last ?? word
        if let kind = CredentialShape.kind(of: String(Substring(text))) { return kind }
      }
    }
    return nil
  }

  /// The variable that the script sets to what is very likely a secret.
  var namedSecret: String? {
    firstAssignment { name, text in LikelySecret(text, named: name) == .named }
  }

  /// The variable that the script sets to what stands in for a secret.
  var secretStandIn: String? {
    firstAssignment { name, text in LikelySecret.isStandIn(text, named: name) }
  }

  /// The variable of the first assignment for which something holds; none where the script is a
  /// parameter's default, which is there to be replaced.
  private func firstAssignment(where holds: (String, String) -> Bool) -> String? {
    guard !holdsDefault else { return nil }
    for stretch in stretches where stretch.contains("=") {
      for word in stretch.utf8.split(whereSeparator: Self.separatesWords) {
        let parts = word.split(separator: UInt8(ascii: "="), maxSplits: 1)
        guard parts.count == 2 else { continue }
        let name = String(Substring(parts[0]).drop { $0 == "-" })
        if holds(name, String(Substring(parts[1]))) { return name }
      }
    }
    return nil
  }

  private static func separatesWords(_ byte: UInt8) -> Bool {
    byte <= UInt8(ascii: " ") || "\"'`;,()<>".utf8.contains(byte)
  }
}
