import CloudFormation
package import Linting
import ResourceCatalog
import SourceText
import TemplateSyntax

extension Rule {
  /// Finds availability zones of what is no region.
  package static let availabilityZonesOfUnknownRegion = Rule(
    "availability-zones-of-unknown-region",
    summary: "availability zones of what is no region",
    severity: .error,
    category: .template,
    equivalents: [Equivalents(.cfnLint, "E1015", "E1017")],
    why: """
      `Fn::GetAZs` takes the name of a region, or an empty text for the one of the stack. \
      CloudFormation cannot list the zones of anything else, and refuses the template.
      """,
    fix: "write a region such as `eu-central-1`, or an empty text for the region of the stack",
    url:
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-getavailabilityzones.html",
    check: .wholeTemplate { inspection in
      guard !inspection.template.hasUnknownMacro else { return }
      for site in inspection.callSites[.getAZs]
      where site.argument.isScalar && !site.argument.isNull {
        let name = site.argument.text
        guard !name.isEmpty, !name.contains("{{resolve:"), !mayBeRegion(name) else { continue }
        let nearest = NearestName.nearest(to: name, among: ResourceTypeCatalog.standard.regions)
        inspection.report(
          .noRegion(name), at: site.argument, help: nearest.map { "write `\($0)`" })
      }
    },
    examples: [
      Example(
        "a zone, and a misspelt region",
        """
        Resources:
          First:
            Type: AWS::EC2::Subnet
            Properties:
              VpcId: vpc-0123456789abcdef0
              CidrBlock: 10.0.0.0/24
              AvailabilityZone: !Select [0, !GetAZs eu-central-1a]
              #                                     ^^^^^^^^^^^^^ `eu-central-1a` is no region
          Second:
            Type: AWS::EC2::Subnet
            Properties:
              VpcId: vpc-0123456789abcdef0
              CidrBlock: 10.0.1.0/24
              AvailabilityZone: !Select [1, !GetAZs eu-centrl-1]
              #                                     ^^^^^^^^^^^ `eu-centrl-1` is no region
        """),
      Example(
        "the region of the stack, and one that may be newer than this list",
        """
        Resources:
          First:
            Type: AWS::EC2::Subnet
            Properties:
              VpcId: vpc-0123456789abcdef0
              CidrBlock: 10.0.0.0/24
              AvailabilityZone: !Select [0, !GetAZs ""]
          Second:
            Type: AWS::EC2::Subnet
            Properties:
              VpcId: vpc-0123456789abcdef0
              CidrBlock: 10.0.1.0/24
              AvailabilityZone: !Select [0, !GetAZs eu-north-9]
        """),
    ]
  )
}

/// Whether a text is a region that the catalog knows, or is made like one that may have come since.
private func mayBeRegion(_ name: String) -> Bool {
  if ResourceTypeCatalog.standard.regions.contains(name) { return true }
  let parts = name.split(separator: "-", omittingEmptySubsequences: false)
  guard parts.count >= 3, parts[0].count == 2, let number = parts.last, number.count == 1,
    number.allSatisfy(\.isNumber)
  else { return false }
  return ["north", "south", "east", "west", "central"].contains {
    parts[parts.count - 2].hasPrefix($0)
  }
}

extension Diagnostic.Message {
  fileprivate static func noRegion(_ name: String) -> Self {
    "`\(name.shortened(to: 60))` is no region"
  }
}
