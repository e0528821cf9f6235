import CloudFormation
package import Linting

extension Rule {
  /// Finds records with a name that their hosted zone does not have.
  package static let route53RecordOutsideZone = Rule(
    "route53-record-outside-zone",
    summary: "record with a name outside its hosted zone",
    severity: .error,
    category: .schema,
    services: ["route53"],
    equivalents: [Equivalents(.cfnLint, "E3041")],
    why: """
      A hosted zone has the names of its domain and those below it. Route 53 refuses a record with \
      any other name.
      """,
    fix: "write a name that ends in the name of the hosted zone",
    url:
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-route53-recordset.html",
    check: .eachResource(of: ["AWS::Route53::RecordSet", "AWS::Route53::RecordSetGroup"]) {
      resource, template in
      for zone in template.values(at: "HostedZoneName", in: resource) {
        let path: PropertyPath =
          resource.type == "AWS::Route53::RecordSet" ? "Name" : "RecordSets.*.Name"
        for name in template.values(at: path, in: resource) {
          guard let text = name.text, let zoneText = zone.text, !isInside(text, zoneText),
            let place = template.evaluation.value(name, alongside: zone)
          else { continue }
          template.report(
            .outside(text, zoneText), at: place,
            related: [RelatedPlace("the hosted zone", at: zone.place)])
        }
      }
    },
    examples: [
      Example(
        "a name of another domain",
        """
        Resources:
          Shop:
            Type: AWS::Route53::RecordSet
            Properties:
              HostedZoneName: example.com.
              Name: shop.example.org
              #     ^^^^^^^^^^^^^^^^ `shop.example.org` is no name of hosted zone `example.com.`
              Type: A
              TTL: "300"
              ResourceRecords: [192.0.2.1]
        """),
      Example(
        "the domain itself, a name below it, and a zone that is not known",
        """
        Resources:
          Home:
            Type: AWS::Route53::RecordSet
            Properties: {HostedZoneName: example.com., Name: Example.com, Type: A, TTL: "300", ResourceRecords: [192.0.2.1]}
          Shop:
            Type: AWS::Route53::RecordSet
            Properties: {HostedZoneName: example.com., Name: shop.example.com., Type: A, TTL: "300", ResourceRecords: [192.0.2.1]}
          Other:
            Type: AWS::Route53::RecordSet
            Properties: {HostedZoneId: Z0A1B2C3D4, Name: example.org, Type: A, TTL: "300", ResourceRecords: [192.0.2.1]}
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func outside(_ name: String, _ zone: String) -> Self {
    "`\(name.shortened(to: 40))` is no name of hosted zone `\(zone.shortened(to: 30))`"
  }
}

/// Whether a name is that of a zone, or one below it; both may end in a dot.
private func isInside(_ name: String, _ zone: String) -> Bool {
  func absolute(_ name: String) -> String { (name.hasSuffix(".") ? name : name + ".").lowercased() }
  return ("." + absolute(name)).hasSuffix("." + absolute(zone))
}
