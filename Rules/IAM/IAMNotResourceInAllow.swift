import AccessPolicies
import CloudFormation
package import Linting

extension Rule {
  /// Finds statements that allow actions on everything but some resources.
  package static let iamNotResourceInAllow = Rule(
    "iam-not-resource-in-allow",
    summary: "statement that reaches every resource but those listed",
    severity: .warning,
    category: .security,
    services: ["iam"],
    documents: ["IAM-02"],
    equivalents: [
      Equivalents(.cfnNag, "W21", "W22", "W23"),
      Equivalents(.guardRules, "IAM_ROLE_OR_POLICY_NO_ALLOW_PLUS_NOT_RESOURCE"),
      Equivalents(.parliament, "NOTRESOURCE_WITH_ALLOW"),
    ],
    why: """
      The statement reaches all other resources, also those of other teams and those that are made \
      later. A resource that is renamed drops out of the exception and is reached as well.
      """,
    fix: "list the resources that are needed under `Resource`",
    url:
      "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notresource.html",
    check: .eachPolicy { policy, template in
      guard policy.grantsPermissions else { return }
      for statement in policy.statements where statement.effect == .allow {
        guard let element = statement.notResources else { continue }
        template.report(.allButSome, at: element.key, when: statement.value.scenario)
      }
    },
    examples: [
      Example(
        "every bucket but one",
        """
        Resources:
          Policy:
            Type: AWS::IAM::Policy
            Properties:
              PolicyName: buckets
              Roles: [worker]
              PolicyDocument:
                Version: "2012-10-17"
                Statement:
                  - Effect: Allow
                    Action: s3:GetObject
                    NotResource: arn:aws:s3:::salaries/*
                  # ^^^^^^^^^^^ `NotResource` in an `Allow` statement reaches every resource but those listed
        """),
      Example(
        "a denial for all but one bucket",
        """
        Resources:
          Policy:
            Type: AWS::IAM::Policy
            Properties:
              PolicyName: buckets
              Roles: [worker]
              PolicyDocument:
                Version: "2012-10-17"
                Statement:
                  - {Effect: Deny, Action: s3:PutObject, NotResource: "arn:aws:s3:::reports/*"}
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static let allButSome: Self =
    "`NotResource` in an `Allow` statement reaches every resource but those listed"
}
