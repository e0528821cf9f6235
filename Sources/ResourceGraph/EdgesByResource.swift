/// Which connections begin or end at each resource, by positions: a list for each would be thousands
/// of allocations.
struct EdgesByResource: Sendable {
  /// Where the connections of each resource begin in ``edges``, and behind the last one its end.
  private let bounds: [Int]
  private let edges: [Int]

  /// Groups connections, of which each stands at the position of a resource.
  init(_ places: [Int], _ resourceCount: Int) {
    var bounds = [Int](repeating: 0, count: resourceCount + 1)
    for place in places { bounds[place + 1] += 1 }
    for position in 0..<resourceCount { bounds[position + 1] += bounds[position] }
    var next = bounds
    var edges = [Int](repeating: 0, count: places.count)
    for (edge, place) in places.enumerated() {
      edges[next[place]] = edge
      next[place] += 1
    }
    self.bounds = bounds
    self.edges = edges
  }

  /// The connections of the resource at a position, in their order.
  subscript(position: Int) -> ArraySlice<Int> {
    edges[bounds[position]..<bounds[position + 1]]
  }
}
