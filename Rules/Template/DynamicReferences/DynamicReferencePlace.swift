import CloudFormation
import Linting
import TemplateSyntax

/// A dynamic reference and where in the template it stands.
struct DynamicReferencePlace {
  /// The reference.
  let reference: DynamicReference
  /// The section of the template.
  let section: TemplateSection
  /// The entry of the section, such as the logical id of a resource.
  let entry: String
  /// The keys from the entry inwards, without positions in lists and the parts of function calls.
  let keys: [String]

  /// What resolves the reference, such as `ssm`; empty when the reference names nothing.
  var service: String {
    let parts = reference.text.dropFirst(2).dropLast(2).split(separator: ":")
    return parts.count > 1 ? String(parts[1]) : ""
  }

  /// Whether it stands in the properties of a resource.
  var isInProperties: Bool { section == .resources && keys.first == "Properties" }

  /// The keys from the properties of the resource inwards.
  var propertyKeys: [String] { Array(keys.dropFirst()) }

  /// The references that CloudFormation sees in the sections that it works on, in the order written.
  static func all(in inspection: Inspection) -> [DynamicReferencePlace] {
    var places: [DynamicReferencePlace] = []
    for pair in inspection.template.root.pairs {
      guard let section = TemplateSection(rawValue: pair.key.text), read.contains(section) else {
        continue
      }
      for entry in pair.value.pairs {
        DynamicReference.each(in: entry.value) { reference in
          guard !reference.holdsSpace else { return }
          places.append(
            DynamicReferencePlace(
              reference: reference, section: section, entry: entry.key.text,
              keys: keys(of: reference.node, in: entry.value)))
        }
      }
    }
    return places
  }

  private static let read: [TemplateSection] = [.parameters, .conditions, .resources, .outputs]

  private static func keys(of node: Node, in entry: Node) -> [String] {
    var keys: [String] = []
    var node = node.writtenOrigin
    while node != entry, let parent = node.parent {
      if let key = node.key, parent.function == nil { keys.append(key.text) }
      node = parent
    }
    return keys.reversed()
  }
}
