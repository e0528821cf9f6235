import CloudFormation
package import Linting
import TemplateSyntax

extension Rule {
  /// Finds `Fn::Cidr` of more or larger networks than the address block has room for.
  package static let cidrBlocksDoNotFit = Rule(
    "cidr-blocks-do-not-fit",
    summary: "address block that cannot be divided as asked",
    severity: .error,
    category: .template,
    services: ["cloudformation", "ec2"],
    documents: ["CFN-01"],
    equivalents: [Equivalents(.cfnLint, "E1024")],
    why: """
      `Fn::Cidr` divides a block into networks of the size that its third argument gives in bits. \
      When they do not fit, the deployment fails.
      """,
    fix: "ask for fewer or smaller networks, or begin with a larger block",
    url:
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference-cidr.html",
    check: .wholeTemplate { inspection in
      guard !inspection.template.hasUnknownMacro else { return }
      for site in inspection.callSites[.cidr] {
        let arguments = site.argument.elements
        guard (2...3).contains(arguments.count) else { continue }
        let scenario = inspection.evaluation.scenario(of: site)
        for block in inspection.evaluation.values(of: arguments[0], when: scenario) {
          judge(block, arguments, inspection)
        }
      }
    },
    examples: [
      Example(
        "more networks than there is room for, and networks larger than the block",
        """
        Resources:
          First:
            Type: AWS::EC2::Subnet
            Properties:
              VpcId: vpc-0a1b2c3d
              CidrBlock: !Select [0, !Cidr [10.0.0.0/24, 16, 5]]
              #                             ^^^^^^^^^^^ `10.0.0.0/24` has room for 8 networks of 5 bits, not for 16
          Second:
            Type: AWS::EC2::Subnet
            Properties:
              VpcId: vpc-0a1b2c3d
              CidrBlock: !Select [0, !Cidr [10.0.0.0/28, 1, 8]]
              #                             ^^^^^^^^^^^ `10.0.0.0/28` is smaller than one network of 8 bits
        """),
      Example(
        "what is no address block",
        """
        Resources:
          First:
            Type: AWS::EC2::Subnet
            Properties:
              VpcId: vpc-0a1b2c3d
              CidrBlock: !Select [0, !Cidr [10.0.0.0, 4, 8]]
              #                             ^^^^^^^^ `10.0.0.0` is no address block
        """),
      Example(
        "networks that fit exactly, and a block that nobody knows",
        """
        Parameters:
          Block: {Type: String}
        Resources:
          First:
            Type: AWS::EC2::Subnet
            Properties:
              VpcId: vpc-0a1b2c3d
              CidrBlock: !Select [7, !Cidr [10.0.0.0/24, 8, 5]]
          Second:
            Type: AWS::EC2::Subnet
            Properties:
              VpcId: vpc-0a1b2c3d
              CidrBlock: !Select [0, !Cidr [!Ref Block, 256, 8]]
        """),
    ]
  )
}

private func judge(_ block: PossibleValue, _ arguments: [Node], _ inspection: Inspection) {
  guard let text = block.text, !text.contains("{{") else { return }
  guard let range = try? AddressRange(parsing: text) else {
    return inspection.report(.malformed(text), at: block)
  }
  guard arguments.count == 3, let bits = arguments[2].integer, let count = arguments[1].integer,
    (1...range.family.width).contains(bits), count > 0
  else { return }
  let spare = range.family.width - bits - range.prefixLength
  guard spare >= 0 else { return inspection.report(.tooSmall(text, bits), at: block) }
  guard spare < 9, count > 1 << spare else { return }
  inspection.report(.tooMany(text, room: 1 << spare, bits, count), at: block)
}

extension Diagnostic.Message {
  fileprivate static func malformed(_ text: String) -> Self {
    "`\(text.prefix(40))` is no address block"
  }

  fileprivate static func tooSmall(_ block: String, _ bits: Int) -> Self {
    "`\(block)` is smaller than one network of \(bits) bit\(bits == 1 ? "" : "s")"
  }

  fileprivate static func tooMany(_ block: String, room: Int, _ bits: Int, _ count: Int) -> Self {
    """
    `\(block)` has room for \(room) network\(room == 1 ? "" : "s") of \(bits) \
    bit\(bits == 1 ? "" : "s"), not for \(count)
    """
  }
}
