import AccessPolicies
import CloudFormation
package import Linting

extension Rule {
  /// Finds actions that no service has.
  package static let policyActionUnknown = Rule(
    "policy-action-unknown",
    summary: "action that does not exist",
    severity: .warning,
    category: .security,
    services: ["iam"],
    documents: ["IAM-06"],
    equivalents: [
      Equivalents(.cfnLint, "W3037"),
      Equivalents(.parliament, "UNKNOWN_ACTION", "UNKNOWN_PREFIX"),
    ],
    why: """
      IAM stores a policy with an action that does not exist and never matches it: what was to \
      be allowed or denied is not.
      """,
    fix: "write the action as the Service Authorization Reference lists it",
    url:
      "https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html",
    check: .eachPolicyFinding { finding, template in
      switch finding.problem {
      case .actionUnknown(let text, let better):
        template.report(
          .unknown(text), at: finding.value,
          help: better.map { "write `\($0)`, if that is meant" })
      case .serviceUnknown(let text, let nearest):
        template.report(
          .serviceUnknown(text), at: finding.value,
          help: nearest.map { "write `\($0)` as the service, if that is meant" })
      default: break
      }
    },
    examples: [
      Example(
        "names of API operations, and of no service",
        """
        Resources:
          Policy:
            Type: AWS::IAM::ManagedPolicy
            Properties:
              PolicyDocument:
                Version: "2012-10-17"
                Statement:
                  - Effect: Allow
                    Action:
                      - s3:HeadObject
                      # ^^^^^^^^^^^^^ action `s3:HeadObject` does not exist
                      - sqs:SendMessageBatch
                      # ^^^^^^^^^^^^^^^^^^^^ action `sqs:SendMessageBatch` does not exist
                      - iam:*ec2*
                      # ^^^^^^^^^ action `iam:*ec2*` does not exist
                      - stepfunctions:StartExecution
                      # ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ no service has actions such as `stepfunctions:StartExecution`
                    Resource: arn:aws:s3:::reports/*
        """),
      Example(
        "any case, wildcards, and what AWS no longer lists",
        """
        Resources:
          Policy:
            Type: AWS::IAM::ManagedPolicy
            Properties:
              PolicyDocument:
                Version: "2012-10-17"
                Statement:
                  - Effect: Allow
                    Action: [s3:getobject, "s3:*Object", "*", codestar:CreateProject]
                    Resource: arn:aws:s3:::reports/*
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func unknown(_ text: String) -> Self {
    "action `\(text.shortened(to: 60))` does not exist"
  }

  fileprivate static func serviceUnknown(_ text: String) -> Self {
    "no service has actions such as `\(text.shortened(to: 50))`"
  }
}
