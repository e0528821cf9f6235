import CloudFormation
package import Linting
import TemplateSyntax

extension Rule {
  /// Finds security groups that nothing in the template names.
  package static let securityGroupUnused = Rule(
    "security-group-unused",
    summary: "security group that nothing uses",
    severity: .note,
    category: .operations,
    services: ["ec2", "vpc"],
    isEnabledByDefault: false,
    documents: ["VPC-06"],
    why: """
      A group that nothing names protects nothing, and whoever reads the template has to find that \
      out. Another template can only use it by an output.
      """,
    fix: "remove the group, or name it where it is needed",
    url: "https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html",
    check: .wholeTemplate { template in
      let groups = template.resources(ofType: "AWS::EC2::SecurityGroup")
      guard !groups.isEmpty, !template.template.mayHoldMore else { return }
      var used: Set<String> = []
      for site in template.callSites.referring {
        for reference in site.references
        where site.section != .resources || !template.isPartOfGroup(site.entry, reference.name) {
          used.insert(reference.name)
        }
      }
      for group in groups where !used.contains(group.logicalId) {
        let names = template.values(at: "GroupName", in: group)
        guard names.allSatisfy(\.isAbsent) else { continue }
        template.about(group) { template.report(.unused(group.logicalId), at: group.key) }
      }
    },
    examples: [
      Example(
        "a group with rules that nothing uses",
        """
        Resources:
          Web:
        # ^^^ security group `Web` is used by nothing
            Type: AWS::EC2::SecurityGroup
            Properties: {GroupDescription: web, VpcId: vpc-0a1b2c3d4e5f60718}
          Port:
            Type: AWS::EC2::SecurityGroupIngress
            Properties: {GroupId: !Ref Web, IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIp: 10.0.0.0/8}
        """),
      Example(
        "a group of an instance, and one for other templates",
        """
        Resources:
          Web:
            Type: AWS::EC2::SecurityGroup
            Properties: {GroupDescription: web, VpcId: vpc-0a1b2c3d4e5f60718}
          Shared:
            Type: AWS::EC2::SecurityGroup
            Properties: {GroupDescription: shared, VpcId: vpc-0a1b2c3d4e5f60718}
          Server:
            Type: AWS::EC2::Instance
            Properties: {LaunchTemplate: {LaunchTemplateId: !ImportValue web, Version: "3"}, SecurityGroupIds: [!Ref Web]}
        Outputs:
          Shared: {Value: !Ref Shared}
        """),
    ]
  )
}

extension Inspection {
  /// Whether a resource only adds to the group that it names: a rule of it, or the group itself.
  fileprivate func isPartOfGroup(_ entry: String, _ group: String) -> Bool {
    if entry == group { return true }
    guard let resource = resource(entry), SecurityGroupRule.types.contains(resource.type),
      resource.type != "AWS::EC2::SecurityGroup"
    else { return false }
    return values(at: "GroupId", in: resource).contains { $0.reference?.name == group }
      && !values(at: "SourceSecurityGroupId", in: resource).contains { $0.reference?.name == group }
  }
}

extension Diagnostic.Message {
  fileprivate static func unused(_ group: String) -> Self {
    "security group `\(group)` is used by nothing"
  }
}
