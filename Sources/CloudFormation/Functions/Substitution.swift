package import SourceText
package import TemplateSyntax

/// The argument of `Fn::Sub`: a text with variables.
///
/// Source: <https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference-sub.html>
package struct Substitution: Sendable {
  /// A stretch of the text.
  package enum Part: Hashable, Sendable {
    /// Text that stays as it is.
    case text(String)
    /// `${Name}` or `${Resource.Attribute}`; `offset` counts the bytes of the text before the name.
    case variable(String, offset: Int)
  }

  /// The text.
  package let template: Node
  /// The variables that the call defines itself.
  package let variables: Node?
  /// The text in stretches.
  package let parts: [Part]

  /// The argument in its string or its list form; nil for another.
  package init?(_ argument: Node) {
    if argument.isScalar {
      template = argument
      variables = nil
    } else {
      let elements = argument.elements
      guard elements.count == 2, elements[0].isScalar else { return nil }
      template = elements[0]
      variables = elements[1].isMapping ? elements[1] : nil
    }
    parts = Self.parts(of: template.text)
  }

  /// The bytes of a variable's name.
  package func range(of name: String, offset: Int) -> SourceRange {
    template.range(ofText: offset..<offset + name.utf8.count)
  }

  func references(_ call: Node) -> [Reference] {
    var names: [(name: Substring, attribute: String?)] = []
    var places: [Range<Int>] = []
    for case .variable(let variable, let offset) in parts {
      if variables?.pair(variable) != nil { continue }
      let name = variable.prefix { $0 != "." }
      let attribute =
        name.endIndex < variable.endIndex
        ? String(variable[variable.index(after: name.endIndex)...]) : nil
      names.append((name, attribute))
      places.append(offset..<offset + name.utf8.count)
    }
    return zip(names, template.ranges(ofText: places)).map { part, range in
      Reference(name: String(part.name), attribute: part.attribute, call: call, range: range)
    }
  }

  /// Cuts a text at its variables; `${!Literal}` stays as `${Literal}`.
  static func parts(of text: String) -> [Part] {
    let bytes = Array(text.utf8)
    var parts: [Part] = []
    var literal: [UInt8] = []
    var position = 0
    let lastBrace = bytes.lastIndex(of: UInt8(ascii: "}")) ?? -1
    func flush() {
      guard !literal.isEmpty else { return }
      parts.append(.text(String(decoding: literal, as: UTF8.self)))
      literal = []
    }
    while position < bytes.count {
      guard bytes[position] == UInt8(ascii: "$"), position + 1 < bytes.count,
        bytes[position + 1] == UInt8(ascii: "{"), position < lastBrace,
        let close = bytes[(position + 2)...].firstIndex(of: UInt8(ascii: "}"))
      else {
        literal.append(bytes[position])
        position += 1
        continue
      }
      if bytes[position + 2] == UInt8(ascii: "!") {
        literal += Array("${".utf8) + bytes[(position + 3)...close]
      } else {
        flush()
        var start = position + 2
        var end = close
        while start < end, bytes[start] == 0x20 { start += 1 }
        while end > start, bytes[end - 1] == 0x20 { end -= 1 }
        parts.append(
          .variable(String(decoding: bytes[start..<end], as: UTF8.self), offset: start))
      }
      position = close + 1
    }
    flush()
    return parts
  }
}

extension Node {
  /// Whether the text of a scalar holds `${`, without making a string of it.
  package var holdsVariable: Bool {
    withUTF8 { bytes in
      guard bytes.count > 2 else { return false }
      for position in 0..<bytes.count - 1
      where bytes[position] == UInt8(ascii: "$") && bytes[position + 1] == UInt8(ascii: "{") {
        return true
      }
      return false
    }
  }
}
