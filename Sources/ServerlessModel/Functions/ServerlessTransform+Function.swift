import CloudFormation
import TemplateSyntax

/// `AWS::Serverless::Function` becomes a Lambda function, and brings its role, version and alias,
/// URL, destinations, and what its events need.
///
/// Source: <https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-resource-function.html>
extension ServerlessTransform {
  mutating func convertFunction(_ function: ServerlessResource) {
    var role = FunctionRole(of: function)
    become("AWS::Lambda::Function", functionProperties(function, &role), function)
    let target = addVersionAndAlias(of: function) ?? function.id
    addFunctionURL(of: function, target)
    addEventDestinations(of: function, target, &role)
    for event in function.events { addEvent(event, of: function, target, &role) }
    addRole(role, of: function)
  }

  /// The properties that Lambda has under the same name.
  private static let sameName = [
    "FunctionName", "Handler", "Runtime", "Description", "MemorySize", "Timeout", "VpcConfig",
    "Environment", "KmsKeyArn", "ReservedConcurrentExecutions", "Layers", "FileSystemConfigs",
    "ImageConfig", "CodeSigningConfigArn", "Architectures", "EphemeralStorage", "SnapStart",
    "RuntimeManagementConfig", "LoggingConfig", "RecursiveLoop", "TenancyConfig", "DurableConfig",
    "FunctionScalingConfig", "PublishToLatestPublished",
  ]

  private func functionProperties(_ function: ServerlessResource, _ role: inout FunctionRole)
    -> GeneratedProperties
  {
    var properties: GeneratedProperties = ["Code": FunctionCode.value(of: function)]
    properties.reserve(12)
    properties.copy(Self.sameName, from: function.properties)
    if function["PackageType"]?.text == "Image" {
      properties["PackageType"] = .merged(function["PackageType"])
    }
    if let tracing = function["Tracing"], parameters.text(tracing.node) != "Disabled" {
      properties["TracingConfig"] = .from(tracing.node, ["Mode": .merged(tracing)])
    }
    if let queue = function["DeadLetterQueue"], let target = queue["TargetArn"] {
      properties["DeadLetterConfig"] = .from(queue.node, ["TargetArn": .merged(target)])
      role.allowDeadLetters(queue, target)
    }
    if let config = function["CapacityProviderConfig"] {
      properties["CapacityProviderConfig"] = .from(config.node, capacity(config))
    }
    properties["Tags"] = ServerlessTags.list(of: function, createdBy: ServerlessTags.ofLambda)
    properties["Role"] = functionRole(function)
    return properties
  }

  private func capacity(_ config: MergedValue) -> GeneratedValue {
    var instances: GeneratedProperties = [:]
    for (name, value) in config.entries {
      instances[name == "Arn" ? "CapacityProviderArn" : name] = .merged(value)
    }
    return ["LambdaManagedInstancesCapacityProviderConfig": .mapping(instances)]
  }

  /// The role that is made for a function.
  private func madeRole(_ function: ServerlessResource) -> GeneratedValue {
    .from(function["Policies"]?.key ?? function.resource.key, .arn(function.id + "Role"))
  }

  /// The role that the function names, or the one that is made for it.
  private func functionRole(_ function: ServerlessResource) -> GeneratedValue? {
    guard let role = function["Role"] else { return madeRole(function) }
    guard role.function == .if, let branches = role.node.functionArgument?.elements,
      branches.count == 3
    else { return role.node.isNoValue ? nil : .merged(role) }
    guard branches[1].isNoValue || branches[2].isNoValue else { return .merged(role) }
    let made = madeRole(function)
    if branches[1].isNoValue, branches[2].isNoValue { return made }
    return .from(
      role.node,
      [
        "Fn::If": [
          .written(branches[0]), branches[1].isNoValue ? made : .written(branches[1]),
          branches[2].isNoValue ? made : .written(branches[2]),
        ]
      ])
  }
}

/// Where the code of a function or layer is, in the words of the type that it becomes.
enum FunctionCode {
  /// `Code` of a function.
  static func value(of function: ServerlessResource) -> GeneratedValue {
    if let image = function["ImageUri"] {
      return .from(image.node, ["ImageUri": .merged(image)])
    }
    var code: GeneratedProperties
    let place: Node
    if let inline = function["InlineCode"] {
      code = ["ZipFile": .merged(inline)]
      place = inline.node
    } else if let location = function["CodeUri"] {
      code = Self.location(location)
      place = location.node
    } else {
      // The command line finds an image or a folder by itself when it builds the function.
      return .from(function.place, .unknown)
    }
    if let key = function["SourceKMSKeyArn"] { code["SourceKMSKeyArn"] = .merged(key) }
    return .from(place, .mapping(code))
  }

  /// The bucket and key of a location; both unknown for a path, which packaging replaces.
  static func location(_ location: MergedValue) -> GeneratedProperties {
    guard location.isMapping else {
      guard let parts = location.text.flatMap(bucketAndKey) else {
        return ["S3Bucket": .unknown, "S3Key": .unknown]
      }
      return [
        "S3Bucket": .text(parts.bucket), "S3Key": .text(parts.key),
        "S3ObjectVersion": parts.version.map { .text($0) },
      ]
    }
    return [
      "S3Bucket": .merged(location["Bucket"]), "S3Key": .merged(location["Key"]),
      "S3ObjectVersion": .merged(location["Version"]),
    ]
  }

  /// The parts of an address such as `s3://bucket/key?versionId=3`.
  static func bucketAndKey(_ address: String) -> (bucket: String, key: String, version: String?)? {
    let scheme = "s3://"
    guard address.hasPrefix(scheme) else { return nil }
    let rest = address.utf8.dropFirst(scheme.utf8.count)
    guard let slash = rest.firstIndex(of: UInt8(ascii: "/")) else { return nil }
    let behind = rest[rest.index(after: slash)...]
    let parts = behind.split(separator: UInt8(ascii: "?"), maxSplits: 1).map(Substring.init)
    let query = "versionId="
    let version = parts.dropFirst().first.flatMap {
      $0.hasPrefix(query) ? String($0.dropFirst(query.count)) : nil
    }
    return (String(Substring(rest[..<slash])), String(parts.first ?? ""), version)
  }
}

/// Tags, which SAM writes as a mapping and most types take as a list.
enum ServerlessTags {
  /// The tags of a resource as a list, with the one that SAM adds.
  static func list(of resource: ServerlessResource, createdBy own: GeneratedValue? = nil)
    -> GeneratedValue?
  {
    var tags: [GeneratedValue] = []
    for (name, value) in resource["Tags"]?.entries ?? [] {
      tags.append(
        .from(value.key ?? value.node, ["Key": .text(name), "Value": .merged(value)]))
    }
    if let own { tags.append(own) }
    return tags.isEmpty ? nil : .list(tags)
  }

  /// The tag that SAM adds to functions and what is like them.
  static let ofLambda = own("lambda:createdBy")

  /// A tag that SAM adds.
  static func own(_ key: String) -> GeneratedValue { ["Key": .text(key), "Value": "SAM"] }

  /// The tags that a generated resource gets when they are to be propagated.
  static func propagated(from resource: ServerlessResource) -> GeneratedValue? {
    resource["PropagateTags"]?.node.boolean == true ? list(of: resource) : nil
  }
}
