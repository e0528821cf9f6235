import CloudFormation
package import Linting
import TemplateSyntax

extension Rule {
  /// Finds detectors that say in two ways what they look at.
  package static let guardDutySourcesAndFeatures = Rule(
    "guardduty-sources-and-features",
    summary: "detector with data sources and features",
    severity: .error,
    category: .schema,
    services: ["guardduty"],
    equivalents: [Equivalents(.cfnLint, "E3063")],
    why: """
      `Features` has taken the place of `DataSources`. GuardDuty refuses a detector with both.
      """,
    fix: "move what `DataSources` says to `Features`",
    url:
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-guardduty-detector.html",
    check: .eachResource(of: ["AWS::GuardDuty::Detector"]) { detector, template in
      for sources in template.values(at: "DataSources", in: detector) where !sources.isAbsent {
        for features in template.values(at: "Features", in: detector) where !features.isAbsent {
          guard !features.isUnknown, !sources.isUnknown,
            var place = template.evaluation.value(sources, alongside: features)
          else { continue }
          place.place = detector.properties?.pair("DataSources")?.key ?? place.place
          template.report(
            .both, at: place, related: [RelatedPlace("the features", at: features.place)])
        }
      }
    },
    examples: [
      Example(
        "both at once",
        """
        Resources:
          Detector:
            Type: AWS::GuardDuty::Detector
            Properties:
              Enable: true
              DataSources:
            # ^^^^^^^^^^^ `DataSources` stands beside `Features`, which has taken its place
                S3Logs: {Enable: true}
              Features:
                - {Name: S3_DATA_EVENTS, Status: ENABLED}
        """),
      Example(
        "one of them",
        """
        Resources:
          Detector:
            Type: AWS::GuardDuty::Detector
            Properties:
              Enable: true
              Features:
                - {Name: S3_DATA_EVENTS, Status: ENABLED}
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static let both: Self =
    "`DataSources` stands beside `Features`, which has taken its place"
}
