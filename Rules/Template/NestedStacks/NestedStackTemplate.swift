import CloudFormation
import Linting
import TemplateSyntax

/// A nested stack with the template that it is made from.
struct NestedStackTemplate {
  let stack: NestedStack
  let template: Template

  /// The nested stack that a resource is, when its template is at hand and all of its parameters
  /// and outputs are known.
  init?(_ resource: Resource, _ inspection: Inspection) {
    // What SAM adds to the parameters of an application is not the template's.
    let written = inspection.template.resource(resource.logicalId) ?? resource
    guard let stack = NestedStack(written),
      let template = inspection.nestedTemplate(stack.path), !template.mayHoldMore
    else { return nil }
    self.stack = stack
    self.template = template
  }

  /// Every mapping of values that the stack can be given, or that it is given none.
  func givenParameters(_ inspection: Inspection) -> [PossibleValue] {
    inspection.values(at: "Parameters", in: stack.resource).filter {
      $0.isAbsent || $0.mapping?["Fn::Transform"] == nil && $0.mapping != nil
    }
  }
}
