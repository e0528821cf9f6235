import AccessPolicies
import CloudFormation
package import Linting

extension Rule {
  /// Finds ids that two statements of a policy have.
  package static let policyStatementIdRepeated = Rule(
    "policy-statement-id-repeated",
    summary: "statement id that stands twice in a policy",
    severity: .error,
    category: .security,
    services: ["iam"],
    documents: ["IAM-06"],
    equivalents: [
      Equivalents(.cfnLint, "E3510", "E3512", "E3530"),
      Equivalents(.parliament, "DUPLICATE_SID"),
    ],
    why: """
      IAM and SNS tell statements apart by their ids and refuse a policy with the same one \
      twice, so the deployment fails.
      """,
    fix: "give each statement an id of its own, or none",
    url:
      "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_sid.html",
    check: .eachPolicyFinding { finding, template in
      guard case .idRepeated(let id, let first) = finding.problem else { return }
      template.report(
        .repeated(id), at: finding.value,
        related: [RelatedPlace("the first statement with this id", at: first)])
    },
    examples: [
      Example(
        "twice the same",
        """
        Resources:
          Policy:
            Type: AWS::IAM::ManagedPolicy
            Properties:
              PolicyDocument:
                Version: "2012-10-17"
                Statement:
                  - {Sid: Read, Effect: Allow, Action: s3:GetObject, Resource: "arn:aws:s3:::reports/*"}
                  - {Sid: Read, Effect: Allow, Action: s3:ListBucket, Resource: "arn:aws:s3:::reports"}
                        # ^^^^ another statement of the policy has the id `Read` too
        """),
      Example(
        "ids of which one counts",
        """
        Parameters:
          Stage: {Type: String}
        Conditions:
          IsProd: !Equals [!Ref Stage, prod]
        Resources:
          Policy:
            Type: AWS::IAM::ManagedPolicy
            Properties:
              PolicyDocument:
                Version: "2012-10-17"
                Statement:
                  - !If
                    - IsProd
                    - {Sid: Read, Effect: Allow, Action: s3:GetObject, Resource: "arn:aws:s3:::reports/*"}
                    - {Sid: Read, Effect: Allow, Action: s3:GetObject, Resource: "arn:aws:s3:::tests/*"}
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func repeated(_ id: String) -> Self {
    "another statement of the policy has the id `\(id.shortened(to: 40))` too"
  }
}
