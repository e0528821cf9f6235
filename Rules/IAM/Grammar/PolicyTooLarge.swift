import AccessPolicies
import CloudFormation
package import Linting

extension Rule {
  /// Finds policies with more characters than AWS stores.
  package static let policyTooLarge = Rule(
    "policy-too-large",
    summary: "policy with more characters than AWS stores",
    severity: .error,
    category: .security,
    services: ["iam"],
    documents: ["IAM-06"],
    why: """
      A policy has a largest size, and quotas of IAM policies cannot be raised. AWS refuses a \
      larger one, so the deployment fails.
      """,
    fix: "split the policy, or name resources by patterns",
    url:
      "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html",
    check: .eachPolicyFinding { finding, template in
      guard case .tooLarge(let size, let limit, let owner) = finding.problem else { return }
      template.report(.large(size, limit, owner), at: finding.value)
    },
    examples: [
      Example(
        "a user with many roles",
        """
        Resources:
          Robot:
            Type: AWS::IAM::User
            Properties:
              Policies:
                - PolicyName: roles
                  PolicyDocument:
                # ^^^^^^^^^^^^^^ at least 2372 characters, above the 2048 of the inline policies of a user
                    Version: "2012-10-17"
                    Statement:
                      - Effect: Allow
                        Action: sts:AssumeRole
                        Resource:
                          - arn:aws:iam::111122223333:role/application/production/team-00-of-the-region
                          - arn:aws:iam::111122223333:role/application/production/team-01-of-the-region
                          - arn:aws:iam::111122223333:role/application/production/team-02-of-the-region
                          - arn:aws:iam::111122223333:role/application/production/team-03-of-the-region
                          - arn:aws:iam::111122223333:role/application/production/team-04-of-the-region
                          - arn:aws:iam::111122223333:role/application/production/team-05-of-the-region
                          - arn:aws:iam::111122223333:role/application/production/team-06-of-the-region
                          - arn:aws:iam::111122223333:role/application/production/team-07-of-the-region
                          - arn:aws:iam::111122223333:role/application/production/team-08-of-the-region
                          - arn:aws:iam::111122223333:role/application/production/team-09-of-the-region
                          - arn:aws:iam::111122223333:role/application/production/team-10-of-the-region
                          - arn:aws:iam::111122223333:role/application/production/team-11-of-the-region
                          - arn:aws:iam::111122223333:role/application/production/team-12-of-the-region
                          - arn:aws:iam::111122223333:role/application/production/team-13-of-the-region
                          - arn:aws:iam::111122223333:role/application/production/team-14-of-the-region
                          - arn:aws:iam::111122223333:role/application/production/team-15-of-the-region
                          - arn:aws:iam::111122223333:role/application/production/team-16-of-the-region
                          - arn:aws:iam::111122223333:role/application/production/team-17-of-the-region
                          - arn:aws:iam::111122223333:role/application/production/team-18-of-the-region
                          - arn:aws:iam::111122223333:role/application/production/team-19-of-the-region
                          - arn:aws:iam::111122223333:role/application/production/team-20-of-the-region
                          - arn:aws:iam::111122223333:role/application/production/team-21-of-the-region
                          - arn:aws:iam::111122223333:role/application/production/team-22-of-the-region
                          - arn:aws:iam::111122223333:role/application/production/team-23-of-the-region
                          - arn:aws:iam::111122223333:role/application/production/team-24-of-the-region
                          - arn:aws:iam::111122223333:role/application/production/team-25-of-the-region
                          - arn:aws:iam::111122223333:role/application/production/team-26-of-the-region
                          - arn:aws:iam::111122223333:role/application/production/team-27-of-the-region
                          - arn:aws:iam::111122223333:role/application/production/team-28-of-the-region
                          - arn:aws:iam::111122223333:role/application/production/team-29-of-the-region
        """),
      Example(
        "few",
        """
        Resources:
          Policy:
            Type: AWS::IAM::ManagedPolicy
            Properties:
              PolicyDocument:
                Version: "2012-10-17"
                Statement:
                  - Effect: Allow
                    Action: s3:GetObject
                    Resource: arn:aws:s3:::reports/*
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func large(_ size: Int, _ limit: Int, _ owner: String) -> Self {
    "at least \(size) characters, above the \(limit) of \(owner)"
  }
}
