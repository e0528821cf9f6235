import CloudFormation
import Linting
import TemplateSyntax

/// The words of a declarative rule's finding, with placeholders such as `{value}`.
struct MessageTemplate: Sendable {
  private enum Part: Sendable {
    case text(String)
    case placeholder(Placeholder)
  }

  /// What can be filled in.
  enum Placeholder: String, CaseIterable {
    case value
    case resource
    case type
    case property
    case count
  }

  private var parts: [Part] = []
  /// The names in braces that are no placeholder.
  private(set) var unknownNames: [String] = []

  /// The words with their placeholders in braces.
  init(_ text: String) {
    var rest = Substring(text)
    while let open = rest.firstIndex(of: "{"),
      let close = rest[open...].firstIndex(of: "}")
    {
      let name = rest[rest.index(after: open)..<close]
      if let placeholder = Placeholder(rawValue: String(name)) {
        parts.append(.text(String(rest[..<open])))
        parts.append(.placeholder(placeholder))
      } else {
        unknownNames.append(String(name))
        parts.append(.text(String(rest[...close])))
      }
      rest = rest[rest.index(after: close)...]
    }
    parts.append(.text(String(rest)))
  }

  /// Whether the words need a value.
  var needsValue: Bool {
    parts.contains { part in
      if case .placeholder(.value) = part { true } else { false }
    }
  }

  /// The words for a failure.
  func message(for failure: Failure, of resource: Resource) -> Diagnostic.Message {
    // Most rules say the same of everything.
    if parts.count == 1, case .text(let text) = parts[0] { return Diagnostic.Message(text) }
    let words = parts.map { part in
      switch part {
      case .text(let text): text
      case .placeholder(.value): failure.words ?? Self.words(for: failure.value)
      case .placeholder(.resource): resource.logicalId
      case .placeholder(.type): resource.type
      case .placeholder(.property): failure.property ?? ""
      case .placeholder(.count): Self.count(of: failure.value)
      }
    }
    return Diagnostic.Message(words.joined())
  }

  private static func words(for value: PossibleValue) -> String {
    if let text = value.writtenText { return text }
    switch value.content {
    case .written(let node): return node.isMapping ? "a mapping" : "a list"
    case .list(let texts): return texts.joined(separator: ",")
    case .pattern, .reference, .unknown: return value.pattern?.description ?? "unknown"
    case .absent, .text: return "nothing"
    }
  }

  private static func count(of value: PossibleValue) -> String {
    switch value.content {
    case .written(let node): String(node.isScalar ? 1 : node.count)
    case .list(let texts): String(texts.count)
    case .absent: "0"
    case .text, .pattern, .reference, .unknown: "1"
    }
  }
}
