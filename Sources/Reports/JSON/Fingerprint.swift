import Linting
import TemplateSyntax

/// Names findings so that they are known again in a later report: by rule, place in the template
/// and words, but not by line, which moves with every edit above it.
struct Fingerprinter {
  /// How often each combination was met, to tell repeats apart.
  private var counts: [UInt64: Int] = [:]

  /// The name of the next finding: 16 hexadecimal digits, and which one of its kind it is.
  mutating func fingerprint(of diagnostic: Diagnostic, in file: String = "") -> String {
    var hash = FNV1a()
    hash.combine(file)
    hash.combine(diagnostic.rule)
    for component in diagnostic.path { hash.combine(component.description) }
    hash.combine(diagnostic.message)
    let count = counts[hash.value, default: 0] + 1
    counts[hash.value] = count
    let digits = String(hash.value, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits + ":\(count)"
  }
}

/// The 64-bit FNV-1a hash, which unlike Swift's `Hasher` gives the same value in every run.
private struct FNV1a {
  private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

  /// Takes in a text and the fact that it ends here.
  mutating func combine(_ text: String) {
    for byte in text.utf8 { combine(byte) }
    combine(0xFF)
  }

  private mutating func combine(_ byte: UInt8) {
    value = (value ^ UInt64(byte)) &* 0x100_0000_01B3
  }
}
