extension ResourceGraph {
  /// The logical ids of all that CloudFormation makes before a resource.
  package func madeBefore(_ logicalId: String) -> Set<String> {
    var found: Set<String> = []
    var waiting = [logicalId]
    while let next = waiting.popLast() {
      for edge in edges(from: next) where edge.relation.isWaiting {
        if found.insert(edge.to).inserted { waiting.append(edge.to) }
      }
    }
    return found
  }
}
