import CloudFormation
import Linting
import ServerlessModel
import TemplateSyntax

/// A connector as it is written: a resource of SAM, or an attribute of any resource.
struct WrittenConnector {
  /// The resource, or the one with the attribute.
  let resource: Resource
  /// The name.
  let key: Node
  /// What stands under the name.
  let body: Node
  /// Whether it is an attribute of the resource that it begins at.
  let isEmbedded: Bool

  /// The properties; nil when they are left out or no mapping.
  var properties: Node? {
    body["Properties"].flatMap { $0.isMapping && !$0.isFunctionCall ? $0 : nil }
  }

  /// What it leads to: one thing, or several.
  var destinations: [Node] {
    guard let destination = properties?["Destination"] else { return [] }
    return destination.isSequence ? destination.elements : [destination]
  }

  /// The ends that are written as mappings, with whether one is a destination.
  var ends: [Node] {
    let source = isEmbedded ? nil : properties?["Source"]
    return ([source].compactMap(\.self) + destinations).filter { $0.isMapping }
  }
}

extension Inspection {
  /// Every connector of the template.
  var writtenConnectors: [WrittenConnector] {
    guard template.isServerless, !template.hasUnknownMacro else { return [] }
    return template.resources.flatMap { resource -> [WrittenConnector] in
      if resource.type == "AWS::Serverless::Connector" {
        return [
          WrittenConnector(
            resource: resource, key: resource.key, body: resource.body, isEmbedded: false)
        ]
      }
      let connectors = resource.body["Connectors"].flatMap { $0.isMapping ? $0.pairs : nil } ?? []
      return connectors.filter { !$0.key.bringsOtherKeys }.map {
        WrittenConnector(resource: resource, key: $0.key, body: $0.value, isEmbedded: true)
      }
    }
  }
}
