import CloudFormation
package import Linting
import ResourceCatalog
import TemplateSyntax

extension Rule {
  /// Finds instances that nothing gives an image to.
  package static let instanceWithoutImage = Rule(
    "instance-without-image",
    summary: "instance without an image",
    severity: .error,
    category: .schema,
    services: ["ec2"],
    equivalents: [Equivalents(.cfnLint, "E3673")],
    why: """
      An instance starts from an image. EC2 refuses to create one when neither the instance \
      nor its launch template names one.
      """,
    fix: "set `ImageId`",
    url: "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_RunInstances.html",
    check: .eachResource(of: ["AWS::EC2::Instance"]) { instance, template in
      guard template.values(at: "LaunchTemplate", in: instance).allSatisfy(\.isAbsent) else {
        return
      }
      for image in template.values(at: "ImageId", in: instance) where image.isAbsent {
        template.report(.missing, at: image)
      }
    },
    examples: [
      Example(
        "no image",
        """
        Resources:
          Server:
        # ^^^^^^ the instance has no `ImageId`, nor a launch template with one
            Type: AWS::EC2::Instance
            Properties:
              InstanceType: t3.micro
        """),
      Example(
        "an image of its own, and one of a launch template",
        """
        Resources:
          Server:
            Type: AWS::EC2::Instance
            Properties:
              ImageId: ami-0a1b2c3d
          Other:
            Type: AWS::EC2::Instance
            Properties:
              LaunchTemplate: {LaunchTemplateId: lt-0a1b2c3d4e5f6a7b8, Version: "1"}
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static let missing: Self =
    "the instance has no `ImageId`, nor a launch template with one"
}
