import CloudFormation
import Linting
import PropertyValidation
import ResourceCatalog
import TemplateSyntax

extension PropertyFinding {
  /// The name of the property that the value belongs to, as a message shows it.
  var property: String { "`" + propertyName.shortened(to: 40) + "`" }

  /// The name of the property that the value belongs to.
  var propertyName: String {
    var node = value.place
    while node.key == nil || node.isInCall, let parent = node.parent { node = parent }
    return node.key?.text ?? resource.logicalId
  }

  /// The value as a message shows it: the text itself, or what kind of value it is.
  var shownValue: String {
    if let text = value.text {
      return text.isEmpty ? "an empty text" : "`" + text.shortened(to: 40) + "`"
    }
    if value.mapping != nil { return "a mapping" }
    if value.sequence != nil { return "a list" }
    return "the value"
  }

  /// What stands in the template, in the words of a message: the text, the kind or the function.
  var found: String {
    if value.text != nil { return shownValue }
    if let function = value.place.function { return "a call of `\(function.key)`" }
    return value.writtenText == nil ? shownValue : "a text"
  }

  /// Whether the value is an element of the property's list.
  var isElement: Bool {
    value.place.key == nil && value.place.parent?.isSequence == true && !value.place.isInCall
  }

  /// The object that the value is, or is a property of, as a message shows it.
  var object: String {
    var node = value.place
    if node.function != nil {
      // `AWS::NoValue` in place of a property: the property belongs to the object around it.
      while node.isInCall, let parent = node.parent { node = parent }
      if let parent = node.parent { node = parent }
    } else if !node.isMapping, let parent = node.parent {
      node = parent
    }
    while node.key == nil || node.isInCall, let parent = node.parent { node = parent }
    guard let key = node.key else { return "`\(resource.type)`" }
    if key.textIs("Properties"), key.path.count == 3 || node == resource.properties {
      return "`\(resource.type)`"
    }
    if key.text == resource.logicalId, key.path.count == 2 || key == resource.key {
      return "`\(resource.type)`"
    }
    return "`" + key.text.shortened(to: 40) + "`"
  }

  /// Whether the finding is one of a type's own schema, and not of a requirement beside it.
  var isOfSchema: Bool { requirement == nil }
}

extension PropertyFinding {
  /// The default or allowed value of a parameter that does not fit, when the property takes it as it
  /// is; one such value is one mistake, however many properties use it.
  ///
  /// What a property expects of a reference is shown where it refers.
  fileprivate var cause: Node? {
    guard isAboutText, value.place.function == .ref, let origin = value.origin,
      case .key("Parameters")? = origin.path.first
    else { return nil }
    return origin
  }

  private var isAboutText: Bool {
    switch problem {
    case .notAllowed, .mismatch, .malformed, .length, .outOfBounds, .notMultiple: true
    default: false
    }
  }
}

extension Inspection {
  /// Reports what a finding says, at its value.
  ///
  /// What holds only for some of a parameter's allowed values is no error: the deployment may
  /// never use them. A default that says of itself that it has to be replaced, such as `<url>`, is
  /// worth a note: without it CloudFormation would ask for the value.
  func report(
    _ message: Diagnostic.Message, for finding: PropertyFinding, help: String? = nil,
    related: [RelatedPlace] = []
  ) {
    let depends = finding.value.scenario.assumptions.contains { assumption in
      if case .parameter = assumption { true } else { false }
    }
    report(
      message, at: finding.value, cause: finding.cause, help: help, related: related,
      severity: finding.value.isDefaultToBeReplaced ? .note : depends ? .warning : nil)
  }
}

extension Node {
  /// Whether the node is the argument of a function call, or an element of it.
  fileprivate var isInCall: Bool {
    guard let parent else { return false }
    if parent.function != nil { return true }
    if parent.isSequence { return parent.parent?.function != nil }
    // The default of a look-up, and the variables of a text.
    guard parent.isMapping, parent.parent?.isSequence == true,
      let function = parent.parent?.parent?.function
    else { return false }
    return function == .findInMap || function == .sub
  }
}

extension String {
  /// The beginning of a text that is too long for a message, on one line.
  func shortened(to most: Int) -> String {
    let line = split(separator: "\n", omittingEmptySubsequences: false).first.map(String.init) ?? ""
    return line.count <= most && line.count == count ? self : line.prefix(most - 1) + "…"
  }
}

extension Sequence<String> {
  /// Names in backticks with commas and a word before the last: "`A`, `B` or `C`".
  func listed(_ word: String) -> String {
    let names = map { "`\($0)`" }
    guard let last = names.last, names.count > 1 else { return names.first ?? "" }
    return names.dropLast().joined(separator: ", ") + " \(word) " + last
  }
}

extension Diagnostic.Message {
  /// A text that is not of a format.
  static func notOfFormat(_ value: String, _ format: String) -> Self {
    switch format {
    case "date-time": "\(value) is no time, such as `2030-01-31T12:00:00Z`"
    case "ipv4": "\(value) is no IPv4 address"
    case "ipv6": "\(value) is no IPv6 address"
    default: "\(value) is no `\(format)`"
    }
  }
}

extension PropertySchema.Kinds {
  /// What a value has to be, in words.
  var inWords: String {
    var words: [String] = []
    if contains(.string) { words.append("a text") }
    if contains(.integer), !contains(.number) { words.append("a whole number") }
    if contains(.number) { words.append("a number") }
    if contains(.boolean) { words.append("`true` or `false`") }
    if contains(.object) { words.append("a mapping") }
    if contains(.array) { words.append("a list") }
    guard let last = words.last, words.count > 1 else { return words.first ?? "nothing" }
    return words.dropLast().joined(separator: ", ") + " or " + last
  }
}
