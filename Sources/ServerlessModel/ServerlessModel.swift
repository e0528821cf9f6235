package import CloudFormation

/// What the SAM transform makes of a template.
package enum ServerlessModel {
  /// Every resource as CloudFormation creates it, declared ones first seen as what they become.
  package static func resources(of template: Template) -> [Resource] {
    template.resources
  }
}
