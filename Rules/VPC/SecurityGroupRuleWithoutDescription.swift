import CloudFormation
package import Linting

extension Rule {
  /// Finds rules of security groups that do not say why they exist.
  package static let securityGroupRuleWithoutDescription = Rule(
    "security-group-rule-without-description",
    summary: "rule of a security group that does not say why it exists",
    severity: .note,
    category: .operations,
    services: ["ec2", "vpc"],
    isEnabledByDefault: false,
    documents: ["VPC-05"],
    equivalents: [
      Equivalents(.checkov, "CKV_AWS_23"),
      Equivalents(.cfnNag, "W36"),
      Equivalents(.guardRules, "SECURITY_GROUP_DESCRIPTION_RULE"),
      Equivalents(.trivy, "AWS-0124"),
    ],
    why: """
      A rule that nobody can explain is never removed. A few words about who needs it and for what \
      are shown in the console, and keep groups small over the years.
      """,
    fix: "add `Description` with who needs the rule and for what",
    url: "https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html",
    check: .eachResource(of: SecurityGroupRule.types) { resource, template in
      for rule in SecurityGroupRule.all(in: resource, template) {
        for description in template.property("Description", of: rule.entry) {
          if description.isAbsent {
            template.report(.undescribed, at: rule.entry.place, when: description.scenario)
          } else if description.text?.allSatisfy(\.isWhitespace) == true {
            template.report(.undescribed, at: description)
          }
        }
      }
    },
    examples: [
      Example(
        "rules without words",
        """
        Resources:
          Servers:
            Type: AWS::EC2::SecurityGroup
            Properties:
              GroupDescription: servers
              SecurityGroupIngress:
                - {IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIp: 10.0.0.0/8}
                # ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ this rule has no description
              SecurityGroupEgress:
                - Description: ""
                  #            ^^ this rule has no description
                  IpProtocol: tcp
                  FromPort: 443
                  ToPort: 443
                  CidrIp: 10.0.0.0/8
        """),
      Example(
        "rules with words",
        """
        Parameters:
          Purpose:
            Type: String
        Resources:
          Servers:
            Type: AWS::EC2::SecurityGroup
            Properties:
              GroupDescription: servers
              SecurityGroupIngress:
                - Description: clients in the company's network
                  IpProtocol: tcp
                  FromPort: 443
                  ToPort: 443
                  CidrIp: 10.0.0.0/8
          Outwards:
            Type: AWS::EC2::SecurityGroupEgress
            Properties:
              Description: !Ref Purpose
              GroupId: !GetAtt Servers.GroupId
              IpProtocol: tcp
              FromPort: 443
              ToPort: 443
              CidrIp: 10.0.0.0/8
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static let undescribed: Self = "this rule has no description"
}
