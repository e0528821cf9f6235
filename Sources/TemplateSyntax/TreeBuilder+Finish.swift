import SourceText

extension TreeBuilder {
  /// The tree of all that was added.
  ///
  /// With `isIncomplete`, the part of the template that reading stopped in is left out, so that
  /// what it lacks is not taken for missing. `mistake` is where reading stopped, if that is known.
  mutating func finish(
    _ language: TemplateLanguage, isIncomplete: Bool, at position: Int, mistake: Int?
  ) -> SyntaxTree {
    let position = isIncomplete ? dropUnfinished(mistake) : position
    while isInside { end(at: position) }
    issues.sort { ($0.range.start, $0.range.end) < ($1.range.start, $1.range.end) }
    return SyntaxTree(
      source: source, language: language, records: records.take(), gap: gap,
      derivedText: derivedText, issues: issues, isIncomplete: isIncomplete)
  }

  /// Removes the entry of a section that is not complete: the resource that a mistake is in, say.
  ///
  /// Gives the place where the last entry that stays ends.
  private mutating func dropUnfinished(_ mistake: Int?) -> Int {
    guard isInside else { return records.count > 0 ? Int(records[0].end) : 0 }
    // The document is the first of `outer`, the root the second, a section the third. What is open
    // as a key is no section.
    let isInSection = depth > 1 && !(outer[1].isMapping && outer[1].children & 1 == 1)
    let level = isInSection ? 2 : 1
    let isOpenInside = depth > level
    let isTouched = !isOpenInside && touchesLastScalar(mistake)
    if isOpenInside {
      current = outer[level]
      outer.removeSubrange(level...)
    }
    let children = Int(current.children)
    let perEntry = current.isMapping ? 2 : 1
    var kept = children / perEntry
    if isOpenInside || isTouched, children.isMultiple(of: perEntry) { kept -= 1 }
    var child = current.index + 1
    var end = Int(records[current.index].start)
    for _ in 0..<max(kept, 0) * perEntry {
      end = Int(records[child].end)
      child = Int(records[child].next)
    }
    records.removeAll(from: child)
    current.children = UInt32(max(kept, 0) * perEntry)
    current.closesCall = false
    return end
  }

  /// Whether a mistake is on the line of the last scalar, which may then not be what was meant.
  private func touchesLastScalar(_ mistake: Int?) -> Bool {
    guard let mistake, let last = records.last, Int(last.end) <= mistake,
      last.kind != .mapping, last.kind != .sequence
    else { return false }
    let around = records[Int(last.parent)]
    let parent = around.flags.contains(.shortForm) ? around.parent : last.parent
    guard parent == current.index else { return false }
    return !bytes[Int(last.end)..<min(mistake, bytes.count)].contains {
      $0 == 0x0A || $0 == 0x0D || $0 == UInt8(ascii: ",")
    }
  }
}
