import SourceText

extension JSONReader {
  /// Reads the number that begins at the current place.
  ///
  /// One that is written against the rules still stands for a number, so reading goes on behind it.
  mutating func readNumber() -> Progress {
    var end = position
    var isFloat = false
    var problem: JSONProblem?
    if bytes[end] == UInt8(ascii: "-") { end += 1 }
    let whole = digits(from: end)
    if whole == end {
      let isFraction = byte(at: end) == UInt8(ascii: ".") && isDigit(at: end + 1)
      problem = isFraction ? .noDigitBeforePoint : .noNumber
    } else if whole > end + 1, bytes[end] == UInt8(ascii: "0") {
      problem = .leadingZero
    }
    end = whole
    if byte(at: end) == UInt8(ascii: ".") {
      isFloat = true
      let fraction = digits(from: end + 1)
      if fraction == end + 1 { problem = problem ?? .noDigitBehindPoint }
      end = fraction
    }
    if byte(at: end) | 0x20 == UInt8(ascii: "e") {
      isFloat = true
      let sign = byte(at: end + 1)
      let start = sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") ? end + 2 : end + 1
      let exponent = digits(from: start)
      if exponent == start { problem = problem ?? .noDigitInExponent }
      end = exponent
    }
    return finishNumber(at: end, isFloat: isFloat, problem)
  }

  private mutating func finishNumber(at end: Int, isFloat: Bool, _ problem: JSONProblem?)
    -> Progress
  {
    let range = SourceRange(position, endOfNumber(from: end))
    guard let problem = range.end > end ? mistake(inNumber: range) : problem else {
      addScalar(isFloat ? .float : .integer, range)
      return .goOn
    }
    guard problem.isReadable else { return stop(problem, at: range) }
    report(problem, at: range)
    addScalar(isFloat ? .float : .integer, range)
    return .goOn
  }

  /// What is wrong with a number that has more behind its digits than a number may have.
  private func mistake(inNumber range: SourceRange) -> JSONProblem {
    if bytes[range.start] == UInt8(ascii: "+"), isDigit(at: range.start + 1) { return .plusSign }
    let digits = bytes[range.start] == UInt8(ascii: "-") ? range.start + 1 : range.start
    if bytes[digits] == UInt8(ascii: "0"), byte(at: digits + 1) | 0x20 == UInt8(ascii: "x") {
      return .notDecimal
    }
    return .noNumber
  }

  private func endOfNumber(from start: Int) -> Int {
    var end = start
    while end < bytes.count {
      switch bytes[end] {
      case UInt8(ascii: "."), UInt8(ascii: "+"), UInt8(ascii: "-"): end += 1
      case let byte where isWord(byte): end += 1
      default: return max(end, min(position + 1, bytes.count))
      }
    }
    return end
  }

  private func digits(from start: Int) -> Int {
    var end = start
    while isDigit(at: end) { end += 1 }
    return end
  }

  private func isDigit(at place: Int) -> Bool {
    byte(at: place) >= UInt8(ascii: "0") && byte(at: place) <= UInt8(ascii: "9")
  }

  /// The byte at a place, 0 behind the end.
  private func byte(at place: Int) -> UInt8 {
    place < bytes.count ? bytes[place] : 0
  }
}
