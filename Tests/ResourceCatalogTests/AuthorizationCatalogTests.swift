import ResourceCatalog
import Testing

@Suite struct `The authorization catalog` {
  private let catalog = AuthorizationCatalog.standard

  @Test func `is as it was generated`() {
    #expect(catalog.isIntact)
  }

  @Test func `finds a service in any case`() throws {
    #expect(try #require(catalog.service("S3")).prefix == "s3")
    #expect(catalog.service("s33") == nil)
    #expect(catalog.service("") == nil)
    #expect(catalog.service("zzzz") == nil)
  }

  @Test func `finds every service and action by its own name`() throws {
    for service in catalog.services {
      #expect(catalog.service(service.prefix) == service)
      for action in service.actions {
        let found = try #require(service.action(action.name.uppercased()), "\(action.name)")
        #expect(found.name == action.name)
        #expect(found.targets.count == action.targets.count)
      }
    }
  }

  @Test func `keeps services and actions in order`() {
    let prefixes = catalog.services.map(\.prefix)
    #expect(prefixes == prefixes.sorted { Array($0.utf8).lexicographicallyPrecedes($1.utf8) })
    for service in catalog.services {
      let names = service.actions.map { $0.name.lowercased() }
      #expect(names == names.sorted { Array($0.utf8).lexicographicallyPrecedes($1.utf8) })
    }
  }

  @Test(arguments: [
    ("s3:GetObject", AccessLevel.read), ("s3:putobject", .write), ("S3:ListBucket", .list),
    ("s3:PutBucketPolicy", .permissionsManagement), ("ec2:CreateTags", .tagging),
    ("iam:PassRole", .permissionsManagement), ("sqs:CreateQueue", .write),
  ])
  func `tells what an action lets its caller do`(action: String, level: AccessLevel) throws {
    #expect(try #require(catalog.action(action)).accessLevel == level)
  }

  @Test(arguments: ["s3:HeadObject", "sqs:SendMessageBatch", "s3", "s3:", ":GetObject", "nope:Get"])
  func `knows no action that does not exist`(action: String) {
    #expect(catalog.action(action) == nil)
  }

  @Test func `keeps actions that AWS no longer documents apart`() throws {
    #expect(try #require(catalog.action("codestar:CreateProject")).isRetired)
    #expect(try #require(catalog.action("s3:GetObject")).isRetired == false)
  }

  @Test func `knows which actions can be limited to a resource`() throws {
    let object = try #require(catalog.action("s3:GetObject"))
    #expect(object.supportsResourceLevelPermissions)
    #expect(object.alwaysNamesResource)
    #expect(
      object.targets.map(\.resourceType.arnFormat).contains(
        "arn:${Partition}:s3:::${BucketName}/${ObjectName}"))
    let list = try #require(catalog.action("s3:ListAllMyBuckets"))
    #expect(list.supportsResourceLevelPermissions == false)
    #expect(list.targets.isEmpty)
    let metrics = try #require(catalog.action("sts:TagSession"))
    #expect(metrics.supportsResourceLevelPermissions)
  }

  @Test func `knows which actions hand a role to a service`() throws {
    #expect(try #require(catalog.action("lambda:CreateFunction")).passesRole)
    #expect(try #require(catalog.action("lambda:InvokeFunction")).passesRole == false)
  }

  @Test func `knows the condition keys of a service, an action and a resource`() throws {
    let service = try #require(catalog.service("lambda"))
    let names = service.conditionKeys.map(\.name)
    #expect(names.contains("lambda:FunctionUrlAuthType"))
    #expect(names.contains("aws:ResourceTag/${TagKey}"))
    let creation = try #require(service.action("CreateFunction"))
    let layer = try #require(creation.conditionKeys.first { $0.name == "lambda:Layer" })
    #expect(layer.isMultivalued)
    #expect(layer.valueType == .string)
    let function = try #require(service.resourceTypes.first { $0.name == "function" })
    #expect(function.conditionKeys.map(\.name).contains("aws:ResourceTag/${TagKey}"))
  }

  @Test func `expands patterns of actions`() {
    let names = catalog.actions(matching: "SQS:receive*").map(\.qualifiedName)
    #expect(names == ["sqs:ReceiveMessage"])
    #expect(catalog.actions(matching: "sqs:*").count == catalog.service("sqs")?.actions.count)
    #expect(
      catalog.actions(matching: "sq?:SendMessage").map(\.qualifiedName) == ["sqs:SendMessage"])
    #expect(catalog.actions(matching: "*").count > 20_000)
    #expect(catalog.actions(matching: "").isEmpty)
    #expect(catalog.actions(matching: "s3").isEmpty)
    #expect(catalog.actions(matching: "s3:Nothing*").isEmpty)
  }

  @Test(arguments: ["Get*", "*Object", "P?t*", "a*", "Z*", "put*acl", "?*", "List*s"])
  func `expands a pattern to just the actions that it stands for`(pattern: String) throws {
    for service in ["s3", "ec2", "sqs", "iam"].compactMap(catalog.service) {
      let all = WildcardPattern(pattern, ignoringCase: true)
      let expected = service.actions.map(\.name).filter(all.matches)
      #expect(service.actions(matching: pattern).map(\.name) == expected)
    }
  }

  @Test(arguments: [0, 7, 31, 32, 4096])
  func `is refused when it is cut short`(length: Int) {
    var bytes = Self.bytes
    bytes.removeLast(max(0, bytes.count - length))
    bytes.withUnsafeBytes { #expect(AuthorizationCatalog($0) == nil) }
  }

  @Test(arguments: [0, 8, 16, 20])
  func `is refused when its header is another`(place: Int) {
    var bytes = Self.bytes
    bytes[place] ^= 0x40
    bytes.withUnsafeBytes { #expect(AuthorizationCatalog($0) == nil) }
  }

  @Test(arguments: [32, 100_000, bytes.count - 1])
  func `is seen to be damaged when a byte has changed`(place: Int) {
    var bytes = Self.bytes
    bytes[place] ^= 0x01
    bytes.withUnsafeBytes { #expect(AuthorizationCatalog($0)?.isIntact == false) }
  }

  private static let bytes = [UInt8](AuthorizationCatalog.bytesOfStandardTable)
}
