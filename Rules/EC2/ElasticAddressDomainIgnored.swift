import CloudFormation
package import Linting

extension Rule {
  /// Finds addresses for a domain that does not exist.
  package static let elasticAddressDomainIgnored = Rule(
    "elastic-address-domain-ignored",
    summary: "domain of an address that is not taken as written",
    severity: .warning,
    category: .schema,
    services: ["ec2"],
    equivalents: [Equivalents(.cfnLint, "W3700")],
    why: """
      EC2 knows the domains `vpc` and `standard`. It takes any other word for `vpc`.
      """,
    fix: "set `Domain` to `vpc`",
    url:
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-eip.html",
    check: .eachResource(of: ["AWS::EC2::EIP"]) { address, template in
      for domain in template.values(at: "Domain", in: address) {
        guard let text = domain.text, !["vpc", "standard"].contains(text.lowercased()) else {
          continue
        }
        template.report(.ignored(text), at: domain)
      }
    },
    examples: [
      Example(
        "a word of one's own",
        """
        Resources:
          Address:
            Type: AWS::EC2::EIP
            Properties:
              Domain: shop
              #       ^^^^ domain `shop` is taken for `vpc`
        """),
      Example(
        "the domain, and none",
        """
        Resources:
          Address:
            Type: AWS::EC2::EIP
            Properties: {Domain: vpc}
          Other:
            Type: AWS::EC2::EIP
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func ignored(_ domain: String) -> Self {
    "domain `\(domain.shortened(to: 40))` is taken for `vpc`"
  }
}
