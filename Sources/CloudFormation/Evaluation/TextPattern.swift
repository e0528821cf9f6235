/// A text of which some parts are only known at the deployment, such as
/// `arn:aws:s3:::${Bucket}/*`.
package struct TextPattern: Hashable, Sendable {
  /// A stretch of the text.
  package enum Part: Hashable, Sendable {
    /// Known text.
    case known(String)
    /// What `Ref` or `Fn::GetAtt` gives.
    case reference(Reference)
    /// Any text, also an empty one.
    case unknown
  }

  /// The stretches in order; known ones are never empty and never side by side.
  package let parts: [Part]

  /// A text of stretches, joined where both are known.
  package init(_ parts: [Part]) {
    var joined: [Part] = []
    for part in parts {
      guard case .known(let text) = part else {
        joined.append(part)
        continue
      }
      if text.isEmpty { continue }
      if case .known(let before)? = joined.last {
        joined[joined.count - 1] = .known(before + text)
      } else {
        joined.append(part)
      }
    }
    self.parts = joined
  }

  /// The whole text, when all of it is known.
  package var text: String? {
    switch parts.count {
    case 0: ""
    case 1:
      if case .known(let text) = parts[0] { text } else { nil }
    default: nil
    }
  }

  /// What is known of the beginning.
  package var knownPrefix: String {
    if case .known(let text)? = parts.first { text } else { "" }
  }

  /// What is known of the end.
  package var knownSuffix: String {
    if case .known(let text)? = parts.last { text } else { "" }
  }

  /// The references among the stretches.
  package var references: [Reference] {
    parts.compactMap { part in
      if case .reference(let reference) = part { reference } else { nil }
    }
  }
}

extension TextPattern: CustomStringConvertible {
  /// The text with its unknown parts as `Fn::Sub` would write them.
  package var description: String {
    parts.map { part in
      switch part {
      case .known(let text): text
      case .reference(let reference):
        "${" + reference.name + (reference.attribute.map { "." + $0 } ?? "") + "}"
      case .unknown: "${…}"
      }
    }.joined()
  }
}
