/// The way to a property of a resource, such as `ContainerDefinitions.*.Image`.
package struct PropertyPath: Hashable, Sendable {
  /// A step of the way.
  package enum Step: Hashable, Sendable {
    /// The value under a key.
    case key(String)
    /// Every element of a list, or every value of a mapping.
    case each
  }

  /// The keys from the resource's properties inwards, with dots between them; `*` for every element.
  ///
  /// A path is read while it is walked: most end at a literal after one or two plain mappings.
  package let text: String

  /// The steps, from the resource's properties inwards.
  package var steps: [Step] { steps(from: 0) }

  /// The steps behind so many bytes of the text.
  func steps(from start: Int) -> [Step] {
    var text = text
    return text.withUTF8 { bytes in
      var steps: [Step] = []
      var position = start
      while let step = Self.step(in: bytes, from: &position) {
        steps.append(
          step.isEach
            ? .each
            : .key(String(decoding: UnsafeBufferPointer(rebasing: bytes[step.key]), as: UTF8.self)))
      }
      return steps
    }
  }

  /// Whether the path has a `*` behind so many bytes of its text.
  func asksForElements(from start: Int) -> Bool {
    var text = text
    return text.withUTF8 { bytes in
      var position = start
      while let step = Self.step(in: bytes, from: &position) {
        if step.isEach { return true }
      }
      return false
    }
  }

  /// The next step of a path, and moves behind it; nil at the end.
  static func step(in bytes: UnsafeBufferPointer<UInt8>, from position: inout Int)
    -> (key: Range<Int>, isEach: Bool)?
  {
    guard position < bytes.count else { return nil }
    let isQuoted = bytes[position] == UInt8(ascii: "\"")
    let start = isQuoted ? position + 1 : position
    let last = isQuoted ? UInt8(ascii: "\"") : UInt8(ascii: ".")
    var end = start
    while end < bytes.count, bytes[end] != last { end += 1 }
    position = isQuoted ? end + 2 : end + 1
    let isEach = !isQuoted && end == start + 1 && bytes[start] == UInt8(ascii: "*")
    return (start..<end, isEach)
  }
}

extension PropertyPath: ExpressibleByStringLiteral, CustomStringConvertible {
  /// A way written with dots, `*` for every element.
  package init(stringLiteral value: String) {
    text = value
  }

  /// A way written with dots, `*` for every element; a key that has dots itself stands in quotes,
  /// as in `Parameters."rds.force_ssl"`.
  package init(written text: String) {
    self.text = text
  }

  /// The way to what stands under one key.
  package init(key: String) {
    text = key.contains(".") ? "\"\(key)\"" : key
  }

  package var description: String { text }
}
