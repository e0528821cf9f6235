import Linting
import SourceText
import TemplateSyntax

/// Names findings so that they are known again in a later report: by rule, place in the template
/// and words, but not by line, which moves with every edit above it.
struct Fingerprinter {
  /// How often each combination was met, to tell repeats apart.
  private var counts: [UInt64: Int] = [:]

  /// The name of the next finding: 16 hexadecimal digits, and which one of its kind it is.
  mutating func fingerprint(of diagnostic: Diagnostic, in file: String = "") -> String {
    var hash = StableHash()
    hash.combine(file)
    hash.combine(diagnostic.rule)
    for component in diagnostic.path { hash.combine(component.description) }
    hash.combine(diagnostic.message)
    let count = counts[hash.value, default: 0] + 1
    counts[hash.value] = count
    return hash.digits + ":\(count)"
  }
}
