import CloudFormation
package import Linting
import TemplateSyntax

extension Rule {
  /// Finds maps that no function looks into.
  package static let unusedMap = Rule(
    "unused-map",
    summary: "map that no function looks into",
    severity: .warning,
    category: .template,
    services: ["cloudformation"],
    documents: ["CFN-01"],
    equivalents: [Equivalents(.cfnLint, "W7001")],
    why: "A map that is never looked into is left over; whoever changes it changes nothing.",
    fix: "remove the map",
    url:
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/mappings-section-structure.html",
    check: .wholeTemplate { template in
      let calls = template.callSites
      guard !template.template.mayHoldMore, calls[.transform].isEmpty else { return }
      var used: Set<String> = []
      for site in calls[.findInMap] {
        guard let name = site.argument.elements.first else { continue }
        guard name.isScalar else { return }
        used.insert(name.text)
      }
      for map in template.template.mappings
      where !used.contains(map.name) && !map.name.hasPrefix("Fn::") {
        template.report(.unused(map.name), at: map.key)
      }
    },
    examples: [
      Example(
        "a map that is left over",
        """
        Mappings:
          Sizes:
        # ^^^^^ map `Sizes` is never used
            prod: {memory: 1024}
        Resources:
          Topic:
            Type: AWS::SNS::Topic
        """),
      Example(
        "a map in use",
        """
        Mappings:
          Names:
            prod: {topic: orders}
        Resources:
          Topic:
            Type: AWS::SNS::Topic
            Properties:
              TopicName: !FindInMap [Names, prod, topic]
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func unused(_ name: String) -> Self {
    "map `\(name)` is never used"
  }
}
