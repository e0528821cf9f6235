import CloudFormation
package import Linting

extension Rule {
  /// Finds CNAME records for the name of their hosted zone itself.
  package static let recordCnameAtApex = Rule(
    "record-cname-at-apex",
    summary: "CNAME record for the domain itself",
    severity: .error,
    category: .schema,
    services: ["route53"],
    documents: ["R53-01"],
    why: """
      A CNAME record stands alone at its name, and at the name of a hosted zone stand its NS and SOA \
      records. Route 53 refuses it, and the deployment fails.
      """,
    fix: "use a record of type A with an `AliasTarget`",
    url:
      "https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/resource-record-sets-choosing-alias-non-alias.html",
    check: .eachResource(of: ["AWS::Route53::RecordSet", "AWS::Route53::RecordSetGroup"]) {
      resource, template in
      let isGroup = resource.type == "AWS::Route53::RecordSetGroup"
      for zone in template.values(at: "HostedZoneName", in: resource) {
        for record in template.values(at: isGroup ? "RecordSets.*" : "", in: resource) {
          for type in template.property("Type", of: record) where type.text == "CNAME" {
            for name in template.property("Name", of: record) {
              guard let text = name.text, let zoneText = zone.text, isSame(text, zoneText),
                let kind = template.evaluation.value(name, alongside: type),
                let place = template.evaluation.value(kind, alongside: zone)
              else { continue }
              template.report(.atApex(text), at: place)
            }
          }
        }
      }
    },
    examples: [
      Example(
        "the domain itself",
        """
        Resources:
          Home:
            Type: AWS::Route53::RecordSet
            Properties:
              HostedZoneName: example.com.
              Name: example.com
              #     ^^^^^^^^^^^ `example.com` is the hosted zone itself, which takes no CNAME record
              Type: CNAME
              TTL: "300"
              ResourceRecords: [shop.example.net]
        """),
      Example(
        "a name below it, and another type",
        """
        Resources:
          Shop:
            Type: AWS::Route53::RecordSet
            Properties: {HostedZoneName: example.com., Name: shop.example.com., Type: CNAME, TTL: "300", ResourceRecords: [shop.example.net]}
          Home:
            Type: AWS::Route53::RecordSet
            Properties: {HostedZoneName: example.com., Name: example.com., Type: A, TTL: "300", ResourceRecords: [192.0.2.1]}
        """),
    ]
  )

  private static func isSame(_ name: String, _ zone: String) -> Bool {
    func plain(_ text: String) -> String {
      let lowered = text.lowercased()
      return lowered.hasSuffix(".") ? String(lowered.dropLast()) : lowered
    }
    return plain(name) == plain(zone)
  }
}

extension Diagnostic.Message {
  fileprivate static func atApex(_ name: String) -> Self {
    "`\(name)` is the hosted zone itself, which takes no CNAME record"
  }
}
