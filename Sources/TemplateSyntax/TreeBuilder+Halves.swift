import SourceText

extension TreeBuilder {
  /// Whether nothing was found that is a mistake or that something elsewhere may refer to.
  var isSelfContained: Bool { issues.isEmpty && anchors.isEmpty }

  /// Whether a record is a mapping that is written neither with a tag nor in braces.
  func isBlockMapping(_ index: Int) -> Bool {
    let record = records[index]
    return record.kind == .mapping && !record.flags.contains(.shortForm) && record.count > 0
      && records[index + 1].start == record.start
  }

  /// Adds the second half of a document, whose records stand further on in the memory of those added
  /// so far, and whose first entries belong to the last section so far; false when that section does
  /// not go on there, or a key would be in a mapping twice.
  mutating func append(_ half: SecondHalf, indentation: Int) -> Bool {
    guard records.count > 0, isBlockMapping(0), column(of: 1) == 0 else { return false }
    let section = lastValue(of: 0)
    guard isBlockMapping(section), column(of: section + 1) == indentation else { return false }
    gap = records.count..<half.firstEntry
    records.extend(to: half.places.upperBound)
    skipGap(below: section)
    adopt(from: half.firstEntry, to: Int(records[half.section].next), into: section, shared: 0)
    adopt(from: Int(records[half.section].next), to: records.count, into: 0, shared: 1)
    extend(section, by: records[half.section])
    extend(0, by: records[half.root])
    takeDerivedText(of: half)
    findDuplicateKeys(section)
    findDuplicateKeys(0)
    return issues.isEmpty
  }

  /// Lets what ends before the gap lead to what begins behind it.
  private mutating func skipGap(below section: Int) {
    var last = gap.lowerBound - 1
    while last > section {
      records.start[last].next = UInt32(gap.upperBound)
      last = Int(records[last].parent)
    }
  }

  /// Makes pairs of the second half the last ones of a mapping, which has some of them already.
  private mutating func adopt(from first: Int, to end: Int, into mapping: Int, shared: UInt32) {
    let entries = records[mapping].count / 2 - shared
    var child = first
    while child < end {
      records.start[child].parent = UInt32(mapping)
      records.start[child].ordinal += entries
      child = Int(records[child].next)
    }
    records.start[mapping].count = 2 * entries
  }

  /// Makes a mapping end where its part in the second half ends.
  private mutating func extend(_ index: Int, by part: Record) {
    records.start[index].end = part.end
    records.start[index].count += part.count
    records.start[index].next = part.next
    records.start[index].content |= part.content
    if part.flags.contains(.merges) { records.start[index].flags.insert(.merges) }
    // A mapping calls a function only when it has one entry.
    if records[index].count > 2 { records.start[index].function = 0 }
  }

  private mutating func takeDerivedText(of half: SecondHalf) {
    let start = UInt32(derivedText.count)
    derivedText += half.derivedText
    for index in half.firstEntry..<half.places.upperBound
    where records[index].flags.has(.derived) {
      records.start[index].content += start
    }
  }

  private func lastValue(of mapping: Int) -> Int {
    var value = Int(records[mapping + 1].next)
    while records[value].next < records[mapping].next {
      value = Int(records[Int(records[value].next)].next)
    }
    return value
  }

  /// How many spaces stand before a record on its line; -1 when something else does.
  private func column(of index: Int) -> Int {
    let start = Int(records[index].start)
    var line = start
    while line > 0, bytes[line - 1] == UInt8(ascii: " ") { line -= 1 }
    return line == 0 || bytes[line - 1] == 0x0A ? start - line : -1
  }
}
