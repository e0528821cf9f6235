import SourceText

extension TreeBuilder {
  mutating func openAnchor(_ name: String, at index: Int) {
    anchors[name] = Anchor(index: index, isOpen: true, size: 0, height: 0)
    openAnchors[index] = name
    current.hasAnchor = true
  }

  mutating func closeAnchor(at index: Int) {
    // The same name may have been given to a node inside: what comes last holds.
    guard let name = openAnchors.removeValue(forKey: index), anchors[name]?.index == index
    else { return }
    anchors[name] = Anchor(
      index: index, isOpen: false, size: records.count - index + current.aliased,
      height: current.height)
  }

  mutating func alias(_ name: String, _ range: SourceRange) {
    guard let anchor = usableAnchor(name, range) else {
      scalar(.null, range, content: .written(start: range.start, count: 0))
      return
    }
    aliasedNodes += anchor.size
    if current.isMapping, current.children & 1 == 0, anchor.height > 0 { reportKey(range) }
    _ = append(.alias, range.start, range.end, content: anchor.index)
    current.aliased += anchor.size - 1
    current.height = max(current.height, anchor.height + 1)
  }

  private mutating func usableAnchor(_ name: String, _ range: SourceRange) -> Anchor? {
    guard let anchor = anchors[name] else {
      issues.append(
        SyntaxIssue(
          .malformed, "alias `*\(name)` names no anchor before it", at: range,
          help: "define the anchor `&\(name)` before its first alias"))
      return nil
    }
    guard !anchor.isOpen else {
      issues.append(
        SyntaxIssue(
          .malformed, "alias `*\(name)` stands inside the node that it names", at: range,
          help: "remove the alias, or anchor a part that does not hold it"))
      return nil
    }
    guard depth + anchor.height <= Self.deepestNesting else {
      reportNesting(at: range)
      return nil
    }
    guard aliasedNodes + anchor.size <= Self.mostAliasedNodes else {
      if aliasedNodes <= Self.mostAliasedNodes {
        issues.append(
          SyntaxIssue(
            .malformed,
            "the aliases up to here stand for more than \(Self.mostAliasedNodes) nodes",
            at: range, help: "write fewer aliases of aliases"))
        aliasedNodes = Self.mostAliasedNodes + 1
      }
      return nil
    }
    return anchor
  }
}
