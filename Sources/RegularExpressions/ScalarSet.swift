/// A set of Unicode scalars, as a class such as `[a-z\d]` writes it.
struct ScalarSet {
  private var ranges: [ClosedRange<UInt32>] = []
  private var properties: [Property] = []
  private var isInverted = false

  /// A property of scalars, such as `\p{L}`.
  struct Property {
    var name: String
    var isNegated: Bool
  }

  init(_ ranges: [ClosedRange<UInt32>] = [], isInverted: Bool = false) {
    self.ranges = ranges
    self.isInverted = isInverted
  }

  /// A set of one scalar.
  init(_ scalar: UInt32) {
    ranges = [scalar...scalar]
  }

  /// The scalars with a property, or nil when there is no such property.
  init?(property name: String, isNegated: Bool) {
    guard Self.isKnown(property: name) else { return nil }
    properties = [Property(name: name, isNegated: isNegated)]
  }

  static let digits = ScalarSet([0x30...0x39])
  static let wordScalars = ScalarSet([0x30...0x39, 0x41...0x5A, 0x5F...0x5F, 0x61...0x7A])
  static let spaces = ScalarSet([
    0x09...0x0D, 0x20...0x20, 0xA0...0xA0, 0x1680...0x1680, 0x2000...0x200A, 0x2028...0x2029,
    0x202F...0x202F, 0x205F...0x205F, 0x3000...0x3000, 0xFEFF...0xFEFF,
  ])
  static let lineEnds = ScalarSet([0x0A...0x0A, 0x0D...0x0D, 0x2028...0x2029])

  /// All other scalars; only of a set of ranges or of one property.
  var inverted: ScalarSet {
    var other = self
    other.isInverted.toggle()
    return other
  }

  /// The set with both cases of each of its ASCII letters.
  var ignoringCase: ScalarSet {
    var wide = self
    for range in ranges {
      for (letters, other) in [(0x41...0x5A, 0x20), (0x61...0x7A, -0x20)] {
        let low = max(Int(range.lowerBound), letters.lowerBound)
        let high = min(Int(range.upperBound), letters.upperBound)
        if low <= high { wide.ranges.append(UInt32(low + other)...UInt32(high + other)) }
      }
    }
    return wide
  }

  mutating func insert(_ range: ClosedRange<UInt32>) {
    ranges.append(range)
  }

  mutating func formUnion(_ other: ScalarSet) {
    guard other.isInverted else {
      ranges += other.ranges
      properties += other.properties
      return
    }
    properties += other.properties.map { Property(name: $0.name, isNegated: !$0.isNegated) }
    var next: UInt32 = 0
    for range in other.ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if range.lowerBound > next { ranges.append(next...(range.lowerBound - 1)) }
      next = max(next, range.upperBound + 1)
    }
    if !other.ranges.isEmpty { ranges.append(next...0x10_FFFF) }
  }

  func contains(_ scalar: UInt32) -> Bool {
    if ranges.contains(where: { $0.contains(scalar) }) { return !isInverted }
    guard !properties.isEmpty, let scalar = Unicode.Scalar(scalar) else { return isInverted }
    let isMember = properties.contains { Self.has(scalar, $0.name) != $0.isNegated }
    return isMember != isInverted
  }

  // MARK: - Properties

  private static func isKnown(property name: String) -> Bool {
    name.count == 1 && "LMNPSZC".contains(name)
      || Unicode.GeneralCategory.shortNames.keys.contains(name)
      || ["Alpha", "Digit", "Alnum", "ASCII", "Lower", "Upper", "Punct"].contains(name)
  }

  private static func has(_ scalar: Unicode.Scalar, _ name: String) -> Bool {
    let letterOrDigit = scalar.isASCII && wordScalars.contains(scalar.value) && scalar != "_"
    switch name {
    case "ASCII": return scalar.isASCII
    case "Digit": return digits.contains(scalar.value)
    case "Alnum": return letterOrDigit
    case "Alpha": return letterOrDigit && !digits.contains(scalar.value)
    case "Lower": return ("a"..."z").contains(scalar)
    case "Upper": return ("A"..."Z").contains(scalar)
    case "Punct":
      return scalar.isASCII && scalar.value > 0x20 && scalar.value < 0x7F && !letterOrDigit
    default: return scalar.properties.generalCategory.shortName.hasPrefix(name)
    }
  }
}

extension Unicode.GeneralCategory {
  static let shortNames: [String: Unicode.GeneralCategory] = [
    "Lu": .uppercaseLetter, "Ll": .lowercaseLetter, "Lt": .titlecaseLetter,
    "Lm": .modifierLetter, "Lo": .otherLetter, "Mn": .nonspacingMark, "Mc": .spacingMark,
    "Me": .enclosingMark, "Nd": .decimalNumber, "Nl": .letterNumber, "No": .otherNumber,
    "Pc": .connectorPunctuation, "Pd": .dashPunctuation, "Ps": .openPunctuation,
    "Pe": .closePunctuation, "Pi": .initialPunctuation, "Pf": .finalPunctuation,
    "Po": .otherPunctuation, "Sm": .mathSymbol, "Sc": .currencySymbol, "Sk": .modifierSymbol,
    "So": .otherSymbol, "Zs": .spaceSeparator, "Zl": .lineSeparator, "Zp": .paragraphSeparator,
    "Cc": .control, "Cf": .format, "Cs": .surrogate, "Co": .privateUse, "Cn": .unassigned,
  ]

  var shortName: String {
    Self.shortNames.first { $0.value == self }?.key ?? "Cn"
  }
}
