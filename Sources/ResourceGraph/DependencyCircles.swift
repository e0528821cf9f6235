import CloudFormation

/// The circles in which the resources of a graph wait for each other.
package struct DependencyCircles: Sendable {
  /// One circle for each group of resources that all wait for each other, as its connections in
  /// order, beginning with the resource that the template declares first.
  package let circles: [[ResourceGraph.Edge]]

  /// The circles of a graph.
  package init(_ graph: ResourceGraph) {
    let search = GroupSearch(graph)
    circles = search.groups().compactMap { search.shortestCircle(in: $0) }
  }
}

/// Finds groups of resources that reach each other, without recursion and in linear time.
///
/// Resources and connections are numbers here, their positions in the graph.
private struct GroupSearch {
  private let graph: ResourceGraph

  init(_ graph: ResourceGraph) {
    self.graph = graph
  }

  /// Whether a connection means that its resource waits for the one that it ends at.
  private func isWaiting(_ edge: Int) -> Bool { graph.edges[edge].relation.isWaiting }

  /// Tarjan's strongly connected components with an explicit stack: the groups of more than one
  /// resource, and the resources that refer to themselves, in the order of the template.
  func groups() -> [[Int]] {
    let count = graph.resources.count
    var index = [Int](repeating: -1, count: count)
    var low = [Int](repeating: 0, count: count)
    var isOpen = [Bool](repeating: false, count: count)
    var open: [Int] = []
    var next = 0
    var groups: [[Int]] = []
    for root in 0..<count where index[root] < 0 {
      var path: [(node: Int, edge: Int)] = [(root, graph.outgoing[root].startIndex)]
      while let (node, edge) = path.last {
        if index[node] < 0 {
          index[node] = next
          low[node] = next
          next += 1
          open.append(node)
          isOpen[node] = true
        }
        let outgoing = graph.outgoing[node]
        if edge < outgoing.endIndex {
          path[path.count - 1].edge += 1
          guard isWaiting(outgoing[edge]) else { continue }
          let target = graph.ends[outgoing[edge]]
          if index[target] < 0 {
            path.append((target, graph.outgoing[target].startIndex))
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
        if group.count > 1 || refersToItself(node) {
          groups.append(group.sorted())
        }
      }
    }
    return groups.sorted { $0[0] < $1[0] }
  }

  private func refersToItself(_ node: Int) -> Bool {
    graph.outgoing[node].contains { isWaiting($0) && graph.ends[$0] == node }
  }

  /// The shortest way from the first resource of a group back to itself.
  func shortestCircle(in group: [Int]) -> [ResourceGraph.Edge]? {
    guard let start = group.first else { return nil }
    let members = Set(group)
    var reachedBy: [Int: (from: Int, edge: Int)] = [:]
    var waiting = [start]
    var position = 0
    while position < waiting.count {
      let node = waiting[position]
      position += 1
      for edge in graph.outgoing[node] where isWaiting(edge) && members.contains(graph.ends[edge]) {
        let target = graph.ends[edge]
        if target == start {
          var circle = [graph.edges[edge]]
          var current = node
          while current != start, let step = reachedBy[current] {
            circle.append(graph.edges[step.edge])
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
