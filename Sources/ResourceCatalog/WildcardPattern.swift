/// A text in which `*` stands for any letters, also none, and `?` for one letter, as in the actions
/// and resources of access policies.
///
/// All questions take time in proportion to the two lengths multiplied, whatever the pattern.
package struct WildcardPattern: Hashable, Sendable {
  enum Element: Hashable, Sendable {
    case letter(UInt8)
    case one
    case any
  }

  let elements: [Element]
  private let ignoresCase: Bool

  /// A pattern as it is written.
  package init(_ text: String, ignoringCase: Bool = false) {
    var elements: [Element] = []
    elements.reserveCapacity(text.utf8.count)
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "*"):
        if elements.last != .any { elements.append(.any) }
      case UInt8(ascii: "?"):
        // `*?` is `?*`: with the single letters first, equal patterns are written equally.
        if elements.last == .any {
          elements.insert(.one, at: elements.count - 1)
        } else {
          elements.append(.one)
        }
      default:
        elements.append(.letter(ignoringCase ? byte.lowercasedLetter : byte))
      }
    }
    self.elements = elements
    ignoresCase = ignoringCase
  }

  /// Whether the pattern stands for every text.
  package var matchesEverything: Bool { elements == [.any] }

  /// Whether the pattern stands for more than one text.
  package var hasWildcard: Bool {
    elements.contains { element in
      switch element {
      case .letter: false
      case .one, .any: true
      }
    }
  }

  /// Whether the pattern stands for `text`.
  package func matches(_ text: some StringProtocol) -> Bool {
    matches(letters: text.utf8)
  }

  func matches(letters: some Collection<UInt8>) -> Bool {
    stands(for: letters) { element, letter in
      switch element {
      case .letter(let own): own == (ignoresCase ? letter.lowercasedLetter : letter)
      case .one: true
      case .any: false
      }
    }
  }

  /// Whether the pattern stands for every text that `other` stands for.
  ///
  /// In rare cases with several `?` next to `*` the answer is no although it does.
  package func covers(_ other: WildcardPattern) -> Bool {
    stands(for: other.elements) { element, other in
      switch (element, other) {
      case (.letter, _): element == other
      case (.one, .any), (.any, _): false
      case (.one, _): true
      }
    }
  }

  /// Matching with one way back: only the last `*` met can take more of the other side.
  private func stands<Other: Collection>(
    for others: Other, _ accepts: (Element, Other.Element) -> Bool
  ) -> Bool {
    var position = 0
    var other = others.startIndex
    var retry: (position: Int, other: Other.Index)?
    while other != others.endIndex {
      if position < elements.count, elements[position] == .any {
        retry = (position + 1, other)
        position += 1
      } else if position < elements.count, accepts(elements[position], others[other]) {
        position += 1
        other = others.index(after: other)
      } else if let last = retry {
        other = others.index(after: last.other)
        retry = (last.position, other)
        position = last.position
      } else {
        return false
      }
    }
    return elements[position...].allSatisfy { $0 == .any }
  }

  /// Whether there is a text that both patterns stand for.
  package func intersects(_ other: WildcardPattern) -> Bool {
    // reachable[j]: what was read of this pattern and the first j elements of the other can be the
    // same text.
    var reachable = [Bool](repeating: false, count: other.elements.count + 1)
    reachable[0] = true
    for (index, element) in other.elements.enumerated() where element == .any {
      reachable[index + 1] = reachable[index]
    }
    for element in elements {
      var next = [Bool](repeating: false, count: reachable.count)
      next[0] = element == .any && reachable[0]
      for (index, otherElement) in other.elements.enumerated() {
        next[index + 1] =
          switch (element, otherElement) {
          case (.any, _), (_, .any): reachable[index + 1] || next[index]
          case (.one, _), (_, .one): reachable[index]
          case (.letter(let left), .letter(let right)): left == right && reachable[index]
          }
      }
      reachable = next
    }
    return reachable[other.elements.count]
  }
}
