/// What an access policy can say about one service.
///
/// In the table it is four pairs of a 16-bit count and a 32-bit offset (resource types, condition
/// keys, sets of condition keys, actions), the prefix, and those four sections. Actions are sorted
/// by their names in lower case and stand in blocks of 16.
package struct ServiceAuthorization: Sendable {
  /// The catalog that the service stands in.
  package let catalog: AuthorizationCatalog
  let offset: Int

  private static let blockSize = 16

  enum Section: Int {
    case resourceTypes
    case conditionKeys
    case conditionKeySets
    case actions
  }

  var bytes: UnsafeRawBufferPointer { catalog.table.payload }

  func count(of section: Section) -> Int {
    Int(bytes.number(at: offset + 6 * section.rawValue, as: UInt16.self))
  }

  func start(of section: Section) -> Int {
    offset + Int(bytes.number(at: offset + 6 * section.rawValue + 2, as: UInt32.self))
  }

  var prefixLetters: UnsafeRawBufferPointer {
    var cursor = CatalogCursor(bytes, at: offset + 24)
    return cursor.text()
  }

  /// What the service's actions begin with, for instance `s3`.
  package var prefix: String { String(decoding: prefixLetters, as: UTF8.self) }

  /// The kinds of resources that the service's actions work on.
  package var resourceTypes: [AuthorizedResourceType] {
    (0..<count(of: .resourceTypes)).map { resourceType($0) }
  }

  func resourceType(_ index: Int) -> AuthorizedResourceType {
    AuthorizedResourceType(service: self, index: index)
  }

  /// The condition keys that the service knows beside the global ones, with patterns such as
  /// `aws:ResourceTag/${TagKey}`.
  package var conditionKeys: [AuthorizedConditionKey] {
    (0..<count(of: .conditionKeys)).map { conditionKey($0) }
  }

  func conditionKey(_ index: Int) -> AuthorizedConditionKey {
    var cursor = CatalogCursor(bytes, section: start(of: .conditionKeys), entry: index)
    let kind = cursor.byte()
    return AuthorizedConditionKey(
      name: cursor.string(words: catalog.words),
      valueType: AuthorizedConditionKey.ValueType(rawValue: kind & 0x7F) ?? .string,
      isMultivalued: kind & 0x80 != 0
    )
  }

  func conditionKeySet(_ index: Int) -> [AuthorizedConditionKey] {
    var cursor = CatalogCursor(bytes, section: start(of: .conditionKeySets), entry: index)
    return (0..<cursor.number()).map { _ in conditionKey(cursor.number()) }
  }

  /// How many actions the service has, also counting those that AWS no longer documents.
  package var actionCount: Int { count(of: .actions) }

  /// Every action of the service, sorted by name, also those that AWS no longer documents.
  package var actions: [AuthorizedAction] { actions(from: 0) { _ in .wanted } }

  /// The action with a name, in any case; nil when there is none.
  package func action(_ name: some StringProtocol) -> AuthorizedAction? {
    let wanted = name.utf8.map(\.lowercasedLetter)
    return wanted.withUnsafeBufferPointer { action(letters: $0) }
  }

  /// The last block that does not begin behind some letters; the first when all do.
  private func firstBlock(before letters: UnsafeBufferPointer<UInt8>) -> Int {
    let section = start(of: .actions)
    var low = 0
    var high = blockCount
    while low < high {
      let middle = (low + high) / 2
      var cursor = CatalogCursor(bytes, section: section, entry: middle)
      if cursor.compareText(words: catalog.words, with: letters) > 0 {
        high = middle
      } else {
        low = middle + 1
      }
    }
    return max(0, low - 1)
  }

  private func action(letters wanted: UnsafeBufferPointer<UInt8>) -> AuthorizedAction? {
    guard blockCount > 0 else { return nil }
    let words = catalog.words
    let block = firstBlock(before: wanted)
    var cursor = CatalogCursor(bytes, section: start(of: .actions), entry: block)
    for _ in 0..<size(ofBlock: block) {
      var name = cursor
      let order = cursor.compareText(words: words, with: wanted)
      if order == 0 {
        var letters: [UInt8] = []
        name.text(words: words, into: &letters)
        return AuthorizedAction(service: self, letters: letters, at: cursor)
      }
      if order > 0 { return nil }
      AuthorizedAction.skip(&cursor)
    }
    return nil
  }

  /// The actions whose names a pattern such as `Get*` stands for, sorted by name.
  package func actions(matching pattern: String) -> [AuthorizedAction] {
    guard pattern.utf8.contains(where: \.isWildcard) else {
      return action(pattern).map { [$0] } ?? []
    }
    let beginning = pattern.utf8.prefix { !$0.isWildcard }.map(\.lowercasedLetter)
    let pattern = WildcardPattern(pattern, ignoringCase: true)
    return beginning.withUnsafeBufferPointer { beginning in
      actions(from: firstBlock(before: beginning)) { letters in
        if pattern.matches(letters: letters) { return .wanted }
        let order = beginning.compared(
          to: letters.lazy.map(\.lowercasedLetter).prefix(beginning.count))
        return order < 0 ? .last : .unwanted
      }
    }
  }

  private func size(ofBlock block: Int) -> Int {
    min(Self.blockSize, count(of: .actions) - block * Self.blockSize)
  }

  private var blockCount: Int {
    (count(of: .actions) + Self.blockSize - 1) / Self.blockSize
  }

  private enum Judgement {
    case wanted
    case unwanted
    /// Neither the action is wanted nor any behind it.
    case last
  }

  private func actions(from first: Int, judge: ([UInt8]) -> Judgement) -> [AuthorizedAction] {
    var actions: [AuthorizedAction] = []
    for block in first..<max(first, blockCount) {
      var isOver = false
      forEachAction(inBlock: block) { letters, cursor in
        let judgement = judge(letters)
        if judgement == .wanted {
          actions.append(AuthorizedAction(service: self, letters: letters, at: cursor))
        }
        isOver = judgement == .last
        return !isOver
      }
      if isOver { break }
    }
    return actions
  }

  /// Gives the actions of a block in order until `body` returns false.
  private func forEachAction(
    inBlock block: Int, _ body: (_ letters: [UInt8], _ cursor: CatalogCursor) -> Bool
  ) {
    var cursor = CatalogCursor(bytes, section: start(of: .actions), entry: block)
    var letters: [UInt8] = []
    for _ in 0..<size(ofBlock: block) {
      letters.removeAll(keepingCapacity: true)
      cursor.text(words: catalog.words, into: &letters)
      guard body(letters, cursor) else { return }
      AuthorizedAction.skip(&cursor)
    }
  }
}

extension ServiceAuthorization: Hashable {
  package static func == (left: ServiceAuthorization, right: ServiceAuthorization) -> Bool {
    left.offset == right.offset && left.bytes.baseAddress == right.bytes.baseAddress
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(offset)
  }
}
