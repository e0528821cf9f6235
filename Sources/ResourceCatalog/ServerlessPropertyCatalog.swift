import ResourceCatalogData

/// What SAM knows of the properties of its resources, of their events and of the objects in them.
///
/// It is read where it lies in the binary; `Scripts/catalog/serverless_properties.py` describes the
/// bytes.
package struct ServerlessPropertyCatalog: @unchecked Sendable {
  // Unchecked because of the pointer: the bytes are constant and live as long as the process.
  let start: UnsafeRawPointer
  private let table: CatalogTable

  /// The catalog that is part of the binary.
  package static let standard: ServerlessPropertyCatalog = {
    guard let catalog = ServerlessPropertyCatalog(bytesOfStandardTable) else {
      fatalError(
        "the table of SAM's properties is none; run Scripts/update-catalog and build again")
    }
    return catalog
  }()

  /// The table that is part of the binary.
  package static var bytesOfStandardTable: UnsafeRawBufferPointer {
    let table = serverlessPropertiesTable()
    return UnsafeRawBufferPointer(start: table.start, count: table.length)
  }

  /// The catalog in a table that stays where it is; nil when the bytes are none.
  package init?(_ bytes: UnsafeRawBufferPointer) {
    guard let table = CatalogTable(bytes, name: "SERVRLSS", version: 1),
      let start = table.payload.baseAddress
    else { return nil }
    self.table = table
    self.start = start
  }

  /// Whether every byte of the table is as it was generated; slow.
  package var isIntact: Bool { table.isIntact }

  /// The object of a name: `Function` for a resource, `Function.Events.S3` for an event,
  /// `Globals.Function` for what Globals takes.
  package func object(_ name: String) -> ServerlessObject? {
    var name = name
    return name.withUTF8 { object(UnsafeRawBufferPointer($0)) }
  }

  fileprivate func object(_ name: UnsafeRawBufferPointer) -> ServerlessObject? {
    var low = 0
    var high = start.number(at: 0)
    while low < high {
      let middle = (low + high) / 2
      let found = bytes(ofString: start.number(at: 4 + 8 * middle))
      if found.lexicographicallyPrecedes(name) {
        low = middle + 1
      } else if found.count == name.count, found.elementsEqual(name) {
        return object(at: middle)
      } else {
        high = middle
      }
    }
    return nil
  }

  /// Every object in the order of the names.
  package var objects: some Collection<ServerlessObject> {
    (0..<start.number(at: 0)).lazy.map { self.object(at: $0) }
  }

  /// What follows a beginning such as `Globals.` in the names of objects.
  package func names(under prefix: String) -> [String] {
    objects.lazy.map(\.name).filter { $0.hasPrefix(prefix) }.map {
      String($0.dropFirst(prefix.count))
    }
  }

  /// The kinds of resources that SAM has, such as `Function`.
  package var resourceKinds: [String] {
    objects.lazy.map(\.name).filter { !$0.utf8.contains(UInt8(ascii: ".")) }
  }

  private func object(at index: Int) -> ServerlessObject {
    ServerlessObject(
      catalog: self, nameOffset: start.number(at: 4 + 8 * index),
      offset: start.number(at: 8 + 8 * index))
  }

  func bytes(ofString offset: Int) -> UnsafeRawBufferPointer {
    let length = UInt16(littleEndian: start.loadUnaligned(fromByteOffset: offset, as: UInt16.self))
    return UnsafeRawBufferPointer(start: start + offset + 2, count: Int(length))
  }

  func string(at offset: Int) -> String { String(decoding: bytes(ofString: offset), as: UTF8.self) }

  func strings(at list: Int) -> [String] {
    guard list > 0 else { return [] }
    return (0..<start.number(at: list)).map { string(at: start.number(at: list + 4 + 4 * $0)) }
  }
}

/// A resource of SAM, an event or a part of them, by the properties that it has.
package struct ServerlessObject: Sendable {
  private let catalog: ServerlessPropertyCatalog
  private let nameOffset: Int
  private let offset: Int

  init(catalog: ServerlessPropertyCatalog, nameOffset: Int, offset: Int) {
    self.catalog = catalog
    self.nameOffset = nameOffset
    self.offset = offset
  }

  /// The name, such as `Function.Events.S3`.
  package var name: String { catalog.string(at: nameOffset) }

  /// The properties, sorted by name.
  package var properties: some Collection<ServerlessProperty> {
    (0..<catalog.start.number(at: offset)).lazy.map {
      ServerlessProperty(catalog: catalog, offset: offset + 4 + 16 * $0)
    }
  }

  /// The property of a name, which is given as bytes.
  package func property(_ name: UnsafeBufferPointer<UInt8>) -> ServerlessProperty? {
    for property in properties where property.hasName(name) { return property }
    return nil
  }

  /// The names of the properties that have to be there.
  package var required: [String] {
    var names: [String] = []
    for property in properties where property.isRequired { names.append(property.name) }
    return names
  }
}

/// A property of an object of SAM.
package struct ServerlessProperty: Sendable {
  private let catalog: ServerlessPropertyCatalog
  private let offset: Int

  init(catalog: ServerlessPropertyCatalog, offset: Int) {
    self.catalog = catalog
    self.offset = offset
  }

  /// The name.
  package var name: String { catalog.string(at: catalog.start.number(at: offset)) }

  /// Whether the name is the one given.
  func hasName(_ name: UnsafeBufferPointer<UInt8>) -> Bool {
    let own = catalog.bytes(ofString: catalog.start.number(at: offset))
    return own.count == name.count && own.elementsEqual(name)
  }

  fileprivate var isRequired: Bool { traits.rawValue & ServerlessTraits.required.rawValue != 0 }

  /// What the value can be.
  package var traits: ServerlessTraits {
    ServerlessTraits(rawValue: UInt32(catalog.start.number(at: offset + 4)))
  }

  /// The objects that the value, or each of its items, can be.
  package var parts: [ServerlessObject] {
    let list = catalog.start.number(at: offset + 8)
    guard list > 0 else { return [] }
    return (0..<catalog.start.number(at: list)).compactMap { index in
      catalog.object(catalog.bytes(ofString: catalog.start.number(at: list + 4 + 4 * index)))
    }
  }

  /// The only texts that the value can be; none when it can be any.
  package var values: [String] { catalog.strings(at: catalog.start.number(at: offset + 12)) }
}

/// What the value of a property of SAM can be, and whether there has to be one.
package struct ServerlessTraits: OptionSet, Hashable, Sendable {
  /// One bit for each trait; the kinds of items stand 16 bits above those of the value.
  package let rawValue: UInt32

  /// The traits of some bits.
  package init(rawValue: UInt32) {
    self.rawValue = rawValue
  }

  /// The value can be a text.
  package static let text = ServerlessTraits(rawValue: 1)
  /// The value can be `true` or `false`.
  package static let boolean = ServerlessTraits(rawValue: 2)
  /// The value can be a whole number.
  package static let integer = ServerlessTraits(rawValue: 4)
  /// The value can be a number.
  package static let number = ServerlessTraits(rawValue: 8)
  /// The value can be a list.
  package static let list = ServerlessTraits(rawValue: 16)
  /// The value can be a mapping.
  package static let mapping = ServerlessTraits(rawValue: 32)
  /// A function call passes in place of the value.
  package static let function = ServerlessTraits(rawValue: 64)
  /// The value is handed on and not looked at.
  package static let anything = ServerlessTraits(rawValue: 128)
  /// There has to be a value.
  package static let required = ServerlessTraits(rawValue: 256)
  /// The parts are the elements of a list.
  package static let eachOfList = ServerlessTraits(rawValue: 512)
  /// The parts are the values of a mapping.
  package static let eachOfMapping = ServerlessTraits(rawValue: 1024)
  /// The parts are the values of the mappings in a mapping.
  package static let eachOfEach = ServerlessTraits(rawValue: 2048)

  /// Every kind of value.
  package static let kinds: ServerlessTraits = [
    .text, .boolean, .integer, .number, .list, .mapping,
  ]

  /// Whether one of two traits is among these.
  ///
  /// The set operations of the standard library are not specialised for other modules.
  package func holdsAny(of one: ServerlessTraits, _ other: ServerlessTraits) -> Bool {
    rawValue & (one.rawValue | other.rawValue) != 0
  }

  /// Whether some kinds of value are among these.
  package var hasKinds: Bool { rawValue & Self.kinds.rawValue != 0 }

  /// What the items of a list or mapping can be; nothing when they can be anything.
  package var items: ServerlessTraits { ServerlessTraits(rawValue: rawValue >> 16) }
}
