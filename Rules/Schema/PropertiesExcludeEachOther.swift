import CloudFormation
package import Linting
import PropertyValidation
import ResourceCatalog

extension Rule {
  /// Finds properties that stand together where only one of them may.
  package static let propertiesExcludeEachOther = Rule(
    "properties-exclude-each-other",
    summary: "properties that exclude each other",
    severity: .error,
    category: .schema,
    equivalents: [Equivalents(.cfnLint, "E3020", "E3014", "E3018", "E3685")],
    why: """
      The properties say the same in two ways, or contradict each other. AWS refuses them \
      together, and the deployment fails.
      """,
    fix: "keep one of the properties",
    url:
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/introduction.html",
    check: .eachPropertyFinding { finding, template in
      guard case .together(let names) = finding.problem else { return }
      template.report(
        .together(names), for: finding, help: "keep one of " + names.listed("and"))
    },
    examples: [
      Example(
        "two ways to say where traffic goes",
        """
        Resources:
          Rule:
        # ^^^^ `CidrIp` and `CidrIpv6` are given, and only one of them may be
            Type: AWS::EC2::SecurityGroupEgress
            Properties:
              GroupId: sg-0a1b2c3d
              IpProtocol: "-1"
              CidrIp: 10.0.0.0/8
              CidrIpv6: fd00::/8
        """),
      Example(
        "one of them",
        """
        Resources:
          Rule:
            Type: AWS::EC2::SecurityGroupEgress
            Properties:
              GroupId: sg-0a1b2c3d
              IpProtocol: "-1"
              CidrIp: 10.0.0.0/8
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func together(_ names: [String]) -> Self {
    "\(names.listed("and")) are given, and only one of them may be"
  }
}
