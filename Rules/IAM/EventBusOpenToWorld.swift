import AccessPolicies
import CloudFormation
package import Linting

extension Rule {
  /// Finds event buses that take events from everyone.
  package static let eventBusOpenToWorld = Rule(
    "event-bus-open-to-world",
    summary: "event bus that anyone in the world may use",
    severity: .error,
    category: .security,
    services: ["events"],
    documents: ["IAM-07"],
    equivalents: [
      Equivalents(.cdkNag, "EventBusOpenAccess", "AwsSolutions-EVB1"),
      Equivalents(
        .cfripper, "FullWildcardPrincipalRule", "GenericResourceFullWildcardPrincipalRule"),
    ],
    why: """
      Strangers can put events on the bus, and the rules of the bus take them for genuine: they start \
      functions and workflows with input that a stranger has chosen.
      """,
    fix: "name the accounts that may use it, or add a condition on `aws:PrincipalOrgID`",
    url: "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-event-bus-perms.html",
    check: .eachResource(
      of: [
        "AWS::Events::EventBus", "AWS::Events::EventBusPolicy", "AWS::EventsV2::ResourcePolicy",
      ]
    ) { resource, template in
      for policy in template.policies where policy.resource.logicalId == resource.logicalId {
        for access in policy.worldAccess(template.evaluation) {
          template.report(.open(access.statement.actions?.summary), at: access.principal)
        }
      }
      guard resource.type == "AWS::Events::EventBusPolicy" else { return }
      for principal in template.values(at: "Principal", in: resource) where principal.text == "*" {
        for condition in template.values(at: "Condition", in: resource) where condition.isAbsent {
          guard let value = template.evaluation.value(principal, alongside: condition) else {
            continue
          }
          template.report(.open("`events:PutEvents`"), at: value)
        }
      }
    },
    examples: [
      Example(
        "a bus for everyone",
        """
        Resources:
          Policy:
            Type: AWS::Events::EventBusPolicy
            Properties:
              StatementId: everyone
              EventBusName: orders
              Statement:
                Effect: Allow
                Principal: "*"
                #          ^^^ anyone can call `events:PutEvents` on the event bus
                Action: events:PutEvents
                Resource: arn:aws:events:eu-west-1:111122223333:event-bus/orders
        """),
      Example(
        "a bus for everyone, in the short form",
        """
        Resources:
          Policy:
            Type: AWS::Events::EventBusPolicy
            Properties:
              StatementId: everyone
              Action: events:PutEvents
              Principal: "*"
              #          ^^^ anyone can call `events:PutEvents` on the event bus
        """),
      Example(
        "a bus for one organization",
        """
        Resources:
          Policy:
            Type: AWS::Events::EventBusPolicy
            Properties:
              StatementId: organization
              Action: events:PutEvents
              Principal: "*"
              Condition: {Type: StringEquals, Key: aws:PrincipalOrgID, Value: o-a1b2c3d4e5}
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func open(_ actions: String?) -> Self {
    "anyone can call \(actions ?? "most actions") on the event bus"
  }
}
