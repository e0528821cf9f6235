import ResourceCatalogData

/// What the SAM transform knows beside a template: policy templates, what a connector permits, and
/// the AWS managed policies that it finds by name.
///
/// `Scripts/catalog/serverless.py` describes the bytes.
package struct ServerlessCatalog: Sendable {
  private let table: CatalogTable

  /// The catalog that is part of the binary.
  package static let standard: ServerlessCatalog = {
    guard let catalog = ServerlessCatalog(bytesOfStandardTable) else {
      fatalError("the serverless table is not one; run Scripts/update-catalog and build again")
    }
    return catalog
  }()

  /// The table that is part of the binary.
  package static var bytesOfStandardTable: UnsafeRawBufferPointer {
    let table = serverlessTable()
    return UnsafeRawBufferPointer(start: table.start, count: table.length)
  }

  /// The catalog in a table that stays where it is; nil when the bytes are none.
  package init?(_ bytes: UnsafeRawBufferPointer) {
    guard let table = CatalogTable(bytes, name: "SAM", version: 1) else { return nil }
    self.table = table
  }

  /// Whether every byte of the table is as it was generated; slow.
  package var isIntact: Bool { table.isIntact }

  // MARK: - Asking

  /// The policy template of a name, such as `S3ReadPolicy`.
  package func policyTemplate(_ name: String) -> ServerlessPolicyTemplate? {
    guard var cursor = cursor(behind: name, in: .policyTemplates) else { return nil }
    return ServerlessPolicyTemplate(
      parameters: strings(&cursor), catalog: self, behindParameters: cursor)
  }

  /// The names of all policy templates, sorted.
  package var policyTemplateNames: [String] { names(in: .policyTemplates) }

  /// What a connector between resources of two CloudFormation types does; nil when there is none.
  package func connectorProfile(from source: String, to destination: String) -> ConnectorProfile? {
    guard var cursor = cursor(behind: source + " " + destination, in: .connectorProfiles),
      let kind = ConnectorProfile.Kind(rawValue: cursor.byte())
    else { return nil }
    let extendsSource = cursor.byte() == 1
    let waiting = ConnectorProfile.Waiting(rawValue: cursor.byte()) ?? .nothing
    let combinations = (0..<cursor.number()).map { _ in strings(&cursor) }
    guard case .mapping(let categories) = document(&cursor) else { return nil }
    return ConnectorProfile(
      kind: kind, extendsRoleOfSource: extendsSource, waiting: waiting,
      combinations: combinations, categories: categories)
  }

  /// The path and name of the AWS managed policy of a name, as in
  /// `service-role/AWSLambdaBasicExecutionRole`; nil when AWS has none of that name.
  package func managedPolicyPath(_ name: String) -> String? {
    guard var cursor = cursor(behind: name, in: .managedPolicies) else { return nil }
    return Self.managedPolicyFolders[Int(cursor.byte())] + name
  }

  /// The names of all AWS managed policies, sorted.
  package var managedPolicyNames: [String] { names(in: .managedPolicies) }

  private static let managedPolicyFolders = [
    "", "aws-service-role/", "service-role/", "job-function/",
  ]

  // MARK: - Reading

  private enum Section: Int {
    case policyTemplates = 1
    case connectorProfiles
    case managedPolicies
  }

  private var words: Int { Int(table.payload.number(at: 0, as: UInt32.self)) }

  private func start(of section: Section) -> Int {
    Int(table.payload.number(at: 4 * section.rawValue, as: UInt32.self))
  }

  /// How many entries a section has: the first one begins where the offsets end.
  private func count(of section: Section) -> Int {
    Int(table.payload.number(at: start(of: section), as: UInt16.self)) / 2
  }

  private func cursor(behind name: String, in section: Section) -> CatalogCursor? {
    let letters = name.utf8.map(\.lowercasedLetter)
    return letters.withUnsafeBufferPointer { wanted in
      var low = 0
      var high = count(of: section)
      while low < high {
        let middle = (low + high) / 2
        var cursor = CatalogCursor(table.payload, section: start(of: section), entry: middle)
        var same = cursor
        let order = cursor.compareText(words: words, with: wanted)
        if order == 0 { return same.string(words: words) == name ? cursor : nil }
        if order < 0 { low = middle + 1 } else { high = middle }
      }
      return nil
    }
  }

  private func names(in section: Section) -> [String] {
    (0..<count(of: section)).map { entry in
      var cursor = CatalogCursor(table.payload, section: start(of: section), entry: entry)
      return cursor.string(words: words)
    }
  }

  private func strings(_ cursor: inout CatalogCursor) -> [String] {
    var strings: [String] = []
    for _ in 0..<cursor.number() { strings.append(cursor.string(words: words)) }
    return strings
  }

  fileprivate func document(_ cursor: inout CatalogCursor) -> ServerlessDocument {
    switch cursor.byte() {
    case 0:
      var entries: [ServerlessDocument.Entry] = []
      for _ in 0..<cursor.number() {
        let name = cursor.string(words: words)
        entries.append(ServerlessDocument.Entry(name: name, value: document(&cursor)))
      }
      return .mapping(entries)
    case 1:
      var parts: [ServerlessDocument] = []
      for _ in 0..<cursor.number() { parts.append(document(&cursor)) }
      return .list(parts)
    default:
      return .text(cursor.string(words: words))
    }
  }
}

/// A piece of a template that the transform fills in.
package enum ServerlessDocument: Hashable, Sendable {
  /// A name with its value.
  package struct Entry: Hashable, Sendable {
    /// The name.
    package let name: String
    /// The value.
    package let value: ServerlessDocument
  }

  case mapping([Entry])
  case list([ServerlessDocument])
  case text(String)
}

/// A policy of SAM with blanks, such as `S3ReadPolicy`.
package struct ServerlessPolicyTemplate: Sendable {
  /// The names of the values that it needs; `Ref` to one of them in the document is a blank.
  package let parameters: [String]
  private let catalog: ServerlessCatalog
  private let documentStart: CatalogCursor

  fileprivate init(
    parameters: [String], catalog: ServerlessCatalog, behindParameters cursor: CatalogCursor
  ) {
    self.parameters = parameters
    self.catalog = catalog
    documentStart = cursor
  }

  /// The policy document, which is read from the catalog each time: most who ask for a template only
  /// want to know what it needs.
  package func document() -> ServerlessDocument {
    var cursor = documentStart
    return catalog.document(&cursor)
  }
}

/// What a connector between two types of resources makes.
package struct ConnectorProfile: Hashable, Sendable {
  /// The kind of resource that grants the permissions.
  package enum Kind: UInt8, Hashable, Sendable {
    /// A managed policy for a role.
    case managedPolicy
    /// A permission of a function.
    case lambdaPermission
    /// The policy of a queue.
    case queuePolicy
    /// The policy of a topic.
    case topicPolicy
  }

  /// What is to wait until the permissions are there.
  package enum Waiting: UInt8, Hashable, Sendable {
    case nothing
    /// The event source mapping from the source to the destination.
    case eventSourceMapping
    /// The source.
    case source
  }

  /// The kind of resource that grants the permissions.
  package let kind: Kind
  /// Whether a managed policy is for the role of the source and not for that of the destination.
  package let extendsRoleOfSource: Bool
  /// What is to wait until the permissions are there.
  package let waiting: Waiting
  /// The combinations of categories that are allowed; none when any is.
  package let combinations: [[String]]
  /// `Read` and `Write`, as far as there are, each with its statements or permission.
  package let categories: [ServerlessDocument.Entry]
}
