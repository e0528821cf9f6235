/// A type of resource, such as `AWS::SQS::Queue`.
package struct ResourceType: Sendable {
  let catalog: ResourceTypeCatalog
  let nameOffset: Int
  let offset: Int

  private enum Field: Int {
    case schema
    case regions
    case moreRegions
    case primaryIdentifier
    case readOnly
    case writeOnly
    case createOnly
    case deprecated
    case attributes
    case reference
    case serviceState
    case serviceDate
  }

  private func number(_ field: Field) -> Int {
    catalog.start.number(at: offset + 4 * field.rawValue)
  }

  private func paths(_ field: Field) -> [String] { catalog.strings(at: number(field)) }

  /// The name.
  package var name: String { catalog.string(at: nameOffset) }

  /// What its properties are held against.
  package var schema: PropertySchema { PropertySchema(catalog: catalog, offset: number(.schema)) }

  /// The regions that have the type.
  package var regions: RegionSet {
    RegionSet(rawValue: UInt64(number(.regions)) | UInt64(number(.moreRegions)) << 32)
  }

  /// The properties whose values together tell one resource from another, as `A/B` where nested.
  package var primaryIdentifier: [String] { paths(.primaryIdentifier) }
  /// The properties that AWS sets and a template cannot.
  package var readOnlyProperties: [String] { paths(.readOnly) }
  /// The properties that cannot be read back.
  package var writeOnlyProperties: [String] { paths(.writeOnly) }
  /// The properties of which a change replaces the resource.
  package var createOnlyProperties: [String] { paths(.createOnly) }
  /// The properties that AWS advises against.
  package var deprecatedProperties: [String] { paths(.deprecated) }

  // MARK: - References

  /// What `Ref` gives.
  package var reference: PropertySchema {
    PropertySchema(catalog: catalog, offset: number(.reference))
  }

  /// The names that `Fn::GetAtt` takes, sorted; one that ends in `*` stands for all that begin so.
  package var attributeNames: [String] {
    let list = catalog.numbers(at: number(.attributes))
    return stride(from: 0, to: list.count, by: 2).map { catalog.string(at: list[$0]) }
  }

  /// What `Fn::GetAtt` gives for an attribute; nil when the type has no such attribute.
  package func attribute(_ name: String) -> PropertySchema? {
    var name = name
    return name.withUTF8 { name in
      let list = number(.attributes)
      for index in stride(from: 0, to: catalog.start.number(at: list), by: 2) {
        let known = catalog.bytes(ofString: catalog.start.number(at: list + 4 + 4 * index))
        let isFamily = known.last == UInt8(ascii: "*")
        guard
          isFamily
            ? name.count >= known.count && name.starts(with: known.dropLast())
            : name.elementsEqual(known)
        else { continue }
        return PropertySchema(
          catalog: catalog, offset: catalog.start.number(at: list + 8 + 4 * index))
      }
      return nil
    }
  }

  // MARK: - The service

  /// What AWS has announced about the service of a type.
  package enum ServiceState: String, Sendable {
    /// It takes no new customers, or gets no new features.
    case maintenance
    /// It ends at a date.
    case sunset
    /// It has ended.
    case shutdown
  }

  /// What AWS has announced about the service; nil when nothing.
  package var serviceState: ServiceState? {
    let state = number(.serviceState)
    return state == 0 ? nil : ServiceState(rawValue: catalog.string(at: state))
  }

  /// The day on which the service ends or has changed, as `2026-05-20`.
  package var serviceDate: String? {
    let date = number(.serviceDate)
    return date == 0 ? nil : catalog.string(at: date)
  }
}
