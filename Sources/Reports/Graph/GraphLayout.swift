import ResourceGraph

/// Where the resources of a graph are drawn: in columns from left to right, so that most connections
/// lead to the right, and in each column near what they are connected with.
///
/// This is the method of Sugiyama: columns by the longest way from a resource to which nothing
/// leads, then the order in each column by the middle of the neighbours.
struct GraphLayout {
  /// A resource with its place, counted in columns and rows.
  struct Box {
    var resource: Int
    var column: Int
    var row: Double
  }

  /// A line between two boxes, with all that connects their resources.
  struct Line: Hashable {
    var from: Int
    var to: Int
    var relations: [String]
  }

  /// One box for each resource, in the order of the resources.
  let boxes: [Box]
  /// The lines, each pair of resources once in each direction.
  let lines: [Line]
  /// How many columns there are.
  var columns: Int { (boxes.map(\.column).max() ?? -1) + 1 }
  /// How many rows the longest column has.
  let rows: Int

  /// The layout of some of a graph's resources, named by their logical ids.
  init(_ logicalIds: [String], _ edges: [ResourceGraph.Edge]) {
    var numbers: [String: Int] = [:]
    for (number, id) in logicalIds.enumerated() where numbers[id] == nil { numbers[id] = number }
    lines = Self.lines(edges, numbers)
    let columnOf = Self.columns(count: logicalIds.count, lines)
    var columns = Array(repeating: [Int](), count: (columnOf.max() ?? -1) + 1)
    for (number, column) in columnOf.enumerated() { columns[column].append(number) }
    Self.order(&columns, lines, count: logicalIds.count)
    let rows = columns.map(\.count).max() ?? 0
    var boxes = logicalIds.indices.map { Box(resource: $0, column: columnOf[$0], row: 0) }
    for column in columns {
      // Short columns stand in the middle.
      let first = Double(rows - column.count) / 2
      for (position, number) in column.enumerated() { boxes[number].row = first + Double(position) }
    }
    self.boxes = boxes
    self.rows = rows
  }

  private static func lines(_ edges: [ResourceGraph.Edge], _ numbers: [String: Int]) -> [Line] {
    var positions: [[Int]: Int] = [:]
    var lines: [Line] = []
    for edge in edges {
      guard let from = numbers[edge.from], let to = numbers[edge.to], from != to else { continue }
      if let known = positions[[from, to]] {
        if !lines[known].relations.contains(edge.relation.rawValue) {
          lines[known].relations.append(edge.relation.rawValue)
        }
      } else {
        positions[[from, to]] = lines.count
        lines.append(Line(from: from, to: to, relations: [edge.relation.rawValue]))
      }
    }
    return lines
  }

  /// The column of each resource: one more than the greatest of those that lead to it.
  ///
  /// A line that would close a circle is passed over.
  private static func columns(count: Int, _ lines: [Line]) -> [Int] {
    var outgoing = Array(repeating: [Int](), count: count)
    for line in lines { outgoing[line.from].append(line.to) }
    var order: [Int] = []
    var state = Array(repeating: Visit.none, count: count)
    var forward = Array(repeating: [Int](), count: count)
    for start in 0..<count where state[start] == .none {
      var path: [(node: Int, next: Int)] = [(start, 0)]
      state[start] = .open
      while let (node, next) = path.last {
        guard next < outgoing[node].count else {
          state[node] = .done
          order.append(node)
          path.removeLast()
          continue
        }
        path[path.count - 1].next += 1
        let target = outgoing[node][next]
        if state[target] != .open { forward[node].append(target) }
        if state[target] == .none {
          state[target] = .open
          path.append((target, 0))
        }
      }
    }
    var column = Array(repeating: 0, count: count)
    for node in order.reversed() {
      for target in forward[node] { column[target] = max(column[target], column[node] + 1) }
    }
    return column
  }

  private enum Visit {
    case none
    case open
    case done
  }

  /// Puts the resources of each column near the middle of what they are connected with in the
  /// columns before and behind.
  private static func order(_ columns: inout [[Int]], _ lines: [Line], count: Int) {
    var neighbours = Array(repeating: [Int](), count: count)
    for line in lines {
      neighbours[line.from].append(line.to)
      neighbours[line.to].append(line.from)
    }
    var place = Array(repeating: 0.0, count: count)
    func settle(_ column: [Int]) {
      for (position, node) in column.enumerated() {
        place[node] = Double(position) / Double(max(1, column.count))
      }
    }
    columns.forEach(settle)
    for sweep in 0..<4 {
      for index in sweep.isMultiple(of: 2) ? Array(columns.indices) : columns.indices.reversed() {
        let middles = columns[index].map { node in
          neighbours[node].isEmpty
            ? place[node]
            : neighbours[node].reduce(0) { $0 + place[$1] } / Double(neighbours[node].count)
        }
        // Equal middles keep their order, so that the picture is the same in every run.
        columns[index] = columns[index].indices
          .sorted { (middles[$0], $0) < (middles[$1], $1) }.map { columns[index][$0] }
        settle(columns[index])
      }
    }
  }
}
