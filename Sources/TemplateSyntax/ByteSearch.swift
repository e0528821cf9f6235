#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Searches bytes as fast as the C library can.
enum ByteSearch {
  /// The offset of the first `byte` from a place on, or the end.
  static func first(_ byte: UInt8, in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    guard start < bytes.count, let base = bytes.baseAddress,
      let found = memchr(base + start, Int32(byte), bytes.count - start)
    else { return bytes.count }
    return UnsafeRawPointer(found) - UnsafeRawPointer(base)
  }

  /// The offset of the first place from `start` on where a text stands; nil when there is none.
  static func first(
    _ text: StaticString, in bytes: UnsafeBufferPointer<UInt8>, from start: Int
  ) -> Int? {
    let wanted = UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
    let last = wanted.count - 1
    var position = first(wanted[0], in: bytes, from: start)
    while position + last < bytes.count {
      // A comparison by the C library costs a call, and the last byte is mostly another.
      if bytes[position + last] == wanted[last], has(text, in: bytes, at: position) {
        return position
      }
      position = first(wanted[0], in: bytes, from: position + 1)
    }
    return nil
  }

  /// The offset of the first byte that is not ASCII from a place on, or the end.
  static func firstNonASCII(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    let words = UnsafeRawBufferPointer(bytes)
    var position = start
    while position + 8 <= bytes.count {
      let word = words.loadUnaligned(fromByteOffset: position, as: UInt64.self)
      if word & 0x8080_8080_8080_8080 != 0 { break }
      position += 8
    }
    while position < bytes.count, bytes[position] < 0x80 { position += 1 }
    return position
  }

  /// Whether two buffers of the same length hold the same bytes.
  @inline(__always)
  static func areEqual(
    _ left: UnsafeBufferPointer<UInt8>, _ right: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    guard let start = left.baseAddress, let other = right.baseAddress else { return true }
    return memcmp(start, other, left.count) == 0
  }

  /// Whether the bytes at a place are those of `text`.
  static func has(
    _ text: StaticString, in bytes: UnsafeBufferPointer<UInt8>, at start: Int
  ) -> Bool {
    guard start + text.utf8CodeUnitCount <= bytes.count, let base = bytes.baseAddress
    else { return false }
    return memcmp(base + start, text.utf8Start, text.utf8CodeUnitCount) == 0
  }
}
