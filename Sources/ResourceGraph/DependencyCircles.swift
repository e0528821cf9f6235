import CloudFormation

/// The circles in which the resources of a graph wait for each other.
package struct DependencyCircles: Sendable {
  /// One circle for each group of resources that all wait for each other, as its connections in
  /// order, beginning with the resource that the template declares first.
  package let circles: [[ResourceGraph.Edge]]

  /// The circles of a graph.
  package init(_ graph: ResourceGraph) {
    var search = GroupSearch(graph)
    circles = search.groups().compactMap { search.shortestCircle(in: $0) }
  }
}

/// Finds groups of resources that reach each other, without recursion and in linear time.
private struct GroupSearch {
  private let names: [String]
  private let outgoing: [[(target: Int, edge: ResourceGraph.Edge)]]

  init(_ graph: ResourceGraph) {
    let edges = graph.edges.filter { $0.relation == .refersTo || $0.relation == .dependsOn }
    let waiting = Set(edges.map(\.from))
    var numbers: [String: Int] = [:]
    var names: [String] = []
    for resource in waiting.isEmpty ? [] : graph.resources
    where waiting.contains(resource.logicalId) && numbers[resource.logicalId] == nil {
      numbers[resource.logicalId] = names.count
      names.append(resource.logicalId)
    }
    var outgoing = [[(target: Int, edge: ResourceGraph.Edge)]](repeating: [], count: names.count)
    for edge in edges {
      guard let from = numbers[edge.from], let target = numbers[edge.to] else { continue }
      outgoing[from].append((target, edge))
    }
    self.names = names
    self.outgoing = outgoing
  }

  /// Tarjan's strongly connected components with an explicit stack: the groups of more than one
  /// resource, and the resources that refer to themselves, in the order of the template.
  mutating func groups() -> [[Int]] {
    var index = [Int](repeating: -1, count: names.count)
    var low = [Int](repeating: 0, count: names.count)
    var isOpen = [Bool](repeating: false, count: names.count)
    var open: [Int] = []
    var next = 0
    var groups: [[Int]] = []
    for root in names.indices where index[root] < 0 {
      var path: [(node: Int, edge: Int)] = [(root, 0)]
      while let (node, edge) = path.last {
        if edge == 0, index[node] < 0 {
          index[node] = next
          low[node] = next
          next += 1
          open.append(node)
          isOpen[node] = true
        }
        if edge < outgoing[node].count {
          path[path.count - 1].edge += 1
          let target = outgoing[node][edge].target
          if index[target] < 0 {
            path.append((target, 0))
          } else if isOpen[target] {
            low[node] = min(low[node], index[target])
          }
          continue
        }
        path.removeLast()
        if let parent = path.last?.node { low[parent] = min(low[parent], low[node]) }
        guard low[node] == index[node] else { continue }
        var group: [Int] = []
        while let member = open.popLast() {
          isOpen[member] = false
          group.append(member)
          if member == node { break }
        }
        if group.count > 1 || outgoing[node].contains(where: { $0.target == node }) {
          groups.append(group.sorted())
        }
      }
    }
    return groups.sorted { $0[0] < $1[0] }
  }

  /// The shortest way from the first resource of a group back to itself.
  func shortestCircle(in group: [Int]) -> [ResourceGraph.Edge]? {
    guard let start = group.first else { return nil }
    let members = Set(group)
    var reachedBy: [Int: (from: Int, edge: ResourceGraph.Edge)] = [:]
    var waiting = [start]
    var position = 0
    while position < waiting.count {
      let node = waiting[position]
      position += 1
      for (target, edge) in outgoing[node] where members.contains(target) {
        if target == start {
          var circle = [edge]
          var current = node
          while current != start, let step = reachedBy[current] {
            circle.append(step.edge)
            current = step.from
          }
          return circle.reversed()
        }
        if reachedBy[target] == nil {
          reachedBy[target] = (node, edge)
          waiting.append(target)
        }
      }
    }
    return nil
  }
}
