package import TemplateSyntax

/// A CloudFormation or SAM template: its sections as values over the located tree.
///
/// What a section should hold but does not is left out here; saying so is the task of rules.
/// Source: <https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-anatomy.html>
package struct Template: Sendable {
  /// The document.
  package let tree: SyntaxTree
  /// The mapping that holds the sections, as CloudFormation gets them: without loops.
  package let root: Node
  /// The mapping that holds the sections as they are written.
  package let writtenRoot: Node
  /// Whether there is a loop somewhere, also where it means nothing.
  package let hasLoops: Bool
  /// What the language extensions make of the loops; nil for a template without the transform.
  package let expansion: LoopExpansion?
  /// The parameters, in the order written.
  package let parameters: [Parameter]
  /// The conditions, in the order written.
  package let conditions: [NamedNode]
  /// The mappings, in the order written.
  package let mappings: [NamedNode]
  /// The resources, in the order written.
  package let resources: [Resource]
  /// The outputs, in the order written.
  package let outputs: [NamedNode]
  /// The transforms that the template asks for, in order.
  package let transforms: [Node]
  /// The `Globals` of a SAM template.
  package let globals: Node?

  /// Whether SAM makes the resources: the template asks for its transform, or has resources of SAM and
  /// asks for no transform at all, so that all that is wrong is said at once.
  package private(set) var isServerless = false
  /// Whether a macro that is not AWS's own sees the whole template: whatever is written may then
  /// come out as something else.
  package private(set) var hasUnknownMacro = false
  /// Whether the template as CloudFormation sees it may have sections that are not written here.
  package private(set) var mayHoldMore = false
  /// Whether the resources that CloudFormation sees include some whose names are not written: from
  /// a loop, a macro, an included file, or a part that could not be read.
  package private(set) var mayHoldUnnamedResources = false

  /// Whether another tool than CloudFormation reads the file first.
  let isWrittenForAnotherTool: Bool

  private let parameterPositions: [String: Int]
  private let conditionPositions: [String: Int]
  private let mappingPositions: [String: Int]
  private let resourcePositions: [String: Int]

  /// The template in a document, or nil when the document is none; its loops are followed with the
  /// values that are given for parameters.
  ///
  /// A template is a mapping with `Resources`, with `AWSTemplateFormatVersion`, or with one of AWS's
  /// transforms.
  package init?(_ tree: SyntaxTree, parameters: [String: String] = [:]) {
    guard let root = tree.root, root.isMapping,
      root["Resources"] != nil || root["AWSTemplateFormatVersion"] != nil
        || Self.transforms(root["Transform"]).contains(where: { $0.text.hasPrefix("AWS::") })
    else { return nil }
    self.init(tree, root, expansion: nil)
    guard hasLoops, usesLanguageExtensions, !hasUnknownMacro else { return }
    let written = Evaluation(self, parameters: parameters)
    self.init(tree, root, expansion: LoopExpansion(self, written))
  }

  private init(_ tree: SyntaxTree, _ writtenRoot: Node, expansion: LoopExpansion?) {
    self.tree = tree
    self.writtenRoot = writtenRoot
    self.expansion = expansion
    root = expansion?.root ?? writtenRoot
    hasLoops = expansion != nil || tree.holds("Fn::ForEach")
    isWrittenForAnotherTool = Self.isWrittenForAnotherTool(tree)
    parameters = (root["Parameters"]?.pairs ?? []).filter { $0.value.isMapping }.map(Parameter.init)
    conditions = Self.named(root["Conditions"])
    mappings = Self.named(root["Mappings"])
    resources = (root["Resources"]?.pairs ?? []).compactMap(Resource.init)
    outputs = Self.named(root["Outputs"])
    globals = root["Globals"]
    transforms = Self.transforms(root["Transform"])
    parameterPositions = Self.positions(parameters) { $0.name }
    conditionPositions = Self.positions(conditions) { $0.name }
    mappingPositions = Self.positions(mappings) { $0.name }
    resourcePositions = Self.positions(resources) { $0.logicalId }
    // Rules ask for these again and again.
    isServerless = findServerless()
    hasUnknownMacro = findUnknownMacro()
    mayHoldMore = findMore()
    mayHoldUnnamedResources = mayHoldMore || (root["Resources"].map(Self.mayGrow) ?? false)
  }

  /// The parameter of a name.
  package func parameter(_ name: String) -> Parameter? {
    parameterPositions[name].map { parameters[$0] }
  }

  /// The condition of a name.
  package func condition(_ name: String) -> NamedNode? {
    conditionPositions[name].map { conditions[$0] }
  }

  /// The mapping of a name.
  package func mapping(_ name: String) -> NamedNode? {
    mappingPositions[name].map { mappings[$0] }
  }

  /// The resource of a logical id.
  package func resource(_ logicalId: String) -> Resource? {
    resourcePositions[logicalId].map { resources[$0] }
  }

  private static func named(_ section: Node?) -> [NamedNode] {
    (section?.pairs ?? []).map { NamedNode(name: $0.key.text, key: $0.key, value: $0.value) }
  }

  private static func transforms(_ node: Node?) -> [Node] {
    guard let node else { return [] }
    return node.isSequence ? node.elements : [node]
  }

  private static func positions<Element>(_ elements: [Element], _ name: (Element) -> String)
    -> [String: Int]
  {
    var positions: [String: Int] = [:]
    positions.reserveCapacity(elements.count)
    for (position, element) in elements.enumerated() {
      // The first of several counts.
      if let first = positions.updateValue(position, forKey: name(element)) {
        positions[name(element)] = first
      }
    }
    return positions
  }
}

/// An entry of a section: a name and what stands under it.
package struct NamedNode: Hashable, Sendable {
  /// The name.
  package let name: String
  /// Where the name is written.
  package let key: Node
  /// What stands under it.
  package let value: Node

  /// An entry with its name.
  package init(name: String, key: Node, value: Node) {
    self.name = name
    self.key = key
    self.value = value
  }
}
