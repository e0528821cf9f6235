/// What an action lets its caller do, from the least to the most harmful.
package enum AccessLevel: UInt8, CaseIterable, Comparable, Sendable {
  case list
  case read
  case write
  case tagging
  case permissionsManagement

  package static func < (left: AccessLevel, right: AccessLevel) -> Bool {
    left.rawValue < right.rawValue
  }
}

/// One action of a service, such as `s3:GetObject`.
package struct AuthorizedAction: Sendable {
  /// The service that the action belongs to.
  package let service: ServiceAuthorization
  /// The name without the prefix, as AWS writes it.
  package let name: String
  /// What the action lets its caller do.
  package let accessLevel: AccessLevel
  /// Whether AWS no longer documents the action, so that nothing but its name is known.
  package let isRetired: Bool
  /// Whether the action hands a role to a service, for which its caller needs `iam:PassRole`.
  package let passesRole: Bool

  private let details: Int

  init(service: ServiceAuthorization, letters: [UInt8], at cursor: CatalogCursor) {
    var cursor = cursor
    let flags = cursor.byte()
    self.service = service
    name = String(decoding: letters, as: UTF8.self)
    accessLevel = AccessLevel(rawValue: flags & 0x07) ?? .write
    isRetired = flags & 0x08 != 0
    passesRole = flags & 0x10 != 0
    details = cursor.offset
  }

  /// Moves behind what a table says about an action after its name.
  static func skip(_ cursor: inout CatalogCursor) {
    _ = cursor.byte()
    _ = cursor.number()
    for _ in 0..<cursor.number() { _ = cursor.number() }
  }

  /// The action as a policy writes it, `prefix:Name`.
  package var qualifiedName: String { service.prefix + ":" + name }

  /// A kind of resource that an action works on.
  package struct Target: Sendable {
    /// The kind of resource.
    package let resourceType: AuthorizedResourceType
    /// Whether a call names such a resource in every case.
    package let isRequired: Bool
  }

  /// The kinds of resources that a statement with the action can name; none when only `*` works.
  package var targets: [Target] {
    var cursor = CatalogCursor(service.bytes, at: details)
    _ = cursor.number()
    return (0..<cursor.number()).map { _ in
      let number = cursor.number()
      return Target(
        resourceType: service.resourceType(number >> 1), isRequired: number & 1 != 0)
    }
  }

  /// Whether a statement with the action can name anything but `*` as its resource.
  package var supportsResourceLevelPermissions: Bool {
    var cursor = CatalogCursor(service.bytes, at: details)
    _ = cursor.number()
    return cursor.number() > 0
  }

  /// Whether every call of the action names a resource, or one of several kinds, so that `*` is
  /// never the only choice.
  ///
  /// An action with a single optional kind of resource also has calls that name none, as
  /// `cloudwatch:PutMetricData` does.
  package var alwaysNamesResource: Bool {
    var cursor = CatalogCursor(service.bytes, at: details)
    _ = cursor.number()
    let count = cursor.number()
    return count > 1 || count == 1 && cursor.number() & 1 != 0
  }

  /// The condition keys that a call of the action carries beside the global ones.
  package var conditionKeys: [AuthorizedConditionKey] {
    var cursor = CatalogCursor(service.bytes, at: details)
    return service.conditionKeySet(cursor.number())
  }
}

/// A kind of resource that actions of a service work on, such as a bucket.
package struct AuthorizedResourceType: Sendable {
  /// The name in the Service Authorization Reference, for instance `bucket`.
  package let name: String
  /// How an ARN of such a resource looks, with variables: `arn:${Partition}:s3:::${BucketName}`.
  package let arnFormat: String

  private let service: ServiceAuthorization
  private let keySet: Int

  init(service: ServiceAuthorization, index: Int) {
    let catalog = service.catalog
    var cursor = CatalogCursor(
      service.bytes, section: service.start(of: .resourceTypes), entry: index)
    self.service = service
    name = cursor.string(words: catalog.words)
    var head = CatalogCursor(
      service.bytes, section: catalog.heads, entry: cursor.fixed(as: UInt16.self))
    arnFormat = String(decoding: head.text(), as: UTF8.self) + cursor.string(words: catalog.words)
    keySet = cursor.number()
  }

  /// The condition keys that a resource of this kind brings with it.
  package var conditionKeys: [AuthorizedConditionKey] { service.conditionKeySet(keySet) }
}

/// A condition key that a service knows.
package struct AuthorizedConditionKey: Hashable, Sendable {
  /// What the values of a key are.
  package enum ValueType: UInt8, Sendable {
    case string
    case arn
    case boolean
    case numeric
    case date
    case ipAddress
    case binary
  }

  /// The name, with a variable where the key is a family: `aws:ResourceTag/${TagKey}`.
  package let name: String
  /// What its values are.
  package let valueType: ValueType
  /// Whether a call can carry several values of the key at once.
  package let isMultivalued: Bool

  /// A key with what its values are.
  package init(name: String, valueType: ValueType, isMultivalued: Bool) {
    self.name = name
    self.valueType = valueType
    self.isMultivalued = isMultivalued
  }
}
