/// Reads the text of a regular expression.
struct ExpressionParser {
  private let scalars: [Unicode.Scalar]
  private var position = 0
  private var depth = 0
  private var ignoresCase = false

  private static let deepestGroups = 100

  init(_ pattern: String) {
    scalars = Array(pattern.unicodeScalars)
  }

  mutating func parse() throws(RegularExpression.Mistake) -> Expression {
    if skip("(?i)") { ignoresCase = true }
    let expression = try alternatives()
    guard position == scalars.count else { throw mistake("a `)` closes no group") }
    return expression
  }

  // MARK: - Structure

  private mutating func alternatives() throws(RegularExpression.Mistake) -> Expression {
    var choices = [try sequence()]
    while skip("|") { choices.append(try sequence()) }
    return choices.count == 1 ? choices[0] : .alternatives(choices)
  }

  private mutating func sequence() throws(RegularExpression.Mistake) -> Expression {
    var parts: [Expression] = []
    while let next = peek, next != "|", next != ")" {
      let part = try atom()
      parts.append(try repeated(part))
    }
    switch parts.count {
    case 0: return .empty
    case 1: return parts[0]
    default: return .sequence(parts)
    }
  }

  private mutating func repeated(_ part: Expression) throws(RegularExpression.Mistake)
    -> Expression
  {
    guard let (least, most) = try bounds() else { return part }
    if case .assertion = part { throw mistake("nothing stands before the repetition") }
    // Lazy or greedy makes no difference to whether a text matches.
    _ = skip("?")
    if let next = peek, "*+".unicodeScalars.contains(next) {
      throw mistake("a repetition follows a repetition")
    }
    return .repetition(part, least: least, most: most)
  }

  private mutating func bounds() throws(RegularExpression.Mistake) -> (Int, Int?)? {
    if skip("*") { return (0, nil) }
    if skip("+") { return (1, nil) }
    if skip("?") { return (0, 1) }
    let start = position
    guard skip("{") else { return nil }
    guard let least = number() else {
      // As in a browser, a brace that begins no repetition stands for itself.
      position = start
      return nil
    }
    var most: Int? = least
    if skip(",") { most = number() }
    guard skip("}") else {
      position = start
      return nil
    }
    if let most, most < least { throw mistake("a repetition's maximum is below its minimum") }
    return (least, most)
  }

  private mutating func number() -> Int? {
    var value: Int?
    while let digit = peek, ("0"..."9").contains(digit) {
      value = min((value ?? 0) * 10 + Int(digit.value - 0x30), 1_000_000)
      position += 1
    }
    return value
  }

  // MARK: - Atoms

  private mutating func atom() throws(RegularExpression.Mistake) -> Expression {
    let first = scalars[position]
    position += 1
    switch first {
    case "(": return try group()
    case "[": return .scalar(folded(try scalarClass()))
    case ".": return .scalar(ScalarSet.lineEnds.inverted)
    case "^": return .assertion(.start)
    case "$": return .assertion(.end)
    case "*", "+", "?": throw mistake("nothing stands before `\(first)`")
    case "\\":
      if skip("b") { return .assertion(.wordBoundary) }
      if skip("B") { return .assertion(.noWordBoundary) }
      if skip("A") { return .assertion(.start) }
      if skip("z") || skip("Z") { return .assertion(.end) }
      return .scalar(folded(try escape()))
    default: return .scalar(folded(ScalarSet(first.value)))
    }
  }

  private mutating func group() throws(RegularExpression.Mistake) -> Expression {
    guard depth < Self.deepestGroups else { throw mistake("the groups are nested too deeply") }
    depth += 1
    defer { depth -= 1 }
    var look: Expression.Look?
    if skip("?=") {
      look = Expression.Look(isAhead: true, isNegated: false)
    } else if skip("?!") {
      look = Expression.Look(isAhead: true, isNegated: true)
    } else if skip("?<=") {
      look = Expression.Look(isAhead: false, isNegated: false)
    } else if skip("?<!") {
      look = Expression.Look(isAhead: false, isNegated: true)
    } else if skip("?<") || skip("?P<") {
      while let next = peek, next != ">" { position += 1 }
      guard skip(">") else { throw mistake("the name of a group is never closed") }
    } else if peek == "?", !skip("?:") {
      throw mistake("a group begins with `(?`, of a kind that is not supported")
    }
    let inner = try alternatives()
    guard skip(")") else { throw mistake("a group is never closed") }
    return look.map { .look(inner, $0) } ?? inner
  }

  private mutating func scalarClass() throws(RegularExpression.Mistake) -> ScalarSet {
    let isInverted = skip("^")
    var set = ScalarSet()
    while !skip("]") {
      let (single, members) = try classMember()
      guard let low = single, peek == "-", position + 1 < scalars.count,
        scalars[position + 1] != "]"
      else {
        set.formUnion(members)
        continue
      }
      position += 1
      let (upper, others) = try classMember()
      guard let high = upper else {
        // `[a-\d]`: the hyphen stands for itself.
        set.formUnion(members)
        set.insert(0x2D...0x2D)
        set.formUnion(others)
        continue
      }
      guard low <= high else { throw mistake("a range in a class runs backwards") }
      set.insert(low...high)
    }
    return isInverted ? folded(set).inverted : set
  }

  /// A member of a class, with its scalar when it is a single one.
  private mutating func classMember() throws(RegularExpression.Mistake) -> (UInt32?, ScalarSet) {
    guard let next = peek else { throw mistake("a class is never closed") }
    position += 1
    guard next == "\\" else { return (next.value, ScalarSet(next.value)) }
    if skip("b") { return (0x08, ScalarSet(0x08)) }
    if let scalar = try escapedScalar() { return (scalar, ScalarSet(scalar)) }
    return (nil, try escapedClass())
  }

  private mutating func escape() throws(RegularExpression.Mistake) -> ScalarSet {
    if let scalar = try escapedScalar() { return ScalarSet(scalar) }
    return try escapedClass()
  }

  private mutating func escapedClass() throws(RegularExpression.Mistake) -> ScalarSet {
    let letter = scalars[position]
    position += 1
    switch letter {
    case "d": return .digits
    case "D": return ScalarSet.digits.inverted
    case "w": return .wordScalars
    case "W": return ScalarSet.wordScalars.inverted
    case "s": return .spaces
    case "S": return ScalarSet.spaces.inverted
    case "p", "P":
      var name = ""
      guard skip("{") else { throw mistake("`\\\(letter)` needs a property in braces") }
      while let next = peek, next != "}" {
        name.unicodeScalars.append(next)
        position += 1
      }
      guard skip("}"), let set = ScalarSet(property: name, isNegated: letter == "P") else {
        throw mistake("there is no property `\(name)`")
      }
      return set
    case "1"..."9", "k": throw mistake("back references are not supported")
    default: throw mistake("`\\\(letter)` means nothing")
    }
  }

  /// The scalar that an escape stands for, or nil when it stands for a class.
  private mutating func escapedScalar() throws(RegularExpression.Mistake) -> UInt32? {
    guard let letter = peek else { throw mistake("the expression ends with `\\`") }
    let start = position
    position += 1
    switch letter {
    case "t": return 0x09
    case "n": return 0x0A
    case "v": return 0x0B
    case "f": return 0x0C
    case "r": return 0x0D
    case "0": return 0
    case "x": return try hexadecimal(digits: 2)
    case "u":
      if skip("{") {
        let value = try hexadecimal(digits: nil)
        guard skip("}") else { throw mistake("`\\u{` is never closed") }
        return value
      }
      return try lowSurrogate(after: hexadecimal(digits: 4))
    case "a"..."z", "A"..."Z", "1"..."9":
      position = start
      return nil
    default: return letter.value
    }
  }

  /// The scalar of a pair of surrogates, when `high` is the first of one.
  private mutating func lowSurrogate(after high: UInt32) throws(RegularExpression.Mistake) -> UInt32
  {
    let start = position
    guard (0xD800...0xDBFF).contains(high), skip("\\u") else { return high }
    let low = try hexadecimal(digits: 4)
    guard (0xDC00...0xDFFF).contains(low) else {
      position = start
      return high
    }
    return 0x10000 + (high - 0xD800) << 10 + (low - 0xDC00)
  }

  private mutating func hexadecimal(digits: Int?) throws(RegularExpression.Mistake) -> UInt32 {
    var value: UInt32 = 0
    var count = 0
    while count < digits ?? 6, let next = peek, let digit = Character(next).hexDigitValue,
      next.isASCII
    {
      value = value * 16 + UInt32(digit)
      count += 1
      position += 1
    }
    guard count == digits ?? max(1, count), value <= 0x10_FFFF else {
      throw mistake("an escape has too few hexadecimal digits or too great a value")
    }
    return value
  }

  // MARK: - Reading

  private var peek: Unicode.Scalar? {
    position < scalars.count ? scalars[position] : nil
  }

  private mutating func skip(_ text: String) -> Bool {
    guard scalars[position...].starts(with: text.unicodeScalars) else { return false }
    position += text.unicodeScalars.count
    return true
  }

  private func folded(_ set: ScalarSet) -> ScalarSet {
    ignoresCase ? set.ignoringCase : set
  }

  private func mistake(_ message: String) -> RegularExpression.Mistake {
    RegularExpression.Mistake(message: message)
  }
}
