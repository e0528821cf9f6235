package import CloudFormation
import ResourceCatalog
package import ServerlessModel
import TemplateSyntax

/// Holds the properties of SAM resources, as they are written, against what the transform takes.
///
/// Every property is looked at once. A function call that the transform hands on is not looked
/// into.
package struct ServerlessValidator {
  let known: KnownKinds
  let template: Template
  let declaration: ServerlessDeclaration
  /// Whether the transform checks the parts of the properties against the same models.
  let isStrictKind: Bool
  private var findings: [ServerlessFinding] = []

  /// What does not fit in the resources of SAM of a template, in their order.
  package static func findings(
    _ declarations: [ServerlessDeclaration], in template: Template
  ) -> [ServerlessFinding] {
    let known = KnownKinds()
    var implied: Set<String> = []
    return declarations.flatMap { declaration in
      var validator = ServerlessValidator(known, template, declaration)
      validator.judge()
      for kind in declaration.impliedAPIs where implied.insert(kind).inserted {
        validator.judgeImplied(kind)
      }
      return validator.findings
    }
  }

  private init(
    _ known: KnownKinds, _ template: Template, _ declaration: ServerlessDeclaration
  ) {
    self.known = known
    self.template = template
    self.declaration = declaration
    isStrictKind = declaration.kind == "GraphQLApi" || declaration.kind == "CapacityProvider"
  }

  mutating func judge() {
    guard let kind = known.kind(declaration.kind) else { return }
    if let written = declaration.resource.properties, !written.isMapping {
      report(.wrongKind(.mapping), "Properties", of: "resource", at: written)
      return
    }
    if let written = declaration.resource.properties, written.isFunctionCall,
      written.function != .transform
    {
      refuse(written, .mapping, "Properties", "resource")
      return
    }
    judge(
      declaration.properties, kind, at: declaration.resource.key, isOpen: declaration.isOpen)
    for event in declaration.events { judge(event) }
  }

  /// The API that SAM makes itself has what `Globals` says of all.
  mutating func judgeImplied(_ kind: String) {
    guard let known = known.kind(kind),
      let properties = ServerlessDeclaration.impliedProperties(kind, globals: template.globals)
    else { return }
    judge(properties, known, at: properties.key ?? properties, isOpen: true)
  }

  mutating func report(
    _ problem: ServerlessFinding.Problem, _ name: String, of owner: String, at place: Node
  ) {
    findings.append(
      ServerlessFinding(
        problem: problem, name: name, owner: owner, place: place, declaration: declaration))
  }
}
