import ServerlessModel
import TemplateSyntax

/// An entry of the `Policies` of a function or state machine.
enum ServerlessPolicyEntry: Equatable {
  /// A managed policy: a text or a call that gives one.
  case managed
  /// A policy document.
  case document
  /// A policy template of a name with its values.
  case template(String)
  /// Neither; a single name is a template that SAM does not have.
  case unknown
  /// No policy in one of the cases of a condition.
  case nothing

  /// What an entry is; a choice is what its branches are, and nil when they differ.
  init?(_ node: Node, _ templates: NamedPolicyTemplates) {
    if node.function == .if, let branches = node.functionArgument?.elements, branches.count == 3 {
      let kinds = branches.dropFirst().map { ServerlessPolicyEntry($0, templates) }
      guard let first = kinds[0], let second = kinds[1] else { return nil }
      if first == .nothing {
        self = second
      } else if second == .nothing || first.isLike(second) {
        self = first
      } else {
        return nil
      }
    } else if node.function == .ref, node.functionArgument?.textIs("AWS::NoValue") ?? false {
      self = .nothing
    } else if node.isFunctionCall || node.kind == .string {
      self = .managed
    } else if node.isMapping, node["Statement"] != nil {
      self = .document
    } else if node.isMapping, node.count == 1, let name = node.pairs.first?.key.text,
      templates.parameters(of: name) != nil
    {
      self = .template(name)
    } else {
      self = .unknown
    }
  }

  private func isLike(_ other: ServerlessPolicyEntry) -> Bool {
    switch (self, other) {
    case (.template, .template): true
    default: self == other
    }
  }
}

extension ServerlessDeclaration {
  /// The entries of `Policies`.
  var policyEntries: [Node] {
    guard let policies = self["Policies"], policies.isGiven else { return [] }
    return policies.isSequence ? policies.elements : [policies]
  }

  /// The policy templates among the entries, also those in the branches of a choice.
  func policyTemplates(_ templates: NamedPolicyTemplates) -> [Node.Pair] {
    func pairs(in node: Node) -> [Node.Pair] {
      if node.function == .if {
        return (node.functionArgument?.elements.dropFirst() ?? []).flatMap(pairs)
      }
      guard case .template = ServerlessPolicyEntry(node, templates) else { return [] }
      return node.pairs
    }
    return policyEntries.flatMap(pairs)
  }
}
