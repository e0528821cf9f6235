import AccessPolicies
import CloudFormation
package import Linting

extension Rule {
  /// Finds policies that are too long to be understood.
  package static let iamPolicyComplex = Rule(
    "iam-policy-complex",
    summary: "policy that is too complex to review",
    severity: .note,
    category: .operations,
    services: ["iam"],
    isEnabledByDefault: false,
    documents: ["IAM-01"],
    equivalents: [
      Equivalents(.cfnNag, "W76")
    ],
    why: """
      Nobody can say what such a policy allows, so nobody notices what it should not. The score \
      counts statements, conditions and what is negated.
      """,
    fix: "split the policy by what it is for",
    url:
      "https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html",
    check: .eachPolicy { policy, template in
      guard policy.grantsPermissions, policy.isComplete else { return }
      let score = policy.complexity
      guard score >= 25 else { return }
      template.report(.complex(score, policy.statements.count), at: policy.resource.key)
    },
    examples: [
      Example(
        "many statements of several services",
        """
        Resources:
          Policy:
        # ^^^^^^ the policy has a complexity of 27 with 9 statements, 25 or more
            Type: AWS::IAM::ManagedPolicy
            Properties:
              PolicyDocument:
                Version: "2012-10-17"
                Statement:
                  - {Effect: Allow, Action: [s3:GetObject, sqs:SendMessage], Resource: "arn:aws:s3:::reports-0/*"}
                  - {Effect: Allow, Action: [s3:GetObject, sqs:SendMessage], Resource: "arn:aws:s3:::reports-1/*"}
                  - {Effect: Allow, Action: [s3:GetObject, sqs:SendMessage], Resource: "arn:aws:s3:::reports-2/*"}
                  - {Effect: Allow, Action: [s3:GetObject, sqs:SendMessage], Resource: "arn:aws:s3:::reports-3/*"}
                  - {Effect: Allow, Action: [s3:GetObject, sqs:SendMessage], Resource: "arn:aws:s3:::reports-4/*"}
                  - {Effect: Allow, Action: [s3:GetObject, sqs:SendMessage], Resource: "arn:aws:s3:::reports-5/*"}
                  - {Effect: Allow, Action: [s3:GetObject, sqs:SendMessage], Resource: "arn:aws:s3:::reports-6/*"}
                  - {Effect: Allow, Action: [s3:GetObject, sqs:SendMessage], Resource: "arn:aws:s3:::reports-7/*"}
                  - {Effect: Allow, Action: [s3:GetObject, sqs:SendMessage], Resource: "arn:aws:s3:::reports-8/*"}
        """),
      Example(
        "one statement",
        """
        Resources:
          Policy:
            Type: AWS::IAM::ManagedPolicy
            Properties:
              PolicyDocument:
                Version: "2012-10-17"
                Statement:
                  - {Effect: Allow, Action: s3:GetObject, Resource: "arn:aws:s3:::reports/*"}
        """),
    ]
  )
}

extension AccessPolicy {
  /// One point for each statement and each negation, two for each condition and each service more.
  fileprivate var complexity: Int {
    statements.reduce(0) { score, statement in
      let texts = (statement.actions ?? statement.notActions)?.values.compactMap(\.text) ?? []
      let services = Set(texts.map { $0.prefix { $0 != ":" }.lowercased() })
      let negations = [
        statement.effect == .deny, statement.notActions != nil, statement.notResources != nil,
      ]
      let tests = statement.conditions.map(\.conditions.count).max() ?? 0
      return score + 1 + negations.count { $0 } + 2 * tests + 2 * max(0, services.count - 1)
    }
  }
}

extension Diagnostic.Message {
  fileprivate static func complex(_ score: Int, _ statements: Int) -> Self {
    "the policy has a complexity of \(score) with \(statements) statements, 25 or more"
  }
}
