package import SourceText

/// A YAML comment.
package struct Comment: Hashable, Sendable {
  /// From the `#` to the end of the line.
  package let range: SourceRange
  /// What is written there, the `#` included.
  package let text: String
}

extension SyntaxTree {
  /// The comments of a YAML template in order, found when they are asked for; JSON has none.
  ///
  /// Where reading stopped, comments stop too.
  package var comments: [Comment] {
    guard language == .yaml else { return [] }
    return source.bytes.withUnsafeBufferPointer { bytes in
      let end = endOfReading(bytes.count)
      var comments: [Comment] = []
      var record = 0
      var position = ByteSearch.first(UInt8(ascii: "#"), in: bytes, from: 0)
      while position < end {
        if let scalarEnd = endOfScalar(around: position, from: &record, in: bytes) {
          position = ByteSearch.first(UInt8(ascii: "#"), in: bytes, from: scalarEnd)
          continue
        }
        guard isCommentStart(position, in: bytes) else {
          position = ByteSearch.first(UInt8(ascii: "#"), in: bytes, from: position + 1)
          continue
        }
        let range = SourceRange(position, endOfLine(from: position, in: bytes))
        comments.append(Comment(range: range, text: source.text(in: range)))
        position = ByteSearch.first(UInt8(ascii: "#"), in: bytes, from: range.end)
      }
      return comments
    }
  }

  /// Whether some line has a text behind a `#`: a quick look at the bytes, before anybody asks for
  /// ``comments``.
  package func mayContainComments(with text: StaticString) -> Bool {
    guard language == .yaml else { return false }
    return source.bytes.withUnsafeBufferPointer { bytes in
      var position = ByteSearch.first(UInt8(ascii: "#"), in: bytes, from: 0)
      while position < bytes.count {
        let end = endOfLine(from: position, in: bytes)
        while position < end {
          if ByteSearch.has(text, in: bytes, at: position),
            position + text.utf8CodeUnitCount <= end
          {
            return true
          }
          position += 1
        }
        position = ByteSearch.first(UInt8(ascii: "#"), in: bytes, from: end)
      }
      return false
    }
  }

  /// The end of what the tree tells about: a second document or what stands behind a mistake may
  /// hold texts that look like comments.
  private func endOfReading(_ count: Int) -> Int {
    if isIncomplete { return records.first.map { Int($0.end) } ?? issues.first?.range.start ?? 0 }
    return issues.first { $0.kind == .severalDocuments }?.range.start ?? count
  }

  /// The end of the scalar whose text a place is in, if it is in one.
  ///
  /// Places come in ascending order; `record` is where the search begins.
  private func endOfScalar(
    around position: Int, from record: inout Int, in bytes: UnsafeBufferPointer<UInt8>
  ) -> Int? {
    let gap = storage.pointee.gap
    while record < records.count {
      if record == gap.lowerBound, !gap.isEmpty { record = gap.upperBound }
      let candidate = records[record]
      let isScalar = candidate.kind.rawValue >= Record.Kind.string.rawValue
      if isScalar, Int(candidate.end) > position {
        guard Int(candidate.start) <= position else { return nil }
        let isBlock = candidate.flags.contains(.block)
        if isBlock, position < endOfLine(from: Int(candidate.start), in: bytes) { return nil }
        return Int(candidate.end)
      }
      record += 1
    }
    return nil
  }

  private func isCommentStart(_ position: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard position > 0 else { return true }
    switch bytes[position - 1] {
    case 0x20, 0x09, 0x0A, 0x0D: return true
    case 0xBF: return position == 3 && bytes.starts(with: [0xEF, 0xBB, 0xBF])
    default: return false
    }
  }

  private func endOfLine(from start: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Int {
    var end = ByteSearch.first(0x0A, in: bytes, from: start)
    // A carriage return alone ends a line too.
    end = ByteSearch.first(0x0D, in: UnsafeBufferPointer(rebasing: bytes[..<end]), from: start)
    return end
  }
}
