internal import CLibYAML
import Platform
import SourceText

extension YAMLReader {
  /// Reads the lines from about a place on beside those before it, and puts the two together.
  ///
  /// libyaml takes most of the time that a large template needs, and reads one character after the
  /// other. Nearly all large templates are block mappings of sections, which are block mappings of
  /// entries, so that what stands before and behind the line of an entry can be read for itself: the
  /// second half as entries of a section without a name. Gives nil wherever that might not be what
  /// the whole document says, a mistake in it included: it is then read from the beginning.
  static func readHalves(
    of source: SourceText, _ bytes: UnsafeBufferPointer<UInt8>, from place: Int
  ) -> SyntaxTree? {
    guard let line = EntryLine.first(in: bytes, from: place) else { return nil }
    // Both halves write into one memory, so that nothing has to be moved; what is not written to
    // costs nothing. A record for each four bytes is more than nearly all templates have.
    let middle = line.start / 4 + 16
    let capacity = middle + (bytes.count - line.start) / 4 + 16
    let memory = UnsafeMutablePointer<Record>.allocate(capacity: capacity)
    guard let tree = readHalves(of: source, bytes, line, memory, middle, capacity) else {
      memory.deallocate()
      return nil
    }
    return tree
  }

  private static func readHalves(
    of source: SourceText, _ bytes: UnsafeBufferPointer<UInt8>, _ line: EntryLine,
    _ memory: UnsafeMutablePointer<Record>, _ middle: Int, _ capacity: Int
  ) -> SyntaxTree? {
    var reader = YAMLReader(source, bytes, upTo: line.start, RecordList(0..<middle, of: memory))
    nonisolated(unsafe) let (bytes, memory) = (bytes, memory)
    let (isComplete, second) = Threads.both {
      reader.readAll()
    } and: {
      CrashReport.begin(source.name)
      return SecondHalf.read(source, bytes, from: line, into: memory, middle..<capacity)
    }
    guard isComplete, let second, !reader.isMarked, reader.builder.isSelfContained,
      reader.builder.append(second, indentation: line.indentation)
    else { return nil }
    return reader.finish(isIncomplete: false)
  }
}

/// The line of an entry of a section in a block mapping: of a resource, say.
struct EntryLine {
  /// The first byte of the line.
  let start: Int
  /// How many spaces stand before the entry.
  let indentation: Int

  /// The first line from a place on that looks like that of an entry which is not the first of its
  /// section; nil when the next quarter of the document has none.
  static func first(in bytes: UnsafeBufferPointer<UInt8>, from place: Int) -> EntryLine? {
    var indentation: Int?
    var line = 0
    while line < min(bytes.count, place + bytes.count / 4) {
      var first = line
      while first < bytes.count, bytes[first] == UInt8(ascii: " ") { first += 1 }
      if first < bytes.count, !isBlank(bytes[first]) {
        let column = first - line
        if column == 0 {
          indentation = nil
        } else if indentation == nil {
          indentation = column
        } else if line >= place, column == indentation, isLetterOrDigit(bytes[first]) {
          return EntryLine(start: line, indentation: column)
        }
      }
      line = ByteSearch.first(0x0A, in: bytes, from: first) + 1
    }
    return nil
  }

  /// Whether a line that begins with a byte has nothing on it, or a comment.
  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x0A || byte == 0x0D || byte == UInt8(ascii: "#")
  }

  private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: false
    }
  }
}

/// The second half of a document: a root, the key of a section that is not written, that section, and
/// what is in both.
struct SecondHalf: Sendable {
  /// Where its records are.
  let places: Range<Int>
  let derivedText: [UInt8]

  /// Where the record of its root is, and that of the section.
  var root: Int { places.lowerBound }
  var section: Int { root + 2 }
  /// Where the record of the first entry of the section is.
  var firstEntry: Int { section + 1 }

  /// What libyaml is given to read before the line of the entry.
  private static let opening: StaticString = "_:\n"

  /// What libyaml still has to read.
  private struct Input {
    let source: UnsafeBufferPointer<UInt8>
    var position: Int
    var isOpened = false

    mutating func fill(_ buffer: UnsafeMutablePointer<UInt8>, _ size: Int) -> Int {
      guard isOpened else {
        isOpened = true
        buffer.update(from: opening.utf8Start, count: opening.utf8CodeUnitCount)
        return opening.utf8CodeUnitCount
      }
      let count = min(size, source.count - position)
      guard count > 0, let start = source.baseAddress else { return 0 }
      buffer.update(from: start + position, count: count)
      position += count
      return count
    }
  }

  /// Reads the lines from that of an entry on into some places of memory; nil where they cannot be
  /// read for themselves.
  static func read(
    _ source: SourceText, _ bytes: UnsafeBufferPointer<UInt8>, from line: EntryLine,
    into memory: UnsafeMutablePointer<Record>, _ places: Range<Int>
  ) -> SecondHalf? {
    var reader = YAMLReader(
      source, bytes, from: line.start, behind: opening.utf8CodeUnitCount,
      RecordList(places, of: memory))
    var input = Input(source: bytes, position: line.start)
    let isComplete = withUnsafeMutablePointer(to: &input) { input in
      reader.readAll { parser in
        yaml_parser_set_input(
          parser,
          { input, buffer, size, count in
            guard let input, let buffer else { return 0 }
            count?.pointee = input.assumingMemoryBound(to: Input.self).pointee.fill(buffer, size)
            return 1
          }, input)
      }
    }
    let half = SecondHalf(
      places: places.lowerBound..<reader.builder.records.count,
      derivedText: reader.builder.derivedText)
    guard isComplete, reader.builder.isSelfContained, half.places.count > 3,
      reader.builder.isBlockMapping(half.section)
    else { return nil }
    return half
  }
}
