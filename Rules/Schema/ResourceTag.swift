import CloudFormation
import Linting
import ResourceCatalog
import TemplateSyntax

/// The tags that a resource has.
enum ResourceTag {
  /// The property with the tags, of the types that do not call it `Tags`.
  private static let otherNames = [
    "AWS::Backup::BackupVault": "BackupVaultTags", "AWS::Cognito::UserPool": "UserPoolTags",
    "AWS::EFS::FileSystem": "FileSystemTags", "AWS::Route53::HostedZone": "HostedZoneTags",
  ]

  /// The property with the tags of a resource; nil when its type takes none.
  static func property(of resource: Resource) -> String? {
    guard let schema = ResourceTypeCatalog.standard.type(resource.type)?.schema else { return nil }
    return ["Tags", otherNames[resource.type] ?? "Tags"].first { schema.property($0) != nil }
  }

  /// The keys of a resource's tags, in lists of keys with values and in mappings; those that are
  /// not known are left out.
  ///
  /// Most tags are written plainly, and most of those have nothing wrong: `mayMatter` tells by the
  /// keys as they stand in such a list whether they are worth more work.
  static func keys(
    of resource: Resource, _ inspection: Inspection, mayMatter: ([Node]) -> Bool
  ) -> [PossibleValue] {
    guard let body = resource.properties, body.isMapping,
      let pair = body.pair("Tags") ?? otherNames[resource.type].flatMap({ body.pair($0) })
    else { return [] }
    let tags = pair.value
    if let keys = plainKeys(tags), !mayMatter(keys) { return [] }
    guard isTagged(resource, pair.key.text) else { return [] }
    let path = PropertyPath(key: pair.key.text)
    return inspection.values(at: path, in: resource).flatMap { value -> [PossibleValue] in
      if value.sequence == nil {
        return (value.mapping?.pairs ?? []).map {
          PossibleValue(.text($0.key.text), at: $0.key, when: value.scenario)
        }
      }
      return inspection.elements(of: value).filter { $0.mapping != nil }.flatMap {
        inspection.property("Key", of: $0).filter { $0.text != nil && $0.assumedDefault == nil }
      }
    }
  }

  /// The keys of a list or mapping in which all of them are written; nil for any other.
  private static func plainKeys(_ tags: Node) -> [Node]? {
    guard tags.function == nil else { return nil }
    if tags.isMapping { return tags.pairs.map(\.key) }
    var keys: [Node] = []
    for element in tags.elements {
      guard element.isMapping, let key = element["Key"], key.isScalar else { return nil }
      keys.append(key)
    }
    return keys
  }

  private static func isTagged(_ resource: Resource, _ property: String) -> Bool {
    guard resource.type == resource.writtenType,
      let schema = ResourceTypeCatalog.standard.type(resource.type)?.schema
    else { return false }
    return schema.property(property) != nil
  }
}
