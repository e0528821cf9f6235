import CloudFormation
import Linting
import ResourceGraph

/// Draws the resources of a template as SVG: boxes with names and types, lines with arrows, and the
/// worst finding of each resource as the colour of its box.
struct GraphDrawing {
  private let graph: ResourceGraph
  private let resources: [Resource]
  private let severities: [String: Severity]
  private let layout: GraphLayout

  private static let width = 230.0
  private static let height = 44.0
  private static let columnWidth = 300.0
  private static let rowHeight = 62.0
  private static let margin = 16.0

  /// How many resources are drawn at most: of more, those with findings and what they are connected
  /// with come first.
  private static let limit = 200

  /// A drawing of a graph, with the worst finding of some resources.
  init(_ graph: ResourceGraph, severities: [String: Severity] = [:]) {
    self.graph = graph
    self.severities = severities
    resources = Self.drawn(of: graph, severities)
    layout = GraphLayout(resources.map(\.logicalId), graph.edges)
  }

  /// How many resources there was no room for.
  var leftOut: Int { graph.resources.count - resources.count }

  private static func drawn(of graph: ResourceGraph, _ severities: [String: Severity])
    -> [Resource]
  {
    guard graph.resources.count > limit else { return graph.resources }
    var near = Set(severities.keys)
    for edge in graph.edges where severities[edge.from] != nil || severities[edge.to] != nil {
      near.formUnion([edge.from, edge.to])
    }
    let first = graph.resources.filter { near.contains($0.logicalId) }
    let others = graph.resources.filter { !near.contains($0.logicalId) }
    return Array((first + others).prefix(limit))
  }

  /// The drawing as a file of its own, with its colours.
  var file: String { svg(style: "<style>\(Self.style)</style>\n", arrow: "arrow") }

  /// The drawing as one of several in a page, told apart by numbers.
  func element(_ number: Int) -> String { svg(style: "", arrow: "arrow-\(number)") }

  private func svg(style: String, arrow: String) -> String {
    let size = (
      width: Self.columnWidth * Double(layout.columns) - 80 + 2 * Self.margin,
      height: Self.rowHeight * Double(layout.rows) - 18 + 2 * Self.margin
    )
    let box = "viewBox=\"0 0 \(Self.text(size.width)) \(Self.text(size.height))\""
    var svg =
      "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"graph\" role=\"img\" \(box)"
      + " width=\"\(Self.text(size.width))\" height=\"\(Self.text(size.height))\">\n"
    svg += "<title>\(resources.count) resources and how they are connected</title>\n"
    svg += style
    svg += """
      <defs><marker id="\(arrow)" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" \
      orient="auto"><path d="M0 0L8 4L0 8z" class="arrow"/></marker></defs>

      """
    for line in layout.lines { svg += drawn(line, arrow) }
    for box in layout.boxes { svg += drawn(box) }
    return svg + "</svg>\n"
  }

  private func drawn(_ line: GraphLayout.Line, _ arrow: String) -> String {
    let from = corner(layout.boxes[line.from])
    let to = corner(layout.boxes[line.to])
    let middle = Self.height / 2
    let isForward = to.x > from.x
    let start = (x: from.x + (isForward ? Self.width : Self.width / 2), y: from.y + middle)
    let end = (x: isForward ? to.x - 2 : to.x + Self.width / 2, y: to.y + middle)
    let words =
      "\(resources[line.from].logicalId) \(line.relations.joined(separator: ", ")) "
      + resources[line.to].logicalId
    let path: String
    if isForward {
      let bend = max(40, (end.x - start.x) / 2)
      path =
        "M\(Self.text(start.x)) \(Self.text(start.y))C\(Self.text(start.x + bend)) "
        + "\(Self.text(start.y)) \(Self.text(end.x - bend)) \(Self.text(end.y)) "
        + "\(Self.text(end.x)) \(Self.text(end.y))"
    } else {
      // Back to the left, in an arc above the boxes.
      let top = min(start.y, end.y) - middle - 14
      path =
        "M\(Self.text(start.x)) \(Self.text(start.y - middle))C\(Self.text(start.x)) "
        + "\(Self.text(top)) \(Self.text(end.x)) \(Self.text(top)) \(Self.text(end.x)) "
        + Self.text(end.y - middle - 2)
    }
    return "<path class=\"edge\" d=\"\(path)\" marker-end=\"url(#\(arrow))\"><title>"
      + "\(words.escapedForHTML)</title></path>\n"
  }

  private func drawn(_ box: GraphLayout.Box) -> String {
    let resource = resources[box.resource]
    let place = corner(box)
    var style = "box"
    if resource.generatedBy != nil { style += " generated" }
    if let severity = severities[resource.logicalId] { style += " \(severity)" }
    let name = Self.shortened(resource.logicalId, to: 25).escapedForHTML
    let whole = resource.shownType ?? GraphFormat.noType
    let type = Self.shortened(whole, to: 33).escapedForHTML
    let x = Self.text(place.x + 10)
    return """
      <g class="\(style)"><title>\(resource.logicalId.escapedForHTML), \(whole.escapedForHTML)\
      </title><rect x="\(Self.text(place.x))" y="\(Self.text(place.y))" width="\(Self.text(Self.width))" \
      height="\(Self.text(Self.height))" rx="6"/><text class="name" x="\(x)" \
      y="\(Self.text(place.y + 19))">\(name)</text><text class="type" x="\(x)" \
      y="\(Self.text(place.y + 35))">\(type)</text></g>

      """
  }

  private func corner(_ box: GraphLayout.Box) -> (x: Double, y: Double) {
    (
      Self.margin + Double(box.column) * Self.columnWidth,
      Self.margin + box.row * Self.rowHeight
    )
  }

  private static func shortened(_ text: String, to count: Int) -> String {
    text.count > count ? text.prefix(count - 1) + "…" : text
  }

  /// A number of pixels, with a half at the most.
  private static func text(_ number: Double) -> String {
    let halves = Int((number * 2).rounded())
    return halves.isMultiple(of: 2) ? "\(halves / 2)" : "\(halves / 2).5"
  }

  /// The colours of a drawing that stands alone, for light and dark.
  static let style = """
    .graph{font-family:system-ui,sans-serif;background:#fff}\
    .graph rect{fill:#f6f8fa;stroke:#57606a}.graph .generated rect{stroke-dasharray:4 3}\
    .graph .error rect{stroke:#b3261e;stroke-width:2.5}\
    .graph .warning rect{stroke:#8a5a00;stroke-width:2.5}\
    .graph .note rect{stroke:#0b5cad;stroke-width:2}\
    .graph .name{font-size:13px;font-weight:600;fill:#1f2328}.graph .type{font-size:11px;fill:#57606a}\
    .graph .edge{fill:none;stroke:#8c959f}.graph .arrow{fill:#8c959f}\
    @media(prefers-color-scheme:dark){.graph{background:#0d1117}.graph rect{fill:#161b22;stroke:#8b949e}\
    .graph .error rect{stroke:#ff7b72}.graph .warning rect{stroke:#e3b341}.graph .note rect{stroke:#79c0ff}\
    .graph .name{fill:#e6edf3}.graph .type{fill:#9da7b3}.graph .edge{stroke:#6e7681}.graph .arrow{fill:#6e7681}}
    """
}

extension String {
  /// The text as it stands in HTML and SVG, also between quotes.
  var escapedForHTML: String {
    guard utf8.contains(where: { $0 < 0x20 || [0x22, 0x26, 0x27, 0x3C, 0x3E, 0x7F].contains($0) })
    else { return self }
    var escaped = ""
    for scalar in unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case "'": escaped += "&#39;"
      case "\n", "\t": escaped.unicodeScalars.append(scalar)
      case "\u{0}"..<" ", "\u{7F}": escaped += "\u{FFFD}"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}
