/// The digest that manifests name files by, for holding the committed tables against it.
///
/// Source: <https://doi.org/10.6028/NIST.FIPS.180-4>
enum SHA256 {
  /// The digest of some bytes in hexadecimal digits.
  static func hexadecimal(of bytes: UnsafeRawBufferPointer) -> String {
    var state = start
    var tail = Array(bytes.suffix(bytes.count % 64))
    for block in stride(from: 0, to: bytes.count - tail.count, by: 64) {
      add(UnsafeRawBufferPointer(rebasing: bytes[block..<block + 64]), to: &state)
    }
    tail.append(0x80)
    while tail.count % 64 != 56 { tail.append(0) }
    withUnsafeBytes(of: UInt64(bytes.count * 8).bigEndian) { tail += $0 }
    tail.withUnsafeBytes { tail in
      for block in stride(from: 0, to: tail.count, by: 64) {
        add(UnsafeRawBufferPointer(rebasing: tail[block..<block + 64]), to: &state)
      }
    }
    return state.map { word in
      let digits = String(word, radix: 16)
      return String(repeating: "0", count: 8 - digits.count) + digits
    }.joined()
  }

  /// The leading bits of the square roots of the first 8 primes.
  private static let start = primes.prefix(8).map { fraction(of: Double($0).squareRoot()) }
  /// The leading bits of the cube roots of the first 64 primes.
  private static let constants = primes.map { fraction(ofCubeRoot: $0) }

  private static let primes: [UInt64] = {
    var primes: [UInt64] = []
    var number: UInt64 = 2
    while primes.count < 64 {
      if primes.allSatisfy({ number % $0 != 0 }) { primes.append(number) }
      number += 1
    }
    return primes
  }()

  private static func fraction(of root: Double) -> UInt32 {
    UInt32(truncatingIfNeeded: UInt64(root * 0x1p32))
  }

  /// The largest number whose cube is at most the prime, counted in parts of 2 to the power of 32.
  private static func fraction(ofCubeRoot prime: UInt64) -> UInt32 {
    var root: UInt128 = 0
    for bit in (0..<36).reversed() {
      let next = root | 1 << UInt128(bit)
      if next * next * next <= UInt128(prime) << 96 { root = next }
    }
    return UInt32(truncatingIfNeeded: root)
  }

  private static func add(_ block: UnsafeRawBufferPointer, to state: inout [UInt32]) {
    var words = (0..<16).map {
      UInt32(bigEndian: block.loadUnaligned(fromByteOffset: 4 * $0, as: UInt32.self))
    }
    for index in 16..<64 {
      let early = words[index - 15]
      let late = words[index - 2]
      words.append(
        words[index - 16] &+ (turned(early, 7) ^ turned(early, 18) ^ early >> 3)
          &+ words[index - 7] &+ (turned(late, 17) ^ turned(late, 19) ^ late >> 10))
    }
    var now = state
    for (word, constant) in zip(words, constants) {
      let choice = now[4] & now[5] ^ ~now[4] & now[6]
      let majority = now[0] & now[1] ^ now[0] & now[2] ^ now[1] & now[2]
      let first =
        now[7] &+ (turned(now[4], 6) ^ turned(now[4], 11) ^ turned(now[4], 25)) &+ choice
        &+ constant &+ word
      let second = (turned(now[0], 2) ^ turned(now[0], 13) ^ turned(now[0], 22)) &+ majority
      now = [first &+ second, now[0], now[1], now[2], now[3] &+ first, now[4], now[5], now[6]]
    }
    for index in 0..<8 { state[index] &+= now[index] }
  }

  private static func turned(_ word: UInt32, _ bits: UInt32) -> UInt32 {
    word >> bits | word << (32 - bits)
  }
}
