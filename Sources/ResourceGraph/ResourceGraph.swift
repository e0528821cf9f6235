package import CloudFormation
import TemplateSyntax

/// The resources of a template and how they are connected.
package struct ResourceGraph: Sendable {
  /// The resources, declared and generated.
  package let resources: [Resource]

  /// The graph of a template's resources.
  package init(_ template: Template, _ resources: [Resource]) {
    self.resources = resources
  }
}
