import SourceText

extension TreeBuilder {
  mutating func finishMapping(_ index: Int) {
    records.start[index].content = current.keySigns.folded
    if current.merges { records.start[index].flags.insert(.merges) }
    if current.children == 2 {
      let key = records[index + 1]
      guard key.kind == .string else { return }
      let function = withText(of: key) { FunctionName(key: $0) }
      records.start[index].function = function?.rawValue ?? 0
      if function == nil, withText(of: key, Self.isWrittenLikeFunction) { reportFunction(key) }
    } else if current.mayRepeatKey {
      findDuplicateKeys(index)
    }
  }

  private static func isWrittenLikeFunction(_ key: UnsafeBufferPointer<UInt8>) -> Bool {
    // Rain replaces its own before CloudFormation sees them: <https://github.com/aws-cloudformation/rain>
    ByteSearch.has("Fn::", in: key, at: 0) && !ByteSearch.has("Fn::ForEach", in: key, at: 0)
      && !ByteSearch.has("Fn::Rain::", in: key, at: 0)
  }

  private mutating func reportFunction(_ key: Record) {
    let name = withText(of: key) { String(decoding: $0, as: UTF8.self) }
    let nearest = NearestName.nearest(to: name, among: FunctionName.allCases.map(\.key))
    issues.append(
      SyntaxIssue(
        .unknownFunction, "CloudFormation has no function `\(name)`", at: key.range,
        help: nearest.map { "write `\($0)`" } ?? "call a function that CloudFormation has"))
  }

  mutating func findDuplicateKeys(_ mapping: Int) {
    keys.removeAll(keepingCapacity: true)
    var child = mapping + 1
    while child < records.count {
      let key = records[child]
      let isScalar = key.kind != .alias && key.kind.rawValue >= Record.Kind.string.rawValue
      if isScalar, !isMergeKey(key) { keys.append(child) }
      child = Int(records[Int(key.next)].next)
    }
    let fewKeys = 12
    if keys.count <= fewKeys { compareFewKeys() } else { compareManyKeys() }
  }

  private mutating func compareFewKeys() {
    var later = 1
    while later < keys.count {
      let key = records[keys[later]]
      var first = 0
      while first < later {
        if records[keys[first]].count == key.count, sameText(records[keys[first]], key) {
          reportDuplicate(first: keys[first], later: keys[later])
          break
        }
        first += 1
      }
      later += 1
    }
  }

  /// Finds equal keys with a table of hashes that is at most half full.
  private mutating func compareManyKeys() {
    var size = 32
    while size < keys.count * 2 { size *= 2 }
    var table = [Int](repeating: -1, count: size)
    search: for key in keys {
      var hasher = Hasher()
      withText(of: records[key]) { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
      var slot = hasher.finalize() & (size - 1)
      while table[slot] >= 0 {
        if sameText(records[table[slot]], records[key]) {
          reportDuplicate(first: table[slot], later: key)
          continue search
        }
        slot = (slot + 1) & (size - 1)
      }
      table[slot] = key
    }
  }

  private mutating func reportDuplicate(first: Int, later: Int) {
    let name = withText(of: records[later]) { String(decoding: $0, as: UTF8.self) }
    issues.append(
      SyntaxIssue(
        .duplicateKey(first: records[first].range),
        "key `\(name)` stands twice in one mapping",
        at: records[later].range,
        help: "remove one of them, or give it another name"
      )
    )
  }

  private func isMergeKey(_ key: Record) -> Bool {
    key.count == 2 && !key.flags.contains(.quoted)
      && withText(of: key) { $0[0] == UInt8(ascii: "<") && $0[1] == UInt8(ascii: "<") }
  }

  private func sameText(_ left: Record, _ right: Record) -> Bool {
    left.count == right.count
      && withText(of: left) { left in withText(of: right) { ByteSearch.areEqual(left, $0) } }
  }

  @inline(__always)
  private func withText<Result>(
    of record: Record, _ body: (UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result {
    let range = Int(record.content)..<Int(record.content + record.count)
    guard record.flags.contains(.derived) else {
      return body(UnsafeBufferPointer(rebasing: bytes[range]))
    }
    return derivedText.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[range])) }
  }
}
