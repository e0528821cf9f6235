import CloudFormation
import Linting
import ResourceCatalog
import TemplateSyntax

/// The tags that a resource has.
enum ResourceTag {
  /// The properties in which types of resources have their tags, `Tags` for nearly all.
  private static let properties = [
    "Tags", "BackupVaultTags", "FileSystemTags", "HostedZoneTags", "ResourceTags", "UserPoolTags",
  ]

  /// The keys of a resource's tags, in lists of keys with values and in mappings; those that are
  /// not known are left out.
  static func keys(of resource: Resource, _ inspection: Inspection) -> [PossibleValue] {
    guard let body = resource.properties, body.isMapping else { return [] }
    for property in properties {
      guard let tags = body[property] else { continue }
      guard isTagged(resource, property) else { return [] }
      if tags.isSequence, tags.function == nil { return keys(in: tags, of: resource, inspection) }
      return inspection.values(at: PropertyPath(written: property), in: resource).flatMap { value in
        (value.mapping?.pairs ?? []).map {
          PossibleValue(.text($0.key.text), at: $0.key, when: value.scenario)
        } + inspection.elements(of: value).flatMap { keys(of: $0, inspection) }
      }
    }
    return []
  }

  private static func keys(in list: Node, of resource: Resource, _ inspection: Inspection)
    -> [PossibleValue]
  {
    let scenario = inspection.evaluation.scenario(of: resource)
    return list.elements.flatMap { element -> [PossibleValue] in
      if element.function == nil, element.isMapping, let key = element["Key"], key.isScalar {
        return [PossibleValue(.written(key), at: key, when: scenario)]
      }
      return inspection.evaluation.values(of: element, when: scenario).flatMap {
        keys(of: $0, inspection)
      }
    }
  }

  private static func keys(of tag: PossibleValue, _ inspection: Inspection) -> [PossibleValue] {
    guard tag.mapping != nil else { return [] }
    return inspection.property("Key", of: tag).filter { $0.text != nil && $0.assumedDefault == nil }
  }

  private static func isTagged(_ resource: Resource, _ property: String) -> Bool {
    guard resource.type == resource.writtenType,
      let schema = ResourceTypeCatalog.standard.type(resource.type)?.schema
    else { return false }
    return schema.property(property) != nil
  }
}
