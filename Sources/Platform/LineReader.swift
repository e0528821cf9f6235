/// Reads standard input line by line, without ever holding more than one line.
package struct LineReader: Sendable {
  /// A line without its end.
  package enum Line: Hashable, Sendable {
    case bytes([UInt8])
    /// More bytes than are held; they were passed over.
    case tooLong
  }

  /// The bytes that were received and not handed on, from `start`.
  private var buffer: [UInt8] = []
  private var start = 0
  private var isAtEnd = false
  private let longest: Int

  private static let blockSize = 1 << 16

  /// A reader that passes over lines of more bytes than `longest`.
  package init(longest: Int) {
    self.longest = longest
  }

  /// The next line; nil at the end.
  package mutating func next() throws(Files.Problem) -> Line? {
    var searched = start
    var isTooLong = false
    while true {
      if let end = lineFeed(from: searched) {
        defer { start = end + 1 }
        return isTooLong || end - start > longest ? .tooLong : .bytes(Array(buffer[start..<end]))
      }
      if buffer.count - start > longest {
        isTooLong = true
        start = buffer.count
      }
      if isAtEnd {
        guard start < buffer.count || isTooLong else { return nil }
        defer { start = buffer.count }
        return isTooLong ? .tooLong : .bytes(Array(buffer[start...]))
      }
      buffer.removeFirst(start)
      start = 0
      searched = buffer.count
      let received = try Files.readStandardInput(atMost: Self.blockSize)
      isAtEnd = received.isEmpty
      buffer += received
    }
  }

  private func lineFeed(from position: Int) -> Int? {
    buffer.withUnsafeBytes { bytes in
      guard position < bytes.count, let base = bytes.baseAddress,
        let found = memchr(base + position, 0x0A, bytes.count - position)
      else { return nil }
      return base.distance(to: UnsafeRawPointer(found))
    }
  }
}
