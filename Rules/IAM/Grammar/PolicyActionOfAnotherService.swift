import AccessPolicies
import CloudFormation
package import Linting

extension Rule {
  /// Finds actions in the policy of a resource that have nothing to do with it.
  package static let policyActionOfAnotherService = Rule(
    "policy-action-of-another-service",
    summary: "action that cannot be done with the resource of the policy",
    severity: .warning,
    category: .security,
    services: ["iam"],
    documents: ["IAM-06"],
    equivalents: [
      Equivalents(.cfnLint, "W3037")
    ],
    why: """
      The policy of a queue is about queues. S3, SNS, SQS and IAM refuse a policy with an action \
      of another service, others store it and never match it.
      """,
    fix: "remove the action, or move it to the policy of a role",
    url:
      "https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_identity-vs-resource.html",
    check: .eachPolicyFinding { finding, template in
      guard case .actionElsewhere(let text, let services) = finding.problem else { return }
      let refusing = [["s3"], ["sns"], ["sqs"], ["sts"]]
      template.report(
        .elsewhere(text, services), at: finding.value,
        severity: refusing.contains(services) ? .error : nil)
    },
    examples: [
      Example(
        "an action of S3 in the policy of a topic",
        """
        Resources:
          Policy:
            Type: AWS::SNS::TopicPolicy
            Properties:
              Topics: [arn:aws:sns:us-east-1:111122223333:orders]
              PolicyDocument:
                Version: "2012-10-17"
                Statement:
                  - Effect: Allow
                    Principal: {AWS: "111122223333"}
                    Action: [sns:Publish, s3:GetObject]
                                        # ^^^^^^^^^^^^ `s3:GetObject` stands in a policy about actions of `sns`
                    Resource: arn:aws:sns:us-east-1:111122223333:orders
        """),
      Example(
        "actions of the service, in any case",
        """
        Resources:
          Policy:
            Type: AWS::SNS::TopicPolicy
            Properties:
              Topics: [arn:aws:sns:us-east-1:111122223333:orders]
              PolicyDocument:
                Version: "2012-10-17"
                Statement:
                  - Effect: Allow
                    Principal: {AWS: "111122223333"}
                    Action: SNS:Publish
                    Resource: arn:aws:sns:us-east-1:111122223333:orders
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func elsewhere(_ text: String, _ services: [String]) -> Self {
    "`\(text.shortened(to: 50))` stands in a policy about actions of `\(services[0])`"
  }
}
