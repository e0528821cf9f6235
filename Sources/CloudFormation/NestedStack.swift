package import TemplateSyntax

/// A resource that is a stack of its own, made from another template that stands in a local file.
///
/// Source: <https://docs.aws.amazon.com/cli/latest/reference/cloudformation/package.html>,
/// <https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-resource-application.html>
package struct NestedStack: Sendable {
  /// The types that nest stacks.
  package static let types = ["AWS::CloudFormation::Stack", "AWS::Serverless::Application"]

  /// The resource.
  package let resource: Resource
  /// Where the file is named.
  package let location: Node
  /// The path as written, seen from the folder of the template.
  package let path: String

  /// The nested stack that a resource is; nil for another resource, and for a template that is not
  /// a local file or is not known.
  package init?(_ resource: Resource) {
    guard Self.types.contains(resource.type) || Self.types.contains(resource.writtenType),
      let properties = resource.properties, properties.isMapping,
      let location = properties["TemplateURL"] ?? properties["Location"],
      location.kind == .string
    else { return nil }
    let path = location.text
    guard Self.isLocal(path) else { return nil }
    self.resource = resource
    self.location = location
    self.path = path
  }

  /// The name of the file without its folders.
  package var fileName: String {
    String(path[(path.lastIndex(of: "/").map(path.index(after:)) ?? path.startIndex)...])
  }

  /// Whether the path leads to another folder than that of the template.
  package var isInOtherFolder: Bool {
    (path.hasPrefix("./") ? path.dropFirst(2) : path[...]).contains("/")
  }

  private static func isLocal(_ path: String) -> Bool {
    !path.isEmpty && !path.contains("://") && !path.hasPrefix("arn:") && !path.contains("{")
  }

  /// The paths of the templates that the stacks of a template are made from, each once.
  package static func paths(in template: Template) -> [String] {
    var known: Set<String> = []
    return template.resources.compactMap { NestedStack($0)?.path }
      .filter { known.insert($0).inserted }
  }
}
