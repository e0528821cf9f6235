import SourceText
import TemplateSyntax

/// The edits that take an element out of a list, and the mappings around it when nothing else is
/// left in them.
struct EntryRemoval {
  private let list: Node
  /// The mappings around the list, from the inside out, each with its pair on the way to the list.
  private let owners: [(mapping: Node, pair: Node.Pair)]

  init(list: Node, owners: [(mapping: Node, pair: Node.Pair)]) {
    self.list = list
    self.owners = owners
  }

  /// The edits that remove an element; none where that cannot be done without looking.
  func edits(removing position: Int) -> [TextEdit] {
    list.count > 1
      ? removal(of: position, among: list.elements.map(\.range), in: list) : editsRemovingAll
  }

  /// The edits that remove the list; none where that cannot be done without looking.
  var editsRemovingAll: [TextEdit] {
    for (mapping, pair) in owners where mapping.count > 1 {
      let pairs = mapping.pairs
      guard let position = pairs.firstIndex(where: { $0.key == pair.key }) else { return [] }
      return removal(of: position, among: pairs.map(\.range), in: mapping)
    }
    return []
  }

  private func removal(of position: Int, among siblings: [SourceRange], in owner: Node)
    -> [TextEdit]
  {
    let bytes = owner.source.bytes
    let opening = bytes[owner.range.start]
    let range: SourceRange?
    if opening == UInt8(ascii: "[") || opening == UInt8(ascii: "{") {
      range =
        position > 0
        ? SourceRange(siblings[position - 1].end, siblings[position].end)
        : SourceRange(siblings[0].start, siblings[1].start)
    } else {
      range = lines(of: siblings[position], isElement: owner.isSequence, in: bytes)
    }
    return range.map { [TextEdit($0, replacement: "")] } ?? []
  }

  /// The whole lines of an entry; nil when something else stands on the first of them.
  private func lines(of entry: SourceRange, isElement: Bool, in bytes: [UInt8]) -> SourceRange? {
    var start = entry.start
    var dashes = 0
    while start > 0, bytes[start - 1] != 0x0A, bytes[start - 1] != 0x0D {
      start -= 1
      if bytes[start] == UInt8(ascii: "-") {
        dashes += 1
      } else if bytes[start] != 0x20 {
        return nil
      }
    }
    guard dashes == (isElement ? 1 : 0) else { return nil }
    var end = entry.end
    while end < bytes.count, bytes[end] != 0x0A, bytes[end] != 0x0D { end += 1 }
    if end < bytes.count, bytes[end] == 0x0D { end += 1 }
    if end < bytes.count, bytes[end] == 0x0A { end += 1 }
    return SourceRange(start, end)
  }
}
