extension TextPattern {
  /// The text with its dynamic references as parts of which nothing is known.
  ///
  /// A text such as `{{resolve:ssm:name}}` is replaced at the deployment.
  var leavingReferencesOpen: TextPattern {
    let opensReference = parts.contains { part in
      if case .known(let text) = part { text.placeInReference != nil } else { false }
    }
    guard opensReference else { return self }
    var open: [Part] = []
    var isInReference = false
    for part in parts {
      if case .known(let text) = part {
        open += Self.parts(of: text[...], &isInReference)
      } else if !isInReference {
        // What is referred to may be named by a value of the template.
        open.append(part)
      }
    }
    return TextPattern(open)
  }

  private static func parts(of text: Substring, _ isInReference: inout Bool) -> [Part] {
    var parts: [Part] = []
    var rest = text
    while let mark = rest.firstRange(of: isInReference ? "}}" : "{{resolve:") {
      if !isInReference { parts += [.known(String(rest[..<mark.lowerBound])), .unknown] }
      isInReference.toggle()
      rest = rest[mark.upperBound...]
    }
    if !isInReference { parts.append(.known(String(rest))) }
    return parts
  }
}

extension String {
  /// Whether the text has a whole dynamic reference.
  var holdsDynamicReference: Bool {
    placeInReference.map { self[$0...].contains("}}") } ?? false
  }

  /// Where the first dynamic reference has begun.
  fileprivate var placeInReference: Index? {
    // Most texts have no brace, and are not to be searched for more.
    let mayHold = utf8.withContiguousStorageIfAvailable { $0.contains(UInt8(ascii: "{")) }
    guard mayHold ?? true else { return nil }
    return firstRange(of: "{{resolve:")?.upperBound
  }
}
