import CloudFormation
import TemplateSyntax

extension Resource {
  /// The type as a graph shows it: what is written in JSON where that is no text, nil where
  /// there is none.
  var shownType: String? {
    guard type.isEmpty else { return type }
    guard let written = body["Type"], !written.isNull else { return nil }
    guard !written.isScalar else { return type }
    var json = JSONWriter()
    var room = mostShownValues
    json.value(written, room: &room)
    return String(decoding: json.bytes, as: UTF8.self)
  }
}

/// Aliases can make a small text stand for more than fits into memory.
private let mostShownValues = 1000

extension JSONWriter {
  /// Writes a value of a template on one line, calls of functions in their long form.
  fileprivate mutating func value(_ node: Node, room: inout Int) {
    room -= 1
    guard room >= 0 else { return string("…") }
    switch node.kind {
    case .mapping: mapping(node, room: &room)
    case .sequence:
      var left = room
      array(inline: true) { json in
        for element in node.elements where left >= 0 {
          json.element()
          json.value(element, room: &left)
        }
      }
      room = left
    case .string: string(node.text)
    case .boolean: literal(node.boolean == true ? "true" : "false")
    case .null: literal("null")
    case .integer, .float:
      if let integer = node.integer { number(integer) } else { string(node.text) }
    }
  }

  private mutating func mapping(_ node: Node, room: inout Int) {
    var left = room
    object(inline: true) { json in
      if let function = node.function, let argument = node.functionArgument {
        json.key(.text(function.key))
        return json.value(argument, room: &left)
      }
      for pair in node.pairs where left >= 0 {
        json.key(.text(pair.key.text))
        json.value(pair.value, room: &left)
      }
    }
    room = left
  }
}
