import CloudFormation
import ResourceCatalog
import TemplateSyntax

/// An attribute of a resource that an output shows although it is no text.
struct AttributeInOutput {
  /// Where the attribute is asked for.
  let reference: Reference
  /// What the attribute is, such as "a number".
  let kind: String

  /// All of them in the value of an output, also where they are put together to a text: CloudFormation
  /// makes no text of an attribute that is a number or a truth value.
  static func all(in value: Node, of template: Template) -> [AttributeInOutput] {
    var found: [AttributeInOutput] = []
    func search(_ node: Node) {
      guard let argument = node.functionArgument else { return }
      switch node.function {
      case .getAtt: break
      case .sub:
        for variable in argument.elements.last?.pairs ?? [] { search(variable.value) }
      case .join:
        argument.elements.last?.elements.forEach(search)
        return
      default: return
      }
      for reference in Reference.inCall(node) {
        guard let kind = kind(of: reference, in: template) else { continue }
        found.append(AttributeInOutput(reference: reference, kind: kind))
      }
    }
    search(value)
    return found
  }

  /// What an attribute is when it is no text.
  private static func kind(of reference: Reference, in template: Template) -> String? {
    guard let attribute = reference.attribute, let resource = template.resource(reference.name),
      let schema = ResourceTypeCatalog.standard.type(resource.type)?.attribute(attribute)
    else { return nil }
    // Documented as a number, but CloudFormation gives it as a text.
    if resource.type == "AWS::DocDB::DBCluster", attribute == "Port" { return nil }
    let kinds = schema.kinds
    guard !kinds.isEmpty, !kinds.contains(.string) else { return nil }
    if kinds.contains(.array) { return "a list" }
    if kinds.contains(.object) { return "a mapping" }
    return kinds.contains(.boolean) ? "a truth value" : "a number"
  }
}
