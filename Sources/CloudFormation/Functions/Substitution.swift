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
    guard let (template, variables) = Self.textAndVariables(argument) else { return nil }
    self.template = template
    self.variables = variables
    parts = template.withUTF8 { Self.parts(of: $0) }
  }

  /// The bytes of a variable's name.
  package func range(of name: String, offset: Int) -> SourceRange {
    template.range(ofText: offset..<offset + name.utf8.count)
  }

  /// What the variables in an argument refer to, those that the call defines itself left out.
  static func references(in argument: Node, _ call: Node) -> [Reference] {
    guard let (template, variables) = textAndVariables(argument) else { return [] }
    var references: [Reference] = []
    let bytes = template.utf8
    let start = template.startOfPlainText
    forEachVariable(in: bytes) { _, range in
      guard let range else { return }
      let variable = UnsafeBufferPointer(rebasing: bytes[range])
      if variables?.pair(named: variable) != nil { return }
      var end = 0
      while end < variable.count, variable[end] != UInt8(ascii: ".") { end += 1 }
      references.append(
        Reference(
          name: text(variable, 0..<end),
          attribute: end < variable.count ? text(variable, end + 1..<variable.count) : nil,
          call: call,
          range: SourceRange(
            (start ?? 0) + range.lowerBound, (start ?? 0) + range.lowerBound + end)))
    }
    guard start == nil, !references.isEmpty else { return references }
    // The places in the text are not yet those in the source.
    let ranges = template.ranges(ofText: references.map { $0.range.start..<$0.range.end })
    for index in references.indices { references[index].range = ranges[index] }
    return references
  }

  private static func text(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> String {
    String(decoding: UnsafeBufferPointer(rebasing: bytes[range]), as: UTF8.self)
  }

  /// Gives the bytes of each `${Name}` in a text, and those of the name without the spaces around
  /// it; `${!Literal}` has none.
  private static func forEachVariable(
    in bytes: UnsafeBufferPointer<UInt8>, _ body: (_ whole: Range<Int>, _ name: Range<Int>?) -> Void
  ) {
    var position = 0
    while position + 1 < bytes.count {
      guard bytes[position] == UInt8(ascii: "$"), bytes[position + 1] == UInt8(ascii: "{") else {
        position += 1
        continue
      }
      var close = position + 2
      while close < bytes.count, bytes[close] != UInt8(ascii: "}") { close += 1 }
      guard close < bytes.count else { return }
      var start = position + 2
      var end = close
      while start < end, bytes[start] == 0x20 { start += 1 }
      while end > start, bytes[end - 1] == 0x20 { end -= 1 }
      let isLiteral = bytes[position + 2] == UInt8(ascii: "!")
      body(position..<close + 1, isLiteral ? nil : start..<end)
      position = close + 1
    }
  }

  /// The text and the variables of an argument in its string or its list form; nil for another.
  private static func textAndVariables(_ argument: Node) -> (Node, variables: Node?)? {
    guard !argument.isScalar else { return (argument, nil) }
    let elements = argument.elements
    guard elements.count == 2, elements[0].isScalar else { return nil }
    return (elements[0], elements[1].isMapping ? elements[1] : nil)
  }

  /// Cuts a text at its variables; `${!Literal}` stays as `${Literal}`.
  private static func parts(of bytes: UnsafeBufferPointer<UInt8>) -> [Part] {
    var parts: [Part] = []
    var literal = ""
    var start = 0
    func add(_ range: Range<Int>) {
      literal += String(decoding: UnsafeBufferPointer(rebasing: bytes[range]), as: UTF8.self)
    }
    func flush() {
      guard !literal.isEmpty else { return }
      parts.append(.text(literal))
      literal = ""
    }
    forEachVariable(in: bytes) { whole, name in
      if start < whole.lowerBound { add(start..<whole.lowerBound) }
      start = whole.upperBound
      guard let name else {
        literal += "${"
        return add(whole.lowerBound + 3..<whole.upperBound)
      }
      flush()
      parts.append(
        .variable(
          String(decoding: UnsafeBufferPointer(rebasing: bytes[name]), as: UTF8.self),
          offset: name.lowerBound))
    }
    if start < bytes.count { add(start..<bytes.count) }
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
