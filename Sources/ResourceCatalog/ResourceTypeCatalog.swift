import ResourceCatalogData

/// What CloudFormation knows about each type of resource: its properties, what `Ref` and
/// `Fn::GetAtt` give, and the regions that have it.
///
/// It is read where it lies in the binary; `Scripts/catalog/resource_types.py` describes the bytes.
/// Only what is asked for is looked at.
@usableFromInline
package struct ResourceTypeCatalog: @unchecked Sendable {
  // Unchecked because of the pointer: the bytes are constant and live as long as the process.
  // Schemas carry the catalog along, so it is no more than this.
  @usableFromInline let start: UnsafeRawPointer

  /// The catalog that is part of the binary.
  package static let standard: ResourceTypeCatalog = {
    guard let catalog = ResourceTypeCatalog(bytesOfStandardTable) else {
      fatalError("the table of resource types is none; run Scripts/update-catalog and build again")
    }
    return catalog
  }()

  /// The table that is part of the binary.
  package static var bytesOfStandardTable: UnsafeRawBufferPointer {
    let table = resourceTypesTable()
    return UnsafeRawBufferPointer(start: table.start, count: table.length)
  }

  /// The catalog in a table that stays where it is; nil when the bytes are none.
  package init?(_ bytes: UnsafeRawBufferPointer) {
    guard let table = CatalogTable(bytes, name: "TYPES", version: 1),
      let start = table.payload.baseAddress
    else { return nil }
    self.start = start
  }

  /// Whether every byte of the table is as it was generated; slow.
  package var isIntact: Bool { CatalogTable(withPayloadAt: start).isIntact }

  private var typeCount: Int { start.number(at: 0) }
  private var directory: Int { start.number(at: 4) }

  // MARK: - Types

  /// Every type, sorted by name.
  package var types: some Collection<ResourceType> {
    (0..<typeCount).lazy.map { self.type(at: $0) }
  }

  /// The type of a name; nil when AWS has none.
  package func type(_ name: String) -> ResourceType? {
    var name = name
    return name.withUTF8 { type(name: $0) }
  }

  /// The type of a name; nil when AWS has none.
  package func type(name: UnsafeBufferPointer<UInt8>) -> ResourceType? {
    var low = 0
    var high = typeCount
    while low < high {
      let middle = (low + high) / 2
      let order = compare(name, with: bytes(ofString: start.number(at: entry(middle))))
      if order == 0 { return type(at: middle) }
      if order < 0 { high = middle } else { low = middle + 1 }
    }
    return nil
  }

  private func entry(_ index: Int) -> Int { directory + 8 * index }

  private func type(at index: Int) -> ResourceType {
    ResourceType(
      catalog: self, nameOffset: start.number(at: entry(index)),
      offset: start.number(at: entry(index) + 4))
  }

  private func compare(_ left: UnsafeBufferPointer<UInt8>, with right: UnsafeRawBufferPointer)
    -> Int
  {
    let shorter = min(left.count, right.count)
    let words = UnsafeRawBufferPointer(left)
    var position = 0
    // All names begin alike, so eight bytes at once are compared first.
    while position + 8 <= shorter {
      let word = UInt64(bigEndian: words.loadUnaligned(fromByteOffset: position, as: UInt64.self))
      let other = UInt64(bigEndian: right.loadUnaligned(fromByteOffset: position, as: UInt64.self))
      guard word == other else { return word < other ? -1 : 1 }
      position += 8
    }
    while position < shorter {
      guard left[position] == right[position] else {
        return Int(left[position]) - Int(right[position])
      }
      position += 1
    }
    return left.count - right.count
  }

  // MARK: - Names that types share

  /// The regions that the catalog knows.
  package var regions: [String] { strings(at: start.number(at: 8)) }

  /// The regions of a list, those that the catalog knows.
  package func regionSet(_ names: [String]) -> RegionSet {
    var set = RegionSet()
    for (number, region) in regions.enumerated() where names.contains(region) {
      set.insert(RegionSet(number: number))
    }
    return set
  }

  /// The names of the regions of a set.
  package func names(of set: RegionSet) -> [String] {
    regions.enumerated().filter { set.contains(RegionSet(number: $0.offset)) }.map(\.element)
  }

  /// How many different patterns the schemas have; they are numbered from 0.
  package var patternCount: Int { start.number(at: start.number(at: 12)) }

  /// The regular expression of a number.
  package func pattern(_ number: Int) -> String {
    string(at: start.number(at: start.number(at: 12) + 4 + 4 * number))
  }

  func format(_ number: Int) -> String {
    string(at: start.number(at: start.number(at: 16) + 4 + 4 * number))
  }

  /// The name that cfn-lint gives to the requirement of a number, such as `E3687`.
  package func requirement(_ number: Int) -> String {
    string(at: start.number(at: start.number(at: 20) + 4 + 4 * number))
  }

  // MARK: - Records

  @inlinable
  func bytes(ofString offset: Int) -> UnsafeRawBufferPointer {
    let length = Int(
      UInt16(littleEndian: start.loadUnaligned(fromByteOffset: offset, as: UInt16.self)))
    return UnsafeRawBufferPointer(start: start + offset + 2, count: length)
  }

  func string(at offset: Int) -> String { String(decoding: bytes(ofString: offset), as: UTF8.self) }

  func numbers(at list: Int) -> [Int] {
    (0..<start.number(at: list)).map { start.number(at: list + 4 + 4 * $0) }
  }

  func strings(at list: Int) -> [String] { numbers(at: list).map(string(at:)) }
}

/// Some of the regions that the catalog knows.
@usableFromInline
package struct RegionSet: OptionSet, Hashable, Sendable {
  /// One bit for each region, by its number.
  @usableFromInline package let rawValue: UInt64

  /// The regions of some bits.
  @inlinable
  package init(rawValue: UInt64) {
    self.rawValue = rawValue
  }

  init(number: Int) {
    rawValue = 1 << UInt64(number)
  }
}

extension UnsafeRawPointer {
  /// The little-endian number of 32 bits at an offset that is a multiple of 4.
  @inlinable @inline(__always)
  func number(at offset: Int) -> Int {
    Int(UInt32(littleEndian: load(fromByteOffset: offset, as: UInt32.self)))
  }
}
