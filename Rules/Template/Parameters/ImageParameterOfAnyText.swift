import CloudFormation
package import Linting
import TemplateSyntax

extension Rule {
  /// Finds parameters for images whose type lets any text through.
  package static let imageParameterOfAnyText = Rule(
    "image-parameter-of-any-text",
    summary: "parameter for a machine image whose type takes any text",
    severity: .note,
    category: .template,
    services: ["cloudformation", "ec2"],
    documents: ["CFN-01"],
    equivalents: [Equivalents(.cfnLint, "W2506")],
    why: """
      With the type of an image CloudFormation refuses what is none before it changes anything, and \
      the console offers those that exist. A text fails when the instance is made.
      """,
    fix:
      "give the parameter the type `AWS::EC2::Image::Id` or `AWS::SSM::Parameter::Value<AWS::EC2::Image::Id>`",
    url:
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-supplied-parameter-types.html",
    check: .eachResource(of: properties.keys) { resource, inspection in
      guard let path = properties[resource.type] else { return }
      for value in inspection.values(at: path, in: resource) {
        guard value.place.function == .ref, let name = value.place.functionArgument,
          let parameter = inspection.template.parameter(name.text),
          let type = parameter.body["Type"], type.isScalar, !types.contains(type.text)
        else { continue }
        inspection.report(.anyText(parameter.name, type.text), at: type)
      }
    },
    examples: [
      Example(
        "an image as a text",
        """
        Parameters:
          Image:
            Type: String
            #     ^^^^^^ parameter `Image` is for an image, and its type `String` takes any text
        Resources:
          Worker:
            Type: AWS::EC2::Instance
            Properties:
              ImageId: !Ref Image
        """),
      Example(
        "an image, and one that Parameter Store knows",
        """
        Parameters:
          Image:
            Type: AWS::EC2::Image::Id
          Newest:
            Type: AWS::SSM::Parameter::Value<AWS::EC2::Image::Id>
            Default: /aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-arm64
        Resources:
          Worker:
            Type: AWS::EC2::Instance
            Properties:
              ImageId: !Ref Image
          Other:
            Type: AWS::EC2::Instance
            Properties:
              ImageId: !Ref Newest
        """),
    ]
  )
}

private let types: Set<String> = [
  "AWS::EC2::Image::Id", "AWS::SSM::Parameter::Value<AWS::EC2::Image::Id>",
]

/// Where each type of resource names its image.
private let properties: KeyValuePairs<String, PropertyPath> = [
  "AWS::AutoScaling::LaunchConfiguration": "ImageId",
  "AWS::Batch::ComputeEnvironment": "ComputeResources.ImageId",
  "AWS::Cloud9::EnvironmentEC2": "ImageId",
  "AWS::EC2::Instance": "ImageId",
  "AWS::EC2::LaunchTemplate": "LaunchTemplateData.ImageId",
  "AWS::EC2::SpotFleet": "SpotFleetRequestConfigData.LaunchSpecifications.*.ImageId",
  "AWS::ImageBuilder::Image": "ImageId",
  "AWS::NimbleStudio::StreamingImage": "Ec2ImageId",
]

extension Diagnostic.Message {
  fileprivate static func anyText(_ name: String, _ type: String) -> Self {
    "parameter `\(name)` is for an image, and its type `\(type)` takes any text"
  }
}
