import CloudFormation
package import Linting
import PropertyValidation
import ResourceCatalog

extension Rule {
  /// Finds numbers that are too large or too small.
  package static let numberOutOfBounds = Rule(
    "number-out-of-bounds",
    summary: "number that is too large or too small",
    severity: .error,
    category: .schema,
    equivalents: [.cfnLint(writtenOrGiven: "E3034", "W3034")],
    why: """
      The service refuses a number outside of its bounds, and the deployment fails.
      """,
    fix: "write a number that the property takes",
    url:
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/introduction.html",
    check: .eachPropertyFinding { finding, template in
      guard finding.isOfSchema else { return }
      switch finding.problem {
      case .outOfBounds(let schema):
        template.report(.outside(finding.property, finding.shownValue, schema.bounds), for: finding)
      case .notMultiple(let factor):
        template.report(
          .noMultiple(finding.property, finding.shownValue, factor.written), for: finding)
      default: return
      }
    },
    examples: [
      Example(
        "more than there is",
        """
        Resources:
          Orders:
            Type: AWS::SQS::Queue
            Properties:
              DelaySeconds: 1000
              #             ^^^^ `DelaySeconds` is `1000`, and takes 0 to 900
        """),
      Example(
        "a parameter that takes more than the property, and one that is only used within",
        """
        Parameters:
          Delay: {Type: Number, MinValue: 0, MaxValue: 3600}
          #                                            ^^^^ `DelaySeconds` is `3600`, and takes 0 to 900, when `Delay` is `3600`
          Days: {Type: Number, MinValue: 0, MaxValue: 30}
        Conditions:
          KeepsBackups: !Not [!Equals [!Ref Days, 0]]
        Resources:
          Orders:
            Type: AWS::SQS::Queue
            Properties:
              DelaySeconds: !Ref Delay
          Images:
            Type: AWS::DynamoDB::Table
            Properties:
              AttributeDefinitions: [{AttributeName: id, AttributeType: S}]
              KeySchema: [{AttributeName: id, KeyType: HASH}]
              BillingMode: PAY_PER_REQUEST
              PointInTimeRecoverySpecification:
                Fn::If:
                  - KeepsBackups
                  - PointInTimeRecoveryEnabled: true
                    RecoveryPeriodInDays: !Ref Days
                  - PointInTimeRecoveryEnabled: false
        """),
      Example(
        "within the bounds",
        """
        Resources:
          Orders:
            Type: AWS::SQS::Queue
            Properties:
              DelaySeconds: "900"
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func outside(_ property: String, _ value: String, _ bounds: String) -> Self {
    "\(property) is \(value), and takes \(bounds)"
  }
  fileprivate static func noMultiple(_ property: String, _ value: String, _ factor: String) -> Self
  {
    "\(property) is \(value), and takes multiples of \(factor)"
  }
}

extension PropertySchema {
  /// The numbers that are allowed, in words.
  var bounds: String {
    switch (minimum, maximum) {
    case (let least?, let most?): return "\(least.written) to \(most.written)"
    case (let least?, nil): return "at least \(least.written)"
    case (nil, let most?): return "at most \(most.written)"
    case (nil, nil): break
    }
    if let above = exclusiveMinimum { return "more than \(above.written)" }
    if let below = exclusiveMaximum { return "less than \(below.written)" }
    return "other numbers"
  }
}

extension Double {
  /// The number without a fraction of zero.
  var written: String {
    self == rounded() && abs(self) < 9e15 ? String(Int(self)) : String(self)
  }
}
