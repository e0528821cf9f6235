import CloudFormation
package import Linting
import ServerlessModel
import TemplateSyntax

extension Rule {
  /// Finds switch of an event that no function can turn off.
  package static let serverlessSwitchAlwaysOn = Rule(
    "serverless-switch-always-on",
    summary: "switch of an event that no function can turn off",
    severity: .warning,
    category: .serverlessTransform,
    why: """
      SAM takes any function call for `true` and writes `ENABLED`, whatever the call gives \
      when the stack is deployed.
      """,
    fix: "use `State` with `ENABLED` or `DISABLED`",
    url:
      "https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-property-function-schedule.html",
    check: .eachServerlessResource(of: ["Function", "StateMachine"]) { declaration, template in
      guard !template.template.usesLanguageExtensions else { return }
      for event in declaration.events
      where ["Schedule", "CloudWatchEvent", "EventBridgeRule"].contains(event.type) {
        guard let enabled = event["Enabled"], enabled.isFunctionCall else { continue }
        template.report(.alwaysOn(enabled), at: enabled)
      }
    },
    examples: [
      Example(
        "a parameter",
        """
        Transform: AWS::Serverless-2016-10-31
        Parameters:
          Active: {Type: String, AllowedValues: ["true", "false"]}
        Resources:
          Orders:
            Type: AWS::Serverless::Function
            Properties:
              CodeUri: orders/
              Handler: index.handler
              Runtime: nodejs22.x
              Events:
                Hourly:
                  Type: Schedule
                  Properties:
                    Schedule: rate(1 hour)
                    Enabled: !Ref Active
                    #        ^^^^^^^^^^^ `Enabled` is a call of `Ref`, which SAM takes for `true` always
        """),
      Example(
        "the state",
        """
        Transform: AWS::Serverless-2016-10-31
        Parameters:
          State: {Type: String, AllowedValues: [ENABLED, DISABLED]}
        Resources:
          Orders:
            Type: AWS::Serverless::Function
            Properties:
              CodeUri: orders/
              Handler: index.handler
              Runtime: nodejs22.x
              Events:
                Hourly:
                  Type: Schedule
                  Properties: {Schedule: rate(1 hour), State: !Ref State}
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func alwaysOn(_ enabled: Node) -> Self {
    "`Enabled` is \(enabled.inWords), which SAM takes for `true` always"
  }
}
