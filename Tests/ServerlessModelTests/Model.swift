import CloudFormation
import ServerlessModel
import SourceText
import TemplateSyntax
import Testing

extension ServerlessModel {
  /// What becomes of a template for which the transform is asked.
  static func of(_ text: String, region: String = "us-east-1") throws -> ServerlessModel {
    let source = SourceText(
      name: "t.yaml", text: "Transform: AWS::Serverless-2016-10-31\n" + text)
    let template = try #require(Template(.parse(source)))
    return ServerlessModel(template, region: region)
  }

  /// Every resource by its logical id, in which hashes of unknown content are left out, and type.
  var list: [String] {
    resources.map { resource in
      let isHashed = [
        "AWS::ApiGateway::Deployment", "AWS::Lambda::LayerVersion", "AWS::Lambda::Version",
      ].contains(resource.type)
      let id =
        isHashed ? resource.deployedId.dropLast(10) + "<hash>" : Substring(resource.logicalId)
      return "\(id) \(resource.type)"
    }
  }

  /// The resources that are generated, as in ``list``.
  var generated: [String] {
    zip(resources, list).filter { $0.0.generatedBy != nil }.map(\.1)
  }

  /// The properties of a resource.
  subscript(logicalId: String) -> Node? {
    resources.first { $0.logicalId == logicalId }?.properties
  }
}
