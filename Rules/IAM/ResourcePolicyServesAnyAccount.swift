import AccessPolicies
import CloudFormation
package import Linting

extension Rule {
  /// Finds policies that let a service in for whoever uses it.
  package static let resourcePolicyServesAnyAccount = Rule(
    "resource-policy-serves-any-account",
    summary: "policy that lets a service in on behalf of any account",
    severity: .note,
    category: .security,
    services: ["sns", "sqs", "s3"],
    isEnabledByDefault: false,
    documents: ["IAM-07", "SNS-01", "SQS-01"],
    why: """
      Anyone can have the service act for them, with a bucket or rule of an account of their own. It \
      is let in all the same, because the policy asks only who calls and not for whom.
      """,
    fix: "add a condition on `aws:SourceArn` or `aws:SourceAccount`",
    url: "https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html",
    check: .eachPolicy { policy, template in
      guard policy.kind == .resource, typesOfSources.contains(policy.resource.type) else { return }
      for statement in policy.statements where statement.effect == .allow {
        guard let form = statement.conditions.first(where: { !$0.mayNameSource }) else { continue }
        for principal in statement.principals ?? [] where principal.kind == .service {
          guard let service = principal.value.text, servicesForAnyone.contains(service),
            let value = template.evaluation.value(principal.value, alongside: form.value)
          else { continue }
          template.report(.served(service), at: value)
        }
      }
    },
    examples: [
      Example(
        "messages of any bucket",
        """
        Resources:
          Policy:
            Type: AWS::SQS::QueuePolicy
            Properties:
              Queues: ["https://sqs.us-east-1.amazonaws.com/111122223333/jobs"]
              PolicyDocument:
                Version: "2012-10-17"
                Statement:
                  - Effect: Allow
                    Principal: {Service: s3.amazonaws.com}
                    #                    ^^^^^^^^^^^^^^^^ `s3.amazonaws.com` is let in on behalf of any account
                    Action: sqs:SendMessage
                    Resource: arn:aws:sqs:us-east-1:111122223333:jobs
        """),
      Example(
        "messages of one's own buckets, and a condition of the deployment",
        """
        Parameters:
          Topic: {Type: String}
        Resources:
          Policy:
            Type: AWS::SQS::QueuePolicy
            Properties:
              Queues: ["https://sqs.us-east-1.amazonaws.com/111122223333/jobs"]
              PolicyDocument:
                Version: "2012-10-17"
                Statement:
                  - Effect: Allow
                    Principal: {Service: s3.amazonaws.com}
                    Action: sqs:SendMessage
                    Resource: arn:aws:sqs:us-east-1:111122223333:jobs
                    Condition: {StringEquals: {aws:SourceAccount: !Ref AWS::AccountId}}
                  - Effect: Allow
                    Principal: {Service: sns.amazonaws.com}
                    Action: sqs:SendMessage
                    Resource: arn:aws:sqs:us-east-1:111122223333:jobs
                    Condition: {ArnEquals: {aws:SourceArn: !Ref Topic}}
        """),
    ]
  )
}

/// The types of policies that services are let in by to hand something on.
private let typesOfSources: Set = [
  "AWS::S3::BucketPolicy", "AWS::SNS::TopicInlinePolicy", "AWS::SNS::TopicPolicy",
  "AWS::SQS::QueueInlinePolicy", "AWS::SQS::QueuePolicy",
]

/// The services that say on whose behalf they act.
///
/// Source: <https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html>
private let servicesForAnyone: Set = [
  "cloudtrail.amazonaws.com", "config.amazonaws.com", "events.amazonaws.com",
  "logging.s3.amazonaws.com", "s3.amazonaws.com", "sns.amazonaws.com",
]

extension PolicyConditions {
  /// Whether some condition may ask on whose behalf a service acts.
  fileprivate var mayNameSource: Bool {
    mayHaveMore || conditions.contains { $0.name.hasPrefix("aws:source") || $0.name.contains("${") }
  }
}

extension Diagnostic.Message {
  fileprivate static func served(_ service: String) -> Self {
    "`\(service)` is let in on behalf of any account"
  }
}
