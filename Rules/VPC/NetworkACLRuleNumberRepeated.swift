import CloudFormation
package import Linting
import TemplateSyntax

extension Rule {
  /// Finds entries of a network ACL with a number that another one has.
  package static let networkACLRuleNumberRepeated = Rule(
    "network-acl-rule-number-repeated",
    summary: "entry of a network ACL with a number that is taken",
    severity: .error,
    category: .schema,
    services: ["vpc"],
    documents: ["VPC-07"],
    equivalents: [Equivalents(.cfnNag, "F79")],
    why: """
      The number names the entry within its ACL and direction. EC2 refuses a second one with the \
      same, so the deployment fails.
      """,
    fix: "give each entry of an ACL a number of its own",
    url: "https://docs.aws.amazon.com/vpc/latest/userguide/nacl-rules.html",
    check: .wholeTemplate { inspection in
      var known: [Slot: NetworkACLEntry] = [:]
      for entry in NetworkACLEntry.all(inspection) {
        guard let number = entry.number else { continue }
        let slot = Slot(list: entry.list, number: number)
        guard let other = known[slot] else {
          known[slot] = entry
          continue
        }
        let both = inspection.evaluation.both(entry.scenario, other.scenario)
        inspection.about(entry.resource) {
          inspection.report(
            .taken(number, by: other.resource), at: entry.resource.key, when: both,
            related: [RelatedPlace("the other entry is here", at: other.resource.key)])
        }
      }
    },
    examples: [
      Example(
        "two entries for one number",
        """
        Resources:
          Web:
            Type: AWS::EC2::NetworkAclEntry
            Properties: {NetworkAclId: !Ref Edge, RuleNumber: 100, RuleAction: allow, Protocol: 6, CidrBlock: 10.0.0.0/8, PortRange: {From: 443, To: 443}}
          Plain:
        # ^^^^^ number 100 is taken by entry `Web` of the same ACL
            Type: AWS::EC2::NetworkAclEntry
            Properties: {NetworkAclId: !Ref Edge, RuleNumber: "100", RuleAction: allow, Protocol: 6, CidrBlock: 10.0.0.0/8, PortRange: {From: 80, To: 80}}
          Edge:
            Type: AWS::EC2::NetworkAcl
            Properties: {VpcId: !ImportValue network}
        """),
      Example(
        "another direction, another number, another scenario, and a number that is not known",
        """
        Parameters:
          Number: {Type: Number}
          Stage: {Type: String}
        Conditions:
          IsProd: !Equals [!Ref Stage, prod]
          IsTest: !Not [!Condition IsProd]
        Resources:
          In:
            Type: AWS::EC2::NetworkAclEntry
            Properties: {NetworkAclId: !Ref Edge, RuleNumber: 100, RuleAction: allow, Protocol: 6, CidrBlock: 10.0.0.0/8, PortRange: {From: 443, To: 443}}
          Out:
            Type: AWS::EC2::NetworkAclEntry
            Properties: {NetworkAclId: !Ref Edge, RuleNumber: 100, Egress: true, RuleAction: allow, Protocol: 6, CidrBlock: 10.0.0.0/8, PortRange: {From: 443, To: 443}}
          Given:
            Type: AWS::EC2::NetworkAclEntry
            Properties: {NetworkAclId: !Ref Edge, RuleNumber: !Ref Number, RuleAction: allow, Protocol: 6, CidrBlock: 10.0.0.0/8, PortRange: {From: 80, To: 80}}
          Prod:
            Type: AWS::EC2::NetworkAclEntry
            Condition: IsProd
            Properties: {NetworkAclId: !Ref Edge, RuleNumber: 200, RuleAction: allow, Protocol: 6, CidrBlock: 10.0.0.0/8, PortRange: {From: 80, To: 80}}
          Test:
            Type: AWS::EC2::NetworkAclEntry
            Condition: IsTest
            Properties: {NetworkAclId: !Ref Edge, RuleNumber: 200, RuleAction: allow, Protocol: 6, CidrBlock: 10.0.0.0/8, PortRange: {From: 81, To: 81}}
          Edge:
            Type: AWS::EC2::NetworkAcl
            Properties: {VpcId: !ImportValue network}
        """),
    ]
  )
}

private struct Slot: Hashable {
  let list: NetworkACLEntry.List
  let number: Int
}

extension Diagnostic.Message {
  fileprivate static func taken(_ number: Int, by other: Resource) -> Self {
    "number \(number) is taken by entry `\(other.logicalId)` of the same ACL"
  }
}
