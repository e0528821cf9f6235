import TemplateSyntax

/// A text cut at the places where loops put their elements: `${Identifier}` and `&{Identifier}`.
struct Placeholders {
  enum Part {
    case text(String)
    case element(Element)
  }

  struct Element {
    /// Which of the bindings is meant.
    let binding: Int
    /// Whether only letters and digits of the element are put in: `&{Identifier}`.
    let isAlphanumeric: Bool
    let written: String
  }

  private(set) var parts: [Part] = []
  /// Whether one of them stands in the name of a variable, as in `${Bucket${Identifier}.Arn}`.
  private(set) var isInsideVariable = false
  private let bindings: [LoopExpander.Binding]

  /// The text of a node; without parts when no element is put in.
  init(_ node: Node, _ bindings: [LoopExpander.Binding]) {
    self.bindings = bindings
    guard !bindings.isEmpty, node.withUTF8({ $0.contains(UInt8(ascii: "{")) }) else { return }
    cut(Array(node.text.utf8))
  }

  private mutating func cut(_ bytes: [UInt8]) {
    var start = 0
    var position = 0
    var isInVariable = false
    var found: [Part] = []
    while position + 1 < bytes.count {
      let isDollar = bytes[position] == UInt8(ascii: "$")
      guard isDollar || bytes[position] == UInt8(ascii: "&"),
        bytes[position + 1] == UInt8(ascii: "{")
      else {
        if bytes[position] == UInt8(ascii: "}") { isInVariable = false }
        position += 1
        continue
      }
      let name = bytes[(position + 2)...].prefix { $0 != UInt8(ascii: "}") && $0 != 0x24 }
      guard name.endIndex < bytes.count, bytes[name.endIndex] == UInt8(ascii: "}"),
        let binding = bindings.lastIndex(where: { $0.identifier.utf8.elementsEqual(name) })
      else {
        isInVariable = isDollar || isInVariable
        position += 2
        continue
      }
      let end = name.endIndex + 1
      if start < position { found.append(.text(Self.text(bytes[start..<position]))) }
      found.append(
        .element(
          Element(
            binding: binding, isAlphanumeric: !isDollar,
            written: Self.text(bytes[position..<end]))))
      if isInVariable { isInsideVariable = true }
      start = end
      position = end
    }
    guard !found.isEmpty else { return }
    if start < bytes.count { found.append(.text(Self.text(bytes[start...]))) }
    parts = found
  }

  private static func text(_ bytes: ArraySlice<UInt8>) -> String {
    String(decoding: bytes, as: UTF8.self)
  }

  /// Whether no element is put in.
  var isEmpty: Bool { parts.isEmpty }

  /// Whether all elements that are put in are certain.
  var isCertain: Bool { elements.allSatisfy { bindings[$0.binding].element.isCertain } }

  /// The text with the elements that are known; nil when that changes nothing.
  var text: String? {
    guard elements.contains(where: { bindings[$0.binding].element.text != nil }) else {
      return nil
    }
    return parts.map { part in
      switch part {
      case .text(let text): text
      case .element(let element):
        (element.isAlphanumeric
          ? bindings[element.binding].element.alphanumericText
          : bindings[element.binding].element.text) ?? element.written
      }
    }.joined()
  }

  /// The text with every element as a variable of `Fn::Sub`.
  var textWithVariables: String {
    parts.map { part in
      switch part {
      case .text(let text): text
      case .element(let element): "${" + bindings[element.binding].identifier + "}"
      }
    }.joined()
  }

  /// Which bindings are put in, each once, and whether of any of its elements only letters and
  /// digits are.
  var uses: [(binding: Int, isAlphanumeric: Bool)] {
    var uses: [(binding: Int, isAlphanumeric: Bool)] = []
    for element in elements {
      if let known = uses.firstIndex(where: { $0.binding == element.binding }) {
        uses[known].isAlphanumeric = uses[known].isAlphanumeric || element.isAlphanumeric
      } else {
        uses.append((element.binding, element.isAlphanumeric))
      }
    }
    return uses
  }

  private var elements: [Element] {
    parts.compactMap { part in
      if case .element(let element) = part { element } else { nil }
    }
  }
}
