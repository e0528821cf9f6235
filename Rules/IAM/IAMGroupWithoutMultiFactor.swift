import AccessPolicies
import CloudFormation
package import Linting

extension Rule {
  /// Finds groups whose policies do not ask for a second factor.
  package static let iamGroupWithoutMultiFactor = Rule(
    "iam-group-without-multi-factor",
    summary: "group whose policies do not ask for multi-factor authentication",
    severity: .note,
    category: .security,
    services: ["iam"],
    isEnabledByDefault: false,
    documents: ["IAM-05"],
    equivalents: [
      Equivalents(.trivy, "AWS-0123")
    ],
    why: """
      A password that leaks is enough to use everything that the group may do. A condition on \
      the second factor keeps strangers out.
      """,
    fix: "deny everything with `BoolIfExists: {aws:MultiFactorAuthPresent: false}`",
    url:
      "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_examples_aws_my-sec-creds-self-manage.html",
    check: .wholeTemplate { template in
      for holder in template.policyHolders where holder.resource.type == "AWS::IAM::Group" {
        guard holder.policies.allSatisfy(\.ignoresSecondFactor) else { continue }
        template.about(holder.resource) {
          template.report(.password(holder.resource.logicalId), at: holder.resource.key)
        }
      }
    },
    examples: [
      Example(
        "a password is enough",
        """
        Resources:
          Clerks:
        # ^^^^^^ no policy of group `Clerks` asks for a second factor
            Type: AWS::IAM::Group
            Properties:
              Policies:
                - PolicyName: read
                  PolicyDocument:
                    Version: "2012-10-17"
                    Statement:
                      - {Effect: Allow, Action: s3:GetObject, Resource: "arn:aws:s3:::reports/*"}
        """),
      Example(
        "a second factor",
        """
        Resources:
          Clerks:
            Type: AWS::IAM::Group
            Properties:
              Policies:
                - PolicyName: read
                  PolicyDocument:
                    Version: "2012-10-17"
                    Statement:
                      - Effect: Allow
                        Action: s3:GetObject
                        Resource: arn:aws:s3:::reports/*
                        Condition: {Bool: {aws:MultiFactorAuthPresent: "true"}}
        """),
    ]
  )
}

extension AccessPolicy {
  /// Whether certainly no condition is about the second factor.
  fileprivate var ignoresSecondFactor: Bool {
    isComplete
      && statements.flatMap(\.conditions).allSatisfy { form in
        !form.mayHaveMore
          && !form.conditions.contains { $0.name.hasPrefix("aws:multifactorauth") }
      }
  }
}

extension Diagnostic.Message {
  fileprivate static func password(_ group: String) -> Self {
    "no policy of group `\(group)` asks for a second factor"
  }
}
