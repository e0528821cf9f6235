import CloudFormation
import TemplateSyntax

/// What is known of the attributes of resources.
enum ResourceAttributes {
  /// The attributes that a declared resource can have.
  static func of(_ resource: Declaration, in template: Template) -> NamedAttributes {
    if template.isServerless { return serverless }
    return isCustom(resource.body["Type"]) ? custom : all
  }

  /// Whether SAM makes other resources of a declared one.
  static func isServerless(_ resource: Declaration, in template: Template) -> Bool {
    guard template.isServerless, let type = resource.body["Type"] else { return false }
    return type.withUTF8 { $0.starts(with: "AWS::Serverless::".utf8) }
  }

  /// Whether a type is that of a custom resource.
  static func isCustom(_ type: Node?) -> Bool {
    guard let type, type.isScalar else { return false }
    return type.withUTF8 { $0.starts(with: "Custom::".utf8) }
      || type.textIs("AWS::CloudFormation::CustomResource")
  }

  /// The attributes of every resource.
  ///
  /// Source: <https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-product-attribute-reference.html>
  private static let kinds: [(name: StaticString, kind: AttributeKind)] = [
    ("Type", .text), ("Properties", .mappingOrChoice), ("Metadata", .mappingOrCall),
    ("DependsOn", .textOrListOfTexts), ("Condition", .text), ("DeletionPolicy", .anything),
    ("UpdateReplacePolicy", .anything), ("CreationPolicy", .mappingOrChoice),
    ("UpdatePolicy", .mappingOrChoice),
  ]
  private static let all = NamedAttributes(kinds: kinds)
  private static let custom = NamedAttributes(kinds: kinds + [("Version", .anything)])
  private static let serverless = NamedAttributes(
    kinds: kinds + [("Version", .anything), ("Connectors", .mapping), ("IgnoreGlobals", .anything)])
}
