import CloudFormation
package import Linting

extension Rule {
  /// Finds subnets with addresses that their network does not have.
  package static let subnetOutsideNetwork = Rule(
    "subnet-outside-network",
    summary: "subnet with addresses outside its network",
    severity: .error,
    category: .schema,
    services: ["ec2", "vpc"],
    documents: ["VPC-08"],
    equivalents: [Equivalents(.cfnLint, "E3059")],
    why: """
      A subnet is a part of its VPC. EC2 refuses one with addresses that the VPC does not have.
      """,
    fix: "choose a range inside the range of the VPC",
    url:
      "https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html",
    check: .eachResource(of: ["AWS::EC2::Subnet"]) { subnet, template in
      for network in ReferredResource.all(
        at: "VpcId", in: subnet, of: "AWS::EC2::VPC", template)
      {
        // A further range can lie anywhere.
        let additions = template.resources(ofType: "AWS::EC2::VPCCidrBlock").filter {
          template.values(at: "VpcId", in: $0).contains {
            $0.reference?.name ?? network.resource.logicalId == network.resource.logicalId
          }
        }
        guard additions.isEmpty else { continue }
        for (own, whole) in network.pairs(
          of: "CidrBlock", in: subnet, with: "CidrBlock", template)
        {
          guard let text = own.text, let range = try? AddressRange(parsing: text),
            let wholeText = whole.text, let wholeRange = try? AddressRange(parsing: wholeText),
            !wholeRange.contains(range)
          else { continue }
          template.report(
            .outside(text, wholeText, network.resource.logicalId), at: own,
            related: [network.related("the range of the network", whole)])
        }
      }
    },
    examples: [
      Example(
        "a range of another network",
        """
        Resources:
          Shop:
            Type: AWS::EC2::VPC
            Properties: {CidrBlock: 10.0.0.0/16}
          Zone:
            Type: AWS::EC2::Subnet
            Properties:
              VpcId: !Ref Shop
              CidrBlock: 10.1.0.0/24
              #          ^^^^^^^^^^^ range `10.1.0.0/24` lies outside `10.0.0.0/16`, the range of network `Shop`
        """),
      Example(
        "a range inside, and a network with more ranges",
        """
        Resources:
          Shop:
            Type: AWS::EC2::VPC
            Properties: {CidrBlock: 10.0.0.0/16}
          Zone:
            Type: AWS::EC2::Subnet
            Properties: {VpcId: !Ref Shop, CidrBlock: 10.0.255.0/24}
          Office:
            Type: AWS::EC2::VPC
            Properties: {CidrBlock: 10.1.0.0/16}
          More:
            Type: AWS::EC2::VPCCidrBlock
            Properties: {VpcId: !Ref Office, CidrBlock: 10.2.0.0/16}
          Desk:
            Type: AWS::EC2::Subnet
            DependsOn: More
            Properties: {VpcId: !Ref Office, CidrBlock: 10.2.0.0/24}
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func outside(_ range: String, _ whole: String, _ network: String) -> Self {
    "range `\(range)` lies outside `\(whole)`, the range of network `\(network)`"
  }
}
