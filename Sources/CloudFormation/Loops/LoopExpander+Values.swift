import TemplateSyntax

/// How values that depend on elements are written where the loops are gone.
///
/// What is certain becomes a plain text. What rests on a parameter's default, or is not known,
/// becomes a call that says so: `!Ref Name` becomes `!Select [0, !Ref Names]`, and is worked out as
/// any other value of the template is.
extension LoopExpander {
  /// Copies a text; returns whether it differs from what is written.
  mutating func copyText(_ node: Node, _ bindings: [Binding], _ role: Role) -> Bool {
    let placeholders = Placeholders(node, bindings)
    guard !placeholders.isEmpty else {
      tree.part(node)
      return false
    }
    guard role == .name || placeholders.isCertain else {
      write(placeholders, bindings, from: node)
      return true
    }
    if role == .name, let name = placeholders.text, writtenNames[name] == nil {
      writtenNames[name] = node.text
    }
    return writeText(of: placeholders, from: node)
  }

  /// Writes a text with what is known put in; returns whether that is anything.
  private mutating func writeText(of placeholders: Placeholders, from node: Node) -> Bool {
    guard let text = placeholders.text else {
      tree.part(node)
      return false
    }
    spend(text.utf8.count / 8)
    tree.string(text, from: node)
    return true
  }

  private mutating func write(_ placeholders: Placeholders, _ bindings: [Binding], from node: Node)
  {
    tree.mapping(from: node) { tree in
      tree.key("Fn::Join", from: node)
      tree.sequence(from: node) { tree in
        tree.string("", from: node)
        tree.sequence(from: node) { tree in
          for part in placeholders.parts {
            switch part {
            case .text(let text): tree.string(text, from: node)
            case .element(let element):
              bindings[element.binding].element
                .write(into: &tree, from: node, isAlphanumeric: element.isAlphanumeric)
            }
          }
        }
      }
    }
  }

  // MARK: - Calls

  /// Copies a call in which texts have a meaning; returns whether anything differs, nil for another
  /// node.
  mutating func copyCall(_ node: Node, _ bindings: [Binding], _ role: Role) -> Bool? {
    guard let function = node.function, let argument = node.functionArgument else { return nil }
    switch function {
    case .ref:
      if argument.isScalar, let binding = bindings.last(where: { argument.textIs($0.identifier) }) {
        binding.element.write(into: &tree, from: node, isAlphanumeric: false)
        return true
      }
      return copyArgument(of: node, argument, bindings)
    case .getAtt, .condition:
      return copyArgument(of: node, argument, bindings)
    case .if:
      return argument.isSequence ? copyChoice(node, argument, bindings, role) : nil
    case .sub:
      return copySubstitution(node, argument, bindings, role)
    default:
      return nil
    }
  }

  private mutating func copyArgument(of node: Node, _ argument: Node, _ bindings: [Binding]) -> Bool
  {
    let copy = tree.beginCopy(of: node)
    if let key = node.functionKey { tree.part(key) }
    let isChanged = copyNode(argument, bindings, .name)
    tree.end(copy, isChanged: isChanged)
    return isChanged
  }

  private mutating func copyChoice(
    _ node: Node, _ argument: Node, _ bindings: [Binding], _ role: Role
  ) -> Bool {
    let copy = tree.beginCopy(of: node)
    if let key = node.functionKey { tree.part(key) }
    let list = tree.beginCopy(of: argument)
    var isChanged = false
    for (position, element) in argument.elements.enumerated()
    where copyNode(element, bindings, position == 0 ? .name : role) {
      isChanged = true
    }
    tree.end(list, isChanged: isChanged)
    tree.end(copy, isChanged: isChanged)
    return isChanged
  }

  private mutating func copySubstitution(
    _ node: Node, _ argument: Node, _ bindings: [Binding], _ role: Role
  ) -> Bool? {
    guard let substitution = Substitution(argument) else { return nil }
    let template = substitution.template
    let visible = bindings.filter { substitution.variables?.pair($0.identifier) == nil }
    let placeholders = Placeholders(template, visible)
    if placeholders.isEmpty, substitution.variables == nil { return nil }
    let staysText =
      role == .name || placeholders.isCertain || placeholders.isInsideVariable
    if staysText, substitution.variables == nil, let text = placeholders.text,
      !text.contains("${")
    {
      spend(text.utf8.count / 8)
      tree.string(text, from: node)
      return true
    }
    let copy = tree.beginCopy(of: node)
    if let key = node.functionKey { tree.part(key) }
    var isChanged = true
    if !staysText {
      writeSubstitution(substitution, placeholders, visible, all: bindings, from: argument)
    } else if argument.isScalar {
      isChanged = writeText(of: placeholders, from: template)
    } else {
      let list = tree.beginCopy(of: argument)
      let isTextChanged = writeText(of: placeholders, from: template)
      let areOthersChanged =
        substitution.variables.map { copyNode($0, bindings, .value) } ?? false
      isChanged = isTextChanged || areOthersChanged
      tree.end(list, isChanged: isChanged)
    }
    tree.end(copy, isChanged: isChanged)
    return isChanged
  }

  /// Writes the text as it is, with the identifiers as variables of the call.
  private mutating func writeSubstitution(
    _ substitution: Substitution, _ placeholders: Placeholders, _ visible: [Binding],
    all bindings: [Binding], from node: Node
  ) {
    let list = tree.beginList(from: node)
    tree.string(placeholders.textWithVariables, from: substitution.template)
    let variables = tree.beginMapping(from: node)
    for pair in substitution.variables?.pairs ?? [] {
      tree.part(pair.key)
      copyNode(pair.value, bindings, .value)
    }
    for (binding, isAlphanumeric) in placeholders.uses {
      tree.key(visible[binding].identifier, from: node)
      visible[binding].element.write(into: &tree, from: node, isAlphanumeric: isAlphanumeric)
    }
    tree.end(variables, isChanged: true)
    tree.end(list, isChanged: true)
  }
}

extension LoopElement {
  /// Writes the element as a value.
  func write(into tree: inout DerivedTree, from node: Node, isAlphanumeric: Bool) {
    if isCertain, let text = isAlphanumeric ? alphanumericText : text {
      tree.string(text, from: node)
    } else if isAlphanumeric {
      // Nothing is known of what is left of an unknown text, just as of a text in Base64.
      tree.mapping(from: node) { tree in
        tree.key("Fn::Base64", from: node)
        writeCall(into: &tree, from: node)
      }
    } else {
      writeCall(into: &tree, from: node)
    }
  }

  private func writeCall(into tree: inout DerivedTree, from node: Node) {
    switch spelling {
    case .element(let element):
      tree.part(element)
    case .position(let position, let collection):
      tree.mapping(from: node) { tree in
        tree.key("Fn::Select", from: node)
        tree.sequence(from: node) { tree in
          tree.string(String(position), from: node)
          tree.part(collection)
        }
      }
    }
  }
}
