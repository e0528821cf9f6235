extension Node {
  /// The text of a scalar, unescaped and unfolded; empty for a mapping, a sequence and null.
  package var text: String {
    withUTF8 { String(decoding: $0, as: UTF8.self) }
  }

  /// Whether the text of a scalar is `other`, without making a string of it.
  package func textIs(_ other: String) -> Bool {
    let bytes = utf8
    guard bytes.count == other.utf8.count else { return false }
    var other = other
    return other.withUTF8 { ByteSearch.areEqual($0, bytes) }
  }

  /// The whole number that a scalar stands for, written as a number or as a quoted one.
  ///
  /// CloudFormation turns a string that looks like a number into one where one is needed.
  package var integer: Int? {
    guard isScalar, !isNull else { return nil }
    return withUTF8 { $0.shortWholeNumber } ?? Int(wholeNumber: text)
  }

  /// The number that a scalar stands for, written as a number or as a quoted one.
  package var number: Double? {
    guard isScalar, !isNull else { return nil }
    if let whole = withUTF8({ $0.shortWholeNumber }) { return Double(whole) }
    let text = text
    if let whole = Int(wholeNumber: text) { return Double(whole) }
    guard let first = text.utf8.first, first < UInt8(ascii: ":"),
      let number = Double(text), number.isFinite
    else { return nil }
    return number
  }

  /// The truth value that a scalar stands for: `true` or `false`, in any case and also in quotes,
  /// and in YAML the unquoted words of YAML 1.1 (`yes`, `no`, `on`, `off`).
  package var boolean: Bool? {
    guard isScalar, !isNull else { return nil }
    return withUTF8 { bytes in
      switch bytes.count {
      case 4 where bytes.equalsIgnoringCase("true"): true
      case 5 where bytes.equalsIgnoringCase("false"): false
      case 2...3 where record.kind == .boolean:
        bytes.equalsIgnoringCase("yes") || bytes.equalsIgnoringCase("on")
      default: nil
      }
    }
  }

  /// Gives the text of a scalar as UTF-8 bytes; no bytes for a mapping, a sequence and null.
  @inlinable
  package func withUTF8<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    body(utf8)
  }

  /// The text of a scalar as UTF-8 bytes, which stay where they are as long as the tree does; no
  /// bytes for a mapping, a sequence and null.
  @inlinable
  package var utf8: UnsafeBufferPointer<UInt8> {
    let record = record
    switch record.kind {
    case .mapping, .sequence, .null, .alias: return UnsafeBufferPointer(start: nil, count: 0)
    case .string, .integer, .float, .boolean: return storage.pointee.text(of: record)
    }
  }
}

extension Int {
  /// The number that a text writes: decimal digits with an optional sign, and a fraction of zeros.
  init?(wholeNumber text: String) {
    guard let first = text.utf8.first, first < UInt8(ascii: ":") else { return nil }
    if let number = Int(text) {
      self = number
      return
    }
    guard let number = Double(text), number.rounded() == number, abs(number) < 9e15 else {
      return nil
    }
    self = Int(number)
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// The number that at most 15 decimal digits write, as nearly all numbers in templates are; nil for
  /// any other text.
  package var shortWholeNumber: Int? {
    guard (1...15).contains(count) else { return nil }
    var number = 0
    for byte in self {
      guard byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") else { return nil }
      number = number * 10 + Int(byte - UInt8(ascii: "0"))
    }
    return number
  }

  /// Whether the bytes are the letters of `word`, which is in lower case, in any case.
  func equalsIgnoringCase(_ word: StaticString) -> Bool {
    guard count == word.utf8CodeUnitCount else { return false }
    return word.withUTF8Buffer { letters in
      zip(self, letters).allSatisfy { $0 | 0x20 == $1 }
    }
  }
}

extension Node {
  /// Whether the node is a text with a whole dynamic reference, such as `{{resolve:ssm:name}}`.
  package var holdsDynamicReference: Bool {
    guard isScalar else { return false }
    return withUTF8 { bytes in
      guard let begin = ByteSearch.first("{{resolve:", in: bytes, from: 0) else { return false }
      return ByteSearch.first("}}", in: bytes, from: begin) != nil
    }
  }
}
