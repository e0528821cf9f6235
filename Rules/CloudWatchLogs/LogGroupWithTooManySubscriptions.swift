import CloudFormation
package import Linting
import TemplateSyntax

extension Rule {
  /// Finds log groups with more subscriptions than CloudWatch Logs allows.
  package static let logGroupWithTooManySubscriptions = Rule(
    "log-group-with-too-many-subscriptions",
    summary: "log group with more subscriptions than CloudWatch Logs allows",
    severity: .error,
    category: .schema,
    services: ["logs"],
    equivalents: [Equivalents(.cfnLint, "E2529")],
    why: """
      A log group takes at most five subscription filters, account policies left aside. The \
      deployment fails at the sixth.
      """,
    fix: "let one subscription feed several readers, through a stream or a function",
    url:
      "https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/cloudwatch_limits_cwl.html",
    check: .wholeTemplate { inspection in
      let filters = inspection.resources(ofType: "AWS::Logs::SubscriptionFilter")
      guard filters.count > mostSubscriptions else { return }
      var groups: [String: [PossibleValue]] = [:]
      for filter in filters where filter.condition == nil {
        let names = inspection.values(at: "LogGroupName", in: filter)
        guard names.count == 1, names[0].scenario == .always else { continue }
        let key = names[0].text ?? names[0].reference.map { "\($0.name).\($0.attribute ?? "")" }
        if let key { groups[key, default: []].append(names[0]) }
      }
      for group in groups.values where group.count > mostSubscriptions {
        inspection.report(
          .tooMany(group.count), at: group[mostSubscriptions],
          related: [RelatedPlace("the first subscription", at: group[0].place)])
      }
    },
    examples: [
      Example(
        "six subscriptions",
        """
        Resources:
          First: {Type: AWS::Logs::SubscriptionFilter, Properties: {LogGroupName: /orders, FilterPattern: "", DestinationArn: arn:aws:lambda:eu-central-1:111122223333:function:a}}
          Second: {Type: AWS::Logs::SubscriptionFilter, Properties: {LogGroupName: /orders, FilterPattern: "", DestinationArn: arn:aws:lambda:eu-central-1:111122223333:function:b}}
          Third: {Type: AWS::Logs::SubscriptionFilter, Properties: {LogGroupName: /orders, FilterPattern: "", DestinationArn: arn:aws:lambda:eu-central-1:111122223333:function:c}}
          Fourth: {Type: AWS::Logs::SubscriptionFilter, Properties: {LogGroupName: /orders, FilterPattern: "", DestinationArn: arn:aws:lambda:eu-central-1:111122223333:function:d}}
          Fifth: {Type: AWS::Logs::SubscriptionFilter, Properties: {LogGroupName: /orders, FilterPattern: "", DestinationArn: arn:aws:lambda:eu-central-1:111122223333:function:e}}
          Sixth:
            Type: AWS::Logs::SubscriptionFilter
            Properties:
              LogGroupName: /orders
              #             ^^^^^^^ the log group has 6 subscriptions, above the 5 that are allowed
              FilterPattern: ""
              DestinationArn: arn:aws:lambda:eu-central-1:111122223333:function:f
        """),
      Example(
        "six subscriptions of two log groups",
        """
        Resources:
          First: {Type: AWS::Logs::SubscriptionFilter, Properties: {LogGroupName: /orders, FilterPattern: "", DestinationArn: arn:aws:lambda:eu-central-1:111122223333:function:a}}
          Second: {Type: AWS::Logs::SubscriptionFilter, Properties: {LogGroupName: /orders, FilterPattern: "", DestinationArn: arn:aws:lambda:eu-central-1:111122223333:function:b}}
          Third: {Type: AWS::Logs::SubscriptionFilter, Properties: {LogGroupName: /orders, FilterPattern: "", DestinationArn: arn:aws:lambda:eu-central-1:111122223333:function:c}}
          Fourth: {Type: AWS::Logs::SubscriptionFilter, Properties: {LogGroupName: /orders, FilterPattern: "", DestinationArn: arn:aws:lambda:eu-central-1:111122223333:function:d}}
          Fifth: {Type: AWS::Logs::SubscriptionFilter, Properties: {LogGroupName: /orders, FilterPattern: "", DestinationArn: arn:aws:lambda:eu-central-1:111122223333:function:e}}
          Sixth: {Type: AWS::Logs::SubscriptionFilter, Properties: {LogGroupName: /invoices, FilterPattern: "", DestinationArn: arn:aws:lambda:eu-central-1:111122223333:function:f}}
        """),
    ]
  )
}

private let mostSubscriptions = 5

extension Diagnostic.Message {
  fileprivate static func tooMany(_ count: Int) -> Self {
    "the log group has \(count) subscriptions, above the \(mostSubscriptions) that are allowed"
  }
}
