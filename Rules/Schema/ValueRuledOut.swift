import CloudFormation
package import Linting
import PropertyValidation
import ResourceCatalog

extension Rule {
  /// Finds values that do not go together with those of other properties.
  package static let valueRuledOut = Rule(
    "value-ruled-out",
    summary: "value that another property rules out",
    severity: .error,
    category: .schema,
    equivalents: [
      Equivalents(
        .cfnLint, "E3009", "E3023", "E3042", "E3044", "E3047", "E3048", "E3051", "E3501", "E3615",
        "E3638", "E3639", "E3663", "E3671", "E3677", "E3680", "E3688", "E3693", "E3715", "E3717",
        "E3718", "E3721", "E3722", "E3723", "E3725")
    ],
    why: """
      The value is allowed as such, but not together with those of other properties. AWS \
      refuses the resource, and the deployment fails.
      """,
    fix: "change the value, or the one that it depends on",
    url:
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/introduction.html",
    check: .eachPropertyFinding { finding, template in
      guard let requirement = finding.requirement, requirement.hasPrefix("E"),
        finding.region == nil, !EngineVersions.requirements.contains(requirement)
      else { return }
      switch finding.problem {
      case .notAllowed(let schema):
        template.report(
          .ruledOut(finding.property, finding.shownValue), for: finding,
          help: schema.helpWithAllowedValues(for: finding.value.text ?? ""))
      case .outOfBounds(let schema):
        template.report(
          .outside(finding.property, finding.shownValue, schema.bounds), for: finding)
      case .count(_, let least, let most):
        template.report(.count(finding.property, least, most), for: finding)
      case .nameNotAllowed, .forbidden:
        template.report(.reserved(finding.shownValue), for: finding)
      case .lacksElement:
        template.report(.lacksElement(finding.property), for: finding)
      case .malformed(let format):
        template.report(.notOfFormat(finding.shownValue, format), for: finding)
      case .mismatch(let pattern):
        template.report(
          PatternWords.words(for: pattern).map {
            .mismatch(finding.property, finding.shownValue, $0)
          } ?? .ruledOut(finding.property, finding.shownValue), for: finding)
      case .notMultiple(let factor):
        template.report(
          .notMultiple(finding.property, finding.shownValue, Int(factor)), for: finding)
      case .length, .wrongKind, .noForm:
        template.report(.ruledOut(finding.property, finding.shownValue), for: finding)
      default: return
      }
    },
    examples: [
      Example(
        "a name where an address is needed",
        """
        Resources:
          Shop:
            Type: AWS::Route53::RecordSet
            Properties:
              HostedZoneName: example.com.
              Name: shop.example.com.
              Type: A
              TTL: "300"
              ResourceRecords: [192.0.2.1, lb.example.com]
              #                            ^^^^^^^^^^^^^^ `lb.example.com` is no IPv4 address
          ShopOverIPv6:
            Type: AWS::Route53::RecordSet
            Properties:
              HostedZoneName: example.com.
              Name: shop.example.com.
              Type: AAAA
              TTL: "300"
              ResourceRecords: ["2001:db8::1"]
        """),
      Example(
        "a period that is no whole number of minutes",
        """
        Resources:
          Errors:
            Type: AWS::CloudWatch::Alarm
            Properties:
              ComparisonOperator: GreaterThanThreshold
              EvaluationPeriods: 1
              MetricName: Errors
              Namespace: AWS/Lambda
              Period: 90
              #       ^^ `Period` is `90`, and takes multiples of 60 with the other properties
              Statistic: Sum
              Threshold: 0
        """),
      Example(
        "the name of a FIFO queue",
        """
        Resources:
          Orders:
            Type: AWS::SQS::Queue
            Properties:
              FifoQueue: true
              QueueName: orders
              #          ^^^^^^ `orders` is no `QueueName` with the other properties: it ends with `.fifo`
        """),
      Example(
        "a period of two minutes",
        """
        Resources:
          Errors:
            Type: AWS::CloudWatch::Alarm
            Properties:
              ComparisonOperator: GreaterThanThreshold
              EvaluationPeriods: 1
              MetricName: Errors
              Namespace: AWS/Lambda
              Period: 120
              Statistic: Sum
              Threshold: 0
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func ruledOut(_ property: String, _ value: String) -> Self {
    "\(value) as \(property) does not go together with the other properties"
  }
  fileprivate static func outside(_ property: String, _ value: String, _ bounds: String) -> Self {
    "\(property) is \(value), and takes \(bounds) with the other properties"
  }
  fileprivate static func count(_ property: String, _ least: Int?, _ most: Int?) -> Self {
    let bounds = least.map { "at least \($0)" } ?? most.map { "at most \($0)" } ?? "other"
    return "\(property) takes \(bounds) elements with the other properties"
  }
  fileprivate static func mismatch(_ property: String, _ value: String, _ words: String) -> Self {
    "\(value) is no \(property) with the other properties: \(words)"
  }
  fileprivate static func notMultiple(_ property: String, _ value: String, _ factor: Int) -> Self {
    "\(property) is \(value), and takes multiples of \(factor) with the other properties"
  }
  fileprivate static func reserved(_ name: String) -> Self {
    "\(name) cannot be used here"
  }
  fileprivate static func lacksElement(_ property: String) -> Self {
    "\(property) lacks an element that it needs"
  }
}
