/// Finds the name that somebody who mistyped one most likely meant.
package enum NearestName {
  /// The name nearest to `word`, when one is near enough to be meant.
  package static func among(_ names: some Sequence<String>, to word: String) -> String? {
    let limit = max(1, word.count / 3)
    var best: (name: String, distance: Int)?
    for name in names where abs(name.count - word.count) <= limit {
      let distance = distance(word.lowercased(), name.lowercased())
      if distance <= limit, distance < best?.distance ?? .max { best = (name, distance) }
    }
    return best?.name
  }

  /// How many characters have to be added, removed, replaced or swapped with their neighbour.
  private static func distance(_ first: String, _ second: String) -> Int {
    let first = Array(first)
    let second = Array(second)
    var before = [Int](repeating: 0, count: second.count + 1)
    var row = Array(0...second.count)
    for (i, left) in first.enumerated() {
      var next = [i + 1] + [Int](repeating: 0, count: second.count)
      for (j, right) in second.enumerated() {
        next[j + 1] = min(row[j + 1] + 1, next[j] + 1, row[j] + (left == right ? 0 : 1))
        if i > 0, j > 0, left == second[j - 1], first[i - 1] == right {
          next[j + 1] = min(next[j + 1], before[j - 1] + 1)
        }
      }
      before = row
      row = next
    }
    return row[second.count]
  }
}
