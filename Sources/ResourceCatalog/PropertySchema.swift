/// What the value of a property may be.
///
/// In the table it is a number of flags, and behind it a number for each keyword that it has.
@usableFromInline
package struct PropertySchema: Sendable {
  @usableFromInline let catalog: ResourceTypeCatalog
  /// Where the schema is in the table: equal schemas are the same place.
  @usableFromInline package let offset: Int
  @usableFromInline let flags: Int

  @inlinable
  init(catalog: ResourceTypeCatalog, offset: Int) {
    self.catalog = catalog
    self.offset = offset
    flags = catalog.start.number(at: offset)
  }

  /// Some of the kinds of values that JSON knows.
  @usableFromInline
  package struct Kinds: OptionSet, Hashable, Sendable {
    /// One bit for each kind.
    @usableFromInline package let rawValue: Int

    /// The kinds of some bits.
    @inlinable
    package init(rawValue: Int) {
      self.rawValue = rawValue
    }

    /// A text.
    @inlinable package static var string: Kinds { Kinds(rawValue: 1) }
    /// A number, whole or not.
    @inlinable package static var number: Kinds { Kinds(rawValue: 2) }
    /// A whole number.
    @inlinable package static var integer: Kinds { Kinds(rawValue: 4) }
    /// True or false.
    @inlinable package static var boolean: Kinds { Kinds(rawValue: 8) }
    /// A mapping.
    @inlinable package static var object: Kinds { Kinds(rawValue: 16) }
    /// A list.
    @inlinable package static var array: Kinds { Kinds(rawValue: 32) }
    /// Nothing.
    @inlinable package static var null: Kinds { Kinds(rawValue: 64) }
    /// Everything that is written without a structure.
    @inlinable package static var scalars: Kinds { Kinds(rawValue: 15) }

    // The set operations of the standard library are generic and not made for every comparison.

    /// Whether a text, a number or a boolean may stand here.
    @inlinable package var includesScalars: Bool { rawValue & 15 != 0 }
    /// Whether a number may stand here.
    @inlinable package var includesNumbers: Bool { rawValue & 6 != 0 }
    /// Whether a number or a boolean may stand here.
    @inlinable package var includesNumbersOrBooleans: Bool { rawValue & 14 != 0 }
    /// Whether every kind may.
    @inlinable package var isAnything: Bool { rawValue == 0 }
    /// Whether one kind, of several at once, may.
    @inlinable
    package func includes(_ kind: Kinds) -> Bool { rawValue & kind.rawValue != 0 }
  }

  @usableFromInline
  enum Keyword: Int {
    case properties
    case patternProperties
    case required
    case items
    case allowedValues
    case pattern
    case format
    case minLength
    case maxLength
    case minItems
    case maxItems
    case minimum
    case maximum
    case also
    case more
  }

  private enum RareKeyword: Int {
    case exclusiveMinimum
    case exclusiveMaximum
    case multipleOf
    case minProperties
    case maxProperties
    case maxUniqueItems
    case additionalProperties
    case propertyNames
    case contains
    case prefixItems
    case uniqueKeys
    case dependentRequired
    case dependentExcluded
    case requiredOr
    case requiredXor
    case allOf
    case anyOf
    case oneOf
    case not
    case `if`
    case then
    case `else`
  }

  @inlinable static var firstKeyword: Int { 11 }

  @inlinable @inline(__always)
  func number(_ keyword: Keyword) -> Int? {
    let bit = 1 << (Self.firstKeyword + keyword.rawValue)
    guard flags & bit != 0 else { return nil }
    let before = (flags & (bit - 1)) >> Self.firstKeyword
    return catalog.start.number(at: offset + 4 + 4 * before.nonzeroBitCount)
  }

  /// The pairs of a keyword and its value are sorted by keyword.
  private func number(_ keyword: RareKeyword) -> Int? {
    guard let list = number(.more) else { return nil }
    let end = list + 4 + 4 * catalog.start.number(at: list)
    var entry = list + 4
    while entry < end {
      let found = catalog.start.number(at: entry)
      if found >= keyword.rawValue {
        return found == keyword.rawValue ? catalog.start.number(at: entry + 4) : nil
      }
      entry += 8
    }
    return nil
  }

  @inlinable
  func schema(_ offset: Int?) -> PropertySchema? {
    offset.map { PropertySchema(catalog: catalog, offset: $0) }
  }

  private func schemas(_ keyword: RareKeyword) -> [PropertySchema]? {
    number(keyword).map { list in
      catalog.numbers(at: list).map { PropertySchema(catalog: catalog, offset: $0) }
    }
  }

  private func float(_ offset: Int?) -> Double? {
    offset.map {
      Double(
        bitPattern: UInt64(
          littleEndian: catalog.start.loadUnaligned(fromByteOffset: $0, as: UInt64.self)))
    }
  }

  // MARK: - Every value

  /// The kinds of values that may stand here; empty when every kind may.
  @inlinable package var kinds: Kinds { Kinds(rawValue: flags & 0x7F) }
  /// Whether nothing may stand here.
  @inlinable package var allowsNothing: Bool { flags & 0x200 != 0 }
  /// Whether a value is all right as soon as it is of the right kind.
  @inlinable package var asksOnlyForKind: Bool { flags & ~0x7F == 0 }

  // MARK: - Texts and numbers

  /// The only values; nil when there are others too.
  package var allowedValues: [String]? { number(.allowedValues).map(catalog.strings(at:)) }
  /// Whether there are ``allowedValues``.
  @inlinable package var hasAllowedValues: Bool { number(.allowedValues) != nil }
  /// Whether the schema says nothing beside ``allowedValues``.
  package var onlyListsValues: Bool {
    flags & ~0x47F == 1 << (Self.firstKeyword + Keyword.allowedValues.rawValue)
  }
  /// Whether upper and lower case are the same in ``allowedValues``.
  @inlinable package var ignoresCase: Bool { flags & 0x400 != 0 }

  /// Whether a text is one of ``allowedValues``; true when there are none.
  package func allows(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let list = number(.allowedValues) else { return true }
    let ignoresCase = ignoresCase
    for index in 0..<catalog.start.number(at: list) {
      let allowed = catalog.bytes(ofString: catalog.start.number(at: list + 4 + 4 * index))
      guard allowed.count == text.count else { continue }
      var position = 0
      while position < text.count,
        allowed[position] == text[position]
          || ignoresCase
            && allowed[position].lowercasedLetter == text[position].lowercasedLetter
      {
        position += 1
      }
      if position == text.count { return true }
    }
    return false
  }

  /// The number of the pattern that a text has to match.
  @inlinable package var pattern: Int? { number(.pattern) }
  /// What a text is, such as `AWS::IAM::Role.Arn` or `date-time`.
  package var format: String? { number(.format).map(catalog.format) }
  /// The fewest characters.
  @inlinable package var minLength: Int? { number(.minLength) }
  /// The most characters.
  @inlinable package var maxLength: Int? { number(.maxLength) }
  /// The smallest number.
  package var minimum: Double? { float(number(.minimum)) }
  /// The largest number.
  package var maximum: Double? { float(number(.maximum)) }
  /// What a number has to be above.
  package var exclusiveMinimum: Double? { float(number(.exclusiveMinimum)) }
  /// What a number has to be below.
  package var exclusiveMaximum: Double? { float(number(.exclusiveMaximum)) }
  /// What a number has to be a multiple of.
  package var multipleOf: Double? { float(number(.multipleOf)) }

  // MARK: - Lists

  /// What the elements of a list have to be.
  @inlinable package var items: PropertySchema? { schema(number(.items)) }
  /// What the first elements of a list have to be, one after the other.
  package var firstItems: [PropertySchema]? { schemas(.prefixItems) }
  /// What at least one element of a list has to be.
  package var contains: PropertySchema? { schema(number(.contains)) }
  /// The fewest elements.
  @inlinable package var minItems: Int? { number(.minItems) }
  /// The most elements.
  @inlinable package var maxItems: Int? { number(.maxItems) }
  /// The most elements that differ from each other.
  package var maxUniqueItems: Int? { number(.maxUniqueItems) }
  /// Whether each element has to differ from the others.
  @inlinable package var hasUniqueItems: Bool { flags & 0x100 != 0 }
  /// The properties in which the elements have to differ.
  package var uniqueKeys: [String]? { number(.uniqueKeys).map(catalog.strings(at:)) }

  // MARK: - Objects

  /// Whether an object has no other properties than those named.
  @inlinable package var isClosed: Bool { flags & 0x80 != 0 }
  /// Whether the schema names properties.
  @inlinable package var hasProperties: Bool { number(.properties) != nil }
  /// Gives the names of ``required`` without making a list of them.
  @inlinable
  package func forEachRequired(_ body: (UnsafeBufferPointer<UInt8>) -> Void) {
    guard let list = number(.required) else { return }
    for index in 0..<catalog.start.number(at: list) {
      let name = catalog.bytes(ofString: catalog.start.number(at: list + 4 + 4 * index))
      body(name.bindMemory(to: UInt8.self))
    }
  }

  /// The properties that an object has to have.
  package var required: [String] { number(.required).map(catalog.strings(at:)) ?? [] }

  /// A property of an object.
  @usableFromInline
  package struct Property: Sendable {
    /// The name.
    package var name: String { catalog.string(at: nameOffset) }
    /// What its value has to be.
    @usableFromInline package let schema: PropertySchema
    /// Whether AWS sets it, so that a template cannot.
    @usableFromInline package let isReadOnly: Bool
    /// Whether AWS advises against it.
    @usableFromInline package let isDeprecated: Bool
    /// Its place among the properties of the schema.
    @usableFromInline package let index: Int

    @usableFromInline let nameOffset: Int
    @inlinable var catalog: ResourceTypeCatalog { schema.catalog }

    @inlinable
    init(_ catalog: ResourceTypeCatalog, list: Int, index: Int, count: Int) {
      let entry = list + 4 + 4 * count + 8 * index
      let value = catalog.start.number(at: entry + 4)
      nameOffset = catalog.start.number(at: entry)
      schema = PropertySchema(catalog: catalog, offset: value & ~3)
      isReadOnly = value & 1 != 0
      isDeprecated = value & 2 != 0
      self.index = index
    }

    /// The name as UTF-8.
    @inlinable
    package var nameBytes: UnsafeBufferPointer<UInt8> {
      catalog.bytes(ofString: nameOffset).bindMemory(to: UInt8.self)
    }

    func isNamed(_ name: UnsafeBufferPointer<UInt8>) -> Bool {
      let known = catalog.bytes(ofString: nameOffset)
      guard known.count == name.count else { return false }
      var position = 0
      while position < name.count {
        guard known[position] == name[position] else { return false }
        position += 1
      }
      return true
    }
  }

  /// The properties that the schema names, in no particular order.
  package var properties: [Property] {
    guard let list = number(.properties) else { return [] }
    let count = catalog.start.number(at: list)
    return (0..<count).map { Property(catalog, list: list, index: $0, count: count) }
  }

  /// How many properties the schema names.
  @inlinable package var propertyCount: Int {
    number(.properties).map { catalog.start.number(at: $0) } ?? 0
  }

  /// Gives the properties that the schema names, without making a list of them.
  @inlinable
  package func forEachProperty(_ body: (Property) -> Void) {
    guard let list = number(.properties) else { return }
    let count = catalog.start.number(at: list)
    for index in 0..<count { body(Property(catalog, list: list, index: index, count: count)) }
  }

  /// The property of a name.
  package func property(_ name: UnsafeBufferPointer<UInt8>) -> Property? {
    guard let list = number(.properties) else { return nil }
    var hash: UInt32 = 0x811C_9DC5
    for byte in name { hash = (hash ^ UInt32(byte)) &* 0x0100_0193 }
    let wanted = Int(hash)
    let count = catalog.start.number(at: list)
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) >> 1
      let found = catalog.start.number(at: list + 4 + 4 * middle)
      if found == wanted {
        let property = Property(catalog, list: list, index: middle, count: count)
        return property.isNamed(name) ? property : nil
      }
      if found < wanted { low = middle + 1 } else { high = middle }
    }
    return nil
  }

  /// The property of a name.
  package func property(_ name: String) -> Property? {
    var name = name
    return name.withUTF8 { property($0) }
  }

  /// The patterns of the names of more properties, each with what its value has to be.
  package var patternProperties: [(pattern: Int, schema: PropertySchema)] {
    guard let list = number(.patternProperties) else { return [] }
    let numbers = catalog.numbers(at: list)
    return stride(from: 0, to: numbers.count, by: 2).map {
      (numbers[$0], PropertySchema(catalog: catalog, offset: numbers[$0 + 1]))
    }
  }

  /// What properties have to be that the schema does not name.
  package var additionalProperties: PropertySchema? { schema(number(.additionalProperties)) }
  /// What the names of properties have to be.
  package var propertyNames: PropertySchema? { schema(number(.propertyNames)) }
  /// The fewest properties.
  package var minProperties: Int? { number(.minProperties) }
  /// The most properties.
  package var maxProperties: Int? { number(.maxProperties) }

  // MARK: - Properties together

  /// Whether anything is said about how properties go together, or about cases.
  @inlinable package var hasRareKeywords: Bool { number(.more) != nil }

  /// The properties that others need, each with those.
  package var dependentRequired: [(name: String, needs: [String])] {
    named(.dependentRequired).map { (name: $0.0, needs: $0.1) }
  }
  /// The properties that rule others out, each with those.
  package var dependentExcluded: [(name: String, excludes: [String])] {
    named(.dependentExcluded).map { (name: $0.0, excludes: $0.1) }
  }
  /// Properties of which there has to be at least one.
  package var requiredOr: [String]? { number(.requiredOr).map(catalog.strings(at:)) }
  /// Properties of which there has to be exactly one.
  package var requiredXor: [String]? { number(.requiredXor).map(catalog.strings(at:)) }

  private func named(_ keyword: RareKeyword) -> [(String, [String])] {
    guard let list = number(keyword) else { return [] }
    let numbers = catalog.numbers(at: list)
    return stride(from: 0, to: numbers.count, by: 2).map {
      (catalog.string(at: numbers[$0]), catalog.strings(at: numbers[$0 + 1]))
    }
  }

  // MARK: - Cases

  /// Schemas that all have to hold.
  package var allOf: [PropertySchema]? { schemas(.allOf) }
  /// Schemas of which at least one has to hold.
  package var anyOf: [PropertySchema]? { schemas(.anyOf) }
  /// Schemas of which exactly one has to hold.
  package var oneOf: [PropertySchema]? { schemas(.oneOf) }
  /// A schema that must not hold.
  package var negated: PropertySchema? { schema(number(.not)) }
  /// A schema that decides between ``then`` and ``otherwise``.
  package var condition: PropertySchema? { schema(number(.if)) }
  /// What has to hold when ``condition`` does.
  package var then: PropertySchema? { schema(number(.then)) }
  /// What has to hold when ``condition`` does not.
  package var otherwise: PropertySchema? { schema(number(.else)) }

  /// Something more that has to hold, for which cfn-lint has a rule of its own.
  @usableFromInline
  package struct Requirement: Sendable {
    /// What has to hold.
    @usableFromInline package let schema: PropertySchema
    /// The regions for which it has to; nil when it does everywhere.
    @usableFromInline package let regions: RegionSet?
    /// Its number, for ``ResourceTypeCatalog/requirement(_:)``.
    @usableFromInline package let number: Int

    @inlinable
    init(schema: PropertySchema, regions: RegionSet?, number: Int) {
      self.schema = schema
      self.regions = regions
      self.number = number
    }
  }

  /// Whether there are ``requirements``.
  @inlinable package var hasRequirements: Bool { number(.also) != nil }

  /// What has to hold beside all else.
  package var requirements: [Requirement] {
    var requirements: [Requirement] = []
    forEachRequirement { requirements.append($1) }
    return requirements
  }

  /// Gives the ``requirements``, each with the name of a property without which it asks for
  /// nothing; the name is empty when there is none.
  @inlinable
  package func forEachRequirement(_ body: (UnsafeBufferPointer<UInt8>, Requirement) -> Void) {
    guard let list = number(.also) else { return }
    let start = catalog.start
    for entry in stride(from: list + 4, to: list + 4 + 4 * start.number(at: list), by: 20) {
      let regions = RegionSet(
        rawValue: UInt64(start.number(at: entry + 4)) | UInt64(start.number(at: entry + 8)) << 32)
      let name = start.number(at: entry + 16)
      body(
        name == 0
          ? UnsafeBufferPointer(start: nil, count: 0)
          : catalog.bytes(ofString: name).bindMemory(to: UInt8.self),
        Requirement(
          schema: PropertySchema(catalog: catalog, offset: start.number(at: entry + 12)),
          regions: regions.rawValue == .max ? nil : regions, number: start.number(at: entry)))
    }
  }
}

extension PropertySchema: Hashable {
  @inlinable
  package static func == (left: PropertySchema, right: PropertySchema) -> Bool {
    left.offset == right.offset && left.catalog.start == right.catalog.start
  }

  @inlinable
  package func hash(into hasher: inout Hasher) {
    hasher.combine(offset)
  }
}
