package import CloudFormation
import SourceText
package import TemplateSyntax

/// An access policy in a template, as a value over the places where it is written.
///
/// Source: <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html>
package struct AccessPolicy: Sendable {
  /// The resource that carries the policy, as the template declares it.
  package let resource: Resource
  /// The property that holds it.
  package let location: PolicyLocation
  /// The document; for a property that holds statements alone, those.
  package let document: PossibleValue
  /// The statements, in the order written; of a choice between several, all with their scenarios.
  package let statements: [PolicyStatement]
  /// Whether every statement is known: no part is a function whose result is open.
  package let isComplete: Bool

  /// What the policy is attached to.
  package let kind: PolicyKind

  /// The policies that the resources of a template carry, in their order.
  ///
  /// Without those of generated resources that a transform words itself: they grant what an event or
  /// a policy template needs, and nobody can change them. What a role may do is known only with them:
  /// `includingGenerated`.
  package static func policies(
    of resources: [Resource], _ evaluation: Evaluation, includingGenerated: Bool = false
  ) -> [AccessPolicy] {
    let boundaries = boundaries(of: resources, evaluation)
    return resources.flatMap { resource in
      let isBoundary = boundaries.contains(resource.logicalId)
      return PolicyLocation.locations(ofType: resource.type).flatMap { location in
        documents(at: location, of: resource, evaluation).compactMap { document -> AccessPolicy? in
          if !includingGenerated, resource.generation != nil, document.place.isSynthesized {
            return nil
          }
          return AccessPolicy(
            document, at: location, of: resource, kind: isBoundary ? .boundary : location.kind,
            evaluation)
        }
      }
    }
  }

  /// The logical ids of the managed policies that limit users or roles.
  private static func boundaries(of resources: [Resource], _ evaluation: Evaluation)
    -> Set<String>
  {
    var names: Set<String> = []
    for resource in resources where resource.properties?.pair("PermissionsBoundary") != nil {
      for value in evaluation.values(at: "PermissionsBoundary", in: resource) {
        if let name = value.reference?.name { names.insert(name) }
      }
    }
    return names
  }

  private static func documents(
    at location: PolicyLocation, of resource: Resource, _ evaluation: Evaluation
  ) -> [PossibleValue] {
    let values = evaluation.values(at: location.path, in: resource)
    switch location.form {
    case .document:
      return values.compactMap {
        if $0.mapping != nil { return $0 }
        return documentInText($0) ?? ($0.isNoDocument ? $0 : nil)
      }
    case .statements:
      return values.filter { $0.mapping != nil || $0.sequence != nil }
    case .serverlessPolicies:
      return values.flatMap { value in
        value.mapping == nil ? evaluation.elements(of: value) : [value]
      }.filter { $0.mapping?.pair("Statement") != nil }
    }
  }

  /// The document in a text that is JSON; all its parts stand where the text does.
  private static func documentInText(_ value: PossibleValue) -> PossibleValue? {
    guard let text = value.text, text.utf8.first(where: { $0 > 0x20 }) == UInt8(ascii: "{") else {
      return nil
    }
    let written = SyntaxTree.parse(SourceText(name: "policy", text: text))
    guard written.issues.isEmpty, let root = written.root, root.isMapping else { return nil }
    var tree = DerivedTree(of: value.place.writtenTree)
    tree.copy(root, from: value.place)
    guard let copy = tree.finish().first else { return nil }
    var document = value
    document.content = .written(copy)
    return document
  }

  /// Whether what stands for the document is a list or a text that is no JSON.
  package var isNoDocument: Bool { location.form == .document && document.mapping == nil }

  private init(
    _ document: PossibleValue, at location: PolicyLocation, of resource: Resource,
    kind: PolicyKind, _ evaluation: Evaluation
  ) {
    self.kind = kind
    self.resource = resource
    self.location = location
    self.document = document
    let isDocument = location.form != .document || document.mapping != nil
    let written =
      location.form == .statements
      ? [document] : isDocument ? evaluation.property("Statement", of: document) : []
    var statements: [PolicyStatement] = []
    var isComplete = isDocument
    for value in written {
      let elements = value.mapping == nil ? evaluation.elements(of: value) : [value]
      for element in elements {
        if let statement = PolicyStatement(element, evaluation) {
          statements.append(statement)
        } else {
          isComplete = false
        }
      }
    }
    self.statements = statements
    self.isComplete = isComplete
  }
}

extension PossibleValue {
  /// Whether a value is a list, or a text that is not even meant to be JSON.
  ///
  /// Of an empty text and of a default others speak.
  fileprivate var isNoDocument: Bool {
    if sequence != nil { return true }
    guard assumedDefault == nil, let text else { return false }
    let first = text.utf8.first { $0 > 0x20 }
    return first != nil && first != UInt8(ascii: "{") && first != UInt8(ascii: "$")
  }
}

extension DerivedTree {
  /// Makes a copy of a node of another source, as if it stood where `origin` does.
  fileprivate mutating func copy(_ node: Node, from origin: Node) {
    if node.isMapping {
      mapping(from: origin) { tree in
        for pair in node.pairs {
          tree.key(pair.key.text, from: origin)
          tree.copy(pair.value, from: origin)
        }
      }
    } else if node.isSequence {
      sequence(from: origin) { tree in
        for element in node.elements { tree.copy(element, from: origin) }
      }
    } else {
      string(node.text, from: origin)
    }
  }
}

/// One element of a statement that holds one text or a list of them: actions or resources.
package struct PolicyElement: Sendable {
  /// The key, such as `Action`.
  package let key: Node
  /// The texts, each in its scenario.
  package let values: [PossibleValue]

  init?(_ name: String, of statement: PossibleValue, _ evaluation: Evaluation) {
    guard let key = statement.mapping?.pair(name)?.key else { return nil }
    self.key = key
    values = evaluation.texts(of: evaluation.property(name, of: statement))
  }
}

extension Evaluation {
  /// The single values and the elements of lists among some values.
  func texts(of values: [PossibleValue]) -> [PossibleValue] {
    values.flatMap { value in
      switch value.content {
      case .written(let node) where node.isMapping:
        var unknown = value
        unknown.content = .unknown
        return [unknown]
      case .absent: return []
      default: return elements(of: value)
      }
    }
  }
}
