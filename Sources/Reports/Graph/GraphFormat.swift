import CloudFormation
package import ResourceGraph

/// A form in which the graph of a template's resources can be written, by the name that the command
/// line knows.
package enum GraphFormat: String, CaseIterable, Sendable {
  /// For programs.
  case json
  /// For Graphviz.
  case dot
  /// For Mermaid, which GitHub and many wikis draw.
  case mermaid
  /// A picture.
  case svg

  /// The graph in this form, as bytes of UTF-8.
  package func write(_ graph: ResourceGraph) -> [UInt8] {
    switch self {
    case .json: Self.json(graph)
    case .dot: Array(Self.dot(graph).utf8)
    case .mermaid: Array(Self.mermaid(graph).utf8)
    case .svg: Array(GraphDrawing(graph).file.utf8)
    }
  }

  /// What a picture says where there is no type.
  static let noType = "no type"

  private static func json(_ graph: ResourceGraph) -> [UInt8] {
    var json = JSONWriter()
    json.object { json in
      json.array("resources") { json in
        for resource in graph.resources {
          json.element()
          json.object(inline: true) { json in
            json.member("logicalId", resource.deployedId)
            json.member("type", orNull: resource.shownType)
            json.member("generatedBy", orNull: resource.generatedBy)
          }
        }
      }
      json.array("edges") { json in
        for edge in graph.edges {
          json.element()
          json.object(inline: true) { json in
            json.member("from", graph.resource(edge.from)?.deployedId ?? edge.from)
            json.member("to", graph.resource(edge.to)?.deployedId ?? edge.to)
            json.member("kind", edge.relation.rawValue)
          }
        }
      }
    }
    json.endLine()
    return json.bytes
  }

  private static func dot(_ graph: ResourceGraph) -> String {
    var text = "digraph resources {\n  rankdir=LR;\n  node [shape=box, style=rounded];\n"
    for resource in graph.resources {
      let style = resource.generatedBy == nil ? "" : ", style=\"rounded,dashed\""
      let type = resource.shownType ?? Self.noType
      let label = "\(quoted(resource.logicalId))\\n\(quoted(type))"
      text += "  \"\(quoted(resource.logicalId))\" [label=\"\(label)\"\(style)];\n"
    }
    for edge in graph.edges {
      text += "  \"\(quoted(edge.from))\" -> \"\(quoted(edge.to))\""
      text += " [label=\"\(edge.relation.rawValue)\"];\n"
    }
    return text + "}\n"
  }

  private static func quoted(_ text: String) -> String {
    text.onOneLine.reduce(into: "") { quoted, character in
      if character == "\"" || character == "\\" { quoted.append("\\") }
      quoted.append(character)
    }
  }

  /// Mermaid gives some words a meaning, so nodes are called by their number.
  private static func mermaid(_ graph: ResourceGraph) -> String {
    var text = "flowchart LR\n"
    var numbers: [String: Int] = [:]
    for (number, resource) in graph.resources.enumerated() {
      numbers[resource.logicalId] = number
      let type = resource.shownType ?? Self.noType
      let label = "\(entities(resource.logicalId))<br>\(entities(type))"
      let (open, close) = resource.generatedBy == nil ? ("[", "]") : ("([", "])")
      text += "  r\(number)\(open)\"\(label)\"\(close)\n"
    }
    for edge in graph.edges {
      guard let from = numbers[edge.from], let to = numbers[edge.to] else { continue }
      text += "  r\(from) -->|\(edge.relation.rawValue)| r\(to)\n"
    }
    return text
  }

  private static func entities(_ text: String) -> String {
    text.onOneLine.reduce(into: "") { escaped, character in
      switch character {
      case "\"": escaped += "#quot;"
      case "<": escaped += "#lt;"
      case ">": escaped += "#gt;"
      case "#": escaped += "#35;"
      default: escaped.append(character)
      }
    }
  }
}
