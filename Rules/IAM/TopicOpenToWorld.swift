import AccessPolicies
import CloudFormation
package import Linting

extension Rule {
  /// Finds policies that let everyone use a topic.
  package static let topicOpenToWorld = Rule(
    "topic-open-to-world",
    summary: "topic that anyone in the world may use",
    severity: .error,
    category: .security,
    services: ["sns"],
    documents: ["IAM-07"],
    equivalents: [
      Equivalents(.cfnNag, "F18"),
      Equivalents(
        .cfripper, "FullWildcardPrincipalRule", "GenericResourceFullWildcardPrincipalRule"),
      Equivalents(.guardRules, "SNS_TOPICPOLICY_NO_WILDCARD_PRINCIPAL"),
      Equivalents(.terrascan, "AC_AWS_0385"),
    ],
    why: """
      Strangers can subscribe to the topic and read what is published, or publish messages that \
      subscribers take for genuine.
      """,
    fix: "name the principals that need the topic, or add a condition on `aws:SourceAccount`",
    url: "https://docs.aws.amazon.com/sns/latest/dg/sns-security-best-practices.html",
    check: .eachPolicy { policy, template in
      guard policy.kind == .resource,
        ["AWS::SNS::TopicPolicy", "AWS::SNS::TopicInlinePolicy"].contains(policy.resource.type)
      else { return }
      for access in policy.worldAccess(template.evaluation) {
        template.report(.open(access.statement), at: access.principal)
      }
    },
    examples: [
      Example(
        "a topic for everyone",
        """
        Resources:
          Policy:
            Type: AWS::SNS::TopicPolicy
            Properties:
              Topics: [!Ref Alerts]
              PolicyDocument:
                Version: "2012-10-17"
                Statement:
                  - Effect: Allow
                    Principal:
                      AWS: ["*"]
                      #     ^^^ anyone can call `sns:Publish` and 1 more action on the topic
                    Action: [sns:Publish, sns:Subscribe]
                    Resource: !Ref Alerts
          Alerts:
            Type: AWS::SNS::Topic
        """),
      Example(
        "the account of the topic",
        """
        Resources:
          Policy:
            Type: AWS::SNS::TopicPolicy
            Properties:
              Topics: [!Ref Alerts]
              PolicyDocument:
                Version: "2012-10-17"
                Statement:
                  - Effect: Allow
                    Principal: {AWS: "*"}
                    Action: sns:Publish
                    Resource: !Ref Alerts
                    Condition:
                      StringEquals: {AWS:SourceOwner: !Ref AWS::AccountId}
          Alerts:
            Type: AWS::SNS::Topic
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func open(_ statement: PolicyStatement) -> Self {
    "anyone can call \(statement.actions?.summary ?? "most actions") on the topic"
  }
}
