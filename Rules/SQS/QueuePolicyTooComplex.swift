import AccessPolicies
import CloudFormation
package import Linting

extension Rule {
  /// Finds policies of queues with more parts than SQS takes.
  package static let queuePolicyTooComplex = Rule(
    "queue-policy-too-complex",
    summary: "policy of a queue with more parts than SQS takes",
    severity: .error,
    category: .schema,
    services: ["sqs"],
    documents: ["IAM-06", "SQS-01"],
    why: """
      A policy of a queue has at most 20 statements, and a statement at most 7 actions. SQS refuses \
      more, and the deployment fails.
      """,
    fix: "split the statement, or join what belongs together",
    url:
      "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-policies.html",
    check: .eachPolicy { policy, template in
      guard policy.location.services == ["sqs"], policy.kind == .resource else { return }
      let statements = policy.statements
      let isFixed = statements.allSatisfy { $0.value.scenario == policy.document.scenario }
      if isFixed, statements.count > 20 {
        template.report(.statements(statements.count), at: policy.document)
      }
      for statement in statements {
        guard let actions = statement.actions,
          actions.values.allSatisfy({ $0.text != nil && $0.scenario == statement.value.scenario })
        else { continue }
        let names = Set(actions.values.compactMap { $0.text?.lowercased() })
        guard names.count > 7 else { continue }
        template.report(.actions(names.count), at: actions.key, when: statement.value.scenario)
      }
    },
    examples: [
      Example(
        "eight actions",
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
                    Principal: {AWS: "111122223333"}
                    Resource: arn:aws:sqs:us-east-1:111122223333:jobs
                    Action: [sqs:SendMessage, sqs:ReceiveMessage, sqs:DeleteMessage, sqs:GetQueueUrl, sqs:PurgeQueue, sqs:TagQueue, sqs:UntagQueue, sqs:ListQueueTags]
                    #<<<<< the statement has 8 actions; SQS takes 7
        """),
      Example(
        "seven actions, and all of them",
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
                    Principal: {AWS: "111122223333"}
                    Resource: arn:aws:sqs:us-east-1:111122223333:jobs
                    Action: [sqs:SendMessage, sqs:ReceiveMessage, sqs:DeleteMessage, sqs:GetQueueUrl, sqs:PurgeQueue, sqs:TagQueue, sqs:UntagQueue]
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func statements(_ count: Int) -> Self {
    "the policy has \(count) statements; SQS takes 20"
  }

  fileprivate static func actions(_ count: Int) -> Self {
    "the statement has \(count) actions; SQS takes 7"
  }
}
