import SeededRandom
import SourceText
import Testing

@Suite struct `The nearest name` {
  @Test(arguments: [
    ("Qeue", ["Queue", "Topic"], "Queue"),
    ("Tpoic", ["Queue", "Topic"], "Topic"),
    ("queue_url", ["QueueUrl", "Queue-Url"], "Queue-Url"),
    ("Ordrs", ["Order", "Orders"], "Orders"),
    ("Bucket", ["Buckets", "Bucket"], "Buckets"),
    ("Bd", ["Bb", "Ba"], "Ba"),
  ])
  func `is the one with the fewest changes`(
    _ written: String, _ known: [String], _ expected: String
  ) {
    #expect(NearestName.nearest(to: written, among: known) == expected)
  }

  @Test(arguments: [
    ("Queue", ["Topic"]), ("A", ["Topic"]), ("", ["A"]), ("Queue", []), ("Queue", ["Queue"]),
  ])
  func `is none where too much would have to change`(_ written: String, _ known: [String]) {
    #expect(NearestName.nearest(to: written, among: known) == nil)
  }

  @Test func `is what a count of all changes gives, for any names`() {
    var random = SeededGenerator(seed: 11)
    for _ in 0..<3000 {
      let written = name(&random)
      let known = (0..<Int.random(in: 1...6, using: &random)).map { _ in name(&random) }
      #expect(
        NearestName.nearest(to: written, among: known) == slowlyNearest(to: written, among: known),
        "\(written) among \(known)")
    }
  }

  private func name(_ random: inout SeededGenerator) -> String {
    let letters = (0..<Int.random(in: 1...9, using: &random)).compactMap { _ in
      "abcd".randomElement(using: &random)
    }
    return String(letters)
  }

  /// The same by the whole table of changes.
  private func slowlyNearest(to written: String, among known: [String]) -> String? {
    let most = max(1, (written.count + 1) / 3)
    return known.filter { $0 != written }
      .map { (changes(Array(written), Array($0)), $0) }
      .filter { $0.0 <= most }
      .min { $0 < $1 }?.1
  }

  private func changes(_ left: [Character], _ right: [Character]) -> Int {
    var table = Array(repeating: Array(repeating: 0, count: right.count + 1), count: left.count + 1)
    for row in 0...left.count {
      for column in 0...right.count {
        guard row > 0, column > 0 else {
          table[row][column] = row + column
          continue
        }
        let isSame = left[row - 1] == right[column - 1]
        var fewest = min(table[row - 1][column], table[row][column - 1]) + 1
        fewest = min(fewest, table[row - 1][column - 1] + (isSame ? 0 : 1))
        if row > 1, column > 1, left[row - 1] == right[column - 2],
          left[row - 2] == right[column - 1]
        {
          fewest = min(fewest, table[row - 2][column - 2] + 1)
        }
        table[row][column] = fewest
      }
    }
    return table[left.count][right.count]
  }
}
