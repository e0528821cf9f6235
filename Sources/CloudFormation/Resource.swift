package import TemplateSyntax

/// A resource: declared in the template, or generated from one that is.
package struct Resource: Hashable, Sendable {
  /// The logical id.
  package let logicalId: String
  /// Where the logical id is written; for a generated resource, that of the one it comes from.
  package let key: Node
  /// The mapping with the type, properties and attributes.
  package let body: Node
  /// The type that CloudFormation creates.
  package let type: String
  /// The type as the template writes it, different for what a transform rewrites.
  package let writtenType: String
  /// The properties as CloudFormation gets them; nil when there are none.
  package let properties: Node?
  /// The resource of the template that this one was generated from; nil for a declared one.
  package let generatedBy: String?

  init?(_ pair: Node.Pair) {
    guard pair.value.isMapping, let type = pair.value["Type"], type.isScalar else { return nil }
    logicalId = pair.key.text
    key = pair.key
    body = pair.value
    self.type = type.text
    writtenType = self.type
    properties = pair.value["Properties"]
    generatedBy = nil
  }

  /// A resource that a transform makes from another.
  package init(
    logicalId: String, type: String, properties: Node?, from source: Resource, generated: Bool
  ) {
    self.logicalId = logicalId
    self.type = type
    self.properties = properties
    key = source.key
    body = source.body
    writtenType = source.writtenType
    generatedBy = generated ? source.logicalId : nil
  }

  /// Where the type is written.
  package var typeNode: Node { body["Type"] ?? key }

  /// The name of the condition under which the resource is made.
  package var condition: Node? {
    body["Condition"].flatMap { $0.isScalar ? $0 : nil }
  }

  /// The logical ids that the resource waits for, each as written.
  package var dependsOn: [Node] {
    guard let node = body["DependsOn"] else { return [] }
    return node.isSequence ? node.elements.filter(\.isScalar) : node.isScalar ? [node] : []
  }
}
