import CloudFormation
package import Linting
import ServerlessValidation
import SourceText

extension Rule {
  /// Finds property of a part that SAM drops or hands on unseen.
  package static let serverlessPropertyDropped = Rule(
    "serverless-property-dropped",
    summary: "property of a part that SAM drops or hands on unseen",
    severity: .warning,
    category: .serverlessTransform,
    equivalents: [Equivalents(.cfnLint, "E3002")],
    why: """
      SAM knows no such property in this place and says nothing. It drops it, or hands it on \
      to CloudFormation, which refuses it.
      """,
    fix: "remove the property, or write its name as SAM documents it",
    url:
      "https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-specification-resources-and-properties.html",
    check: .eachServerlessFinding { finding, template in
      guard case .dropped(let names) = finding.problem else { return }
      template.report(
        .unknown(finding), at: finding.place,
        help: NearestName.help(for: finding.name, among: names))
    },
    examples: [
      Example(
        "a name that the settings do not have",
        """
        Transform: AWS::Serverless-2016-10-31
        Resources:
          Orders:
            Type: AWS::Serverless::Function
            Properties:
              CodeUri: orders/
              Handler: index.handler
              Runtime: nodejs22.x
              DeploymentPreference:
                Enabled: false
                Alarm: [!Ref Errors]
              # ^^^^^ SAM drops `Alarm`, which `DeploymentPreference` does not have
          Errors:
            Type: AWS::CloudWatch::Alarm
            Properties: {ComparisonOperator: GreaterThanThreshold, EvaluationPeriods: 1, MetricName: Errors, Namespace: AWS/Lambda, Period: 60, Statistic: Sum, Threshold: 1}
        """),
      Example(
        "the documented names",
        """
        Transform: AWS::Serverless-2016-10-31
        Resources:
          Orders:
            Type: AWS::Serverless::Function
            Properties:
              CodeUri: orders/
              Handler: index.handler
              Runtime: nodejs22.x
              DeploymentPreference:
                Enabled: false
                Type: AllAtOnce
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func unknown(_ finding: ServerlessFinding) -> Self {
    "SAM drops `\(finding.name.shortened(to: 30))`, which \(finding.owner) does not have"
  }
}
