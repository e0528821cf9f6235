import CloudFormation
package import Linting

extension Rule {
  /// Finds launch templates with a security group and a subnet of different networks.
  package static let ec2LaunchTemplateOfTwoNetworks = Rule(
    "ec2-launch-template-of-two-networks",
    summary: "security group and subnet of different networks",
    severity: .error,
    category: .schema,
    services: ["ec2"],
    equivalents: [Equivalents(.cfnLint, "E3714")],
    why: """
      A security group guards machines of its own VPC. EC2 refuses to start one in a subnet of \
      another VPC.
      """,
    fix: "take a security group of the subnet's VPC",
    url:
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-launchtemplate.html",
    check: .eachResource(of: ["AWS::EC2::LaunchTemplate"]) { launch, template in
      let groups =
        ReferredResource.all(
          at: "LaunchTemplateData.SecurityGroupIds.*", in: launch, of: "AWS::EC2::SecurityGroup",
          template)
        + ReferredResource.all(
          at: "LaunchTemplateData.NetworkInterfaces.*.Groups.*", in: launch,
          of: "AWS::EC2::SecurityGroup", template)
      let subnets = ReferredResource.all(
        at: "LaunchTemplateData.NetworkInterfaces.*.SubnetId", in: launch, of: "AWS::EC2::Subnet",
        template)
      for group in groups {
        for subnet in subnets {
          for network in template.values(at: "VpcId", in: group.resource) {
            for other in template.values(at: "VpcId", in: subnet.resource) {
              guard let name = network.reference?.name, let otherName = other.reference?.name,
                name != otherName, template.template.resource(name) != nil,
                template.template.resource(otherName) != nil,
                let place = template.evaluation.value(
                  group.name, alongside: subnet.name, network, other)
              else { continue }
              template.report(
                .twoNetworks(group.resource.logicalId, subnet.resource.logicalId), at: place,
                related: [
                  group.related("the network of the security group", network),
                  subnet.related("the network of the subnet", other),
                ])
            }
          }
        }
      }
    },
    examples: [
      Example(
        "a group and a subnet of two networks",
        """
        Resources:
          Shop:
            Type: AWS::EC2::VPC
            Properties: {CidrBlock: 10.0.0.0/16}
          Office:
            Type: AWS::EC2::VPC
            Properties: {CidrBlock: 10.1.0.0/16}
          Web:
            Type: AWS::EC2::SecurityGroup
            Properties: {GroupDescription: web servers, VpcId: !Ref Office}
          Zone:
            Type: AWS::EC2::Subnet
            Properties: {VpcId: !Ref Shop, CidrBlock: 10.0.0.0/24}
          Server:
            Type: AWS::EC2::LaunchTemplate
            Properties:
              LaunchTemplateData:
                NetworkInterfaces:
                  - DeviceIndex: 0
                    SubnetId: !Ref Zone
                    Groups:
                      - !Ref Web
                      # ^^^^^^^^ security group `Web` and subnet `Zone` belong to different networks
        """),
      Example(
        "a group and a subnet of one network",
        """
        Resources:
          Shop:
            Type: AWS::EC2::VPC
            Properties: {CidrBlock: 10.0.0.0/16}
          Web:
            Type: AWS::EC2::SecurityGroup
            Properties: {GroupDescription: web servers, VpcId: !Ref Shop}
          Zone:
            Type: AWS::EC2::Subnet
            Properties: {VpcId: !Ref Shop, CidrBlock: 10.0.0.0/24}
          Server:
            Type: AWS::EC2::LaunchTemplate
            Properties:
              LaunchTemplateData:
                NetworkInterfaces: [{DeviceIndex: 0, SubnetId: !Ref Zone, Groups: [!Ref Web]}]
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func twoNetworks(_ group: String, _ subnet: String) -> Self {
    "security group `\(group)` and subnet `\(subnet)` belong to different networks"
  }
}
