import AccessPolicies
import CloudFormation
package import Linting
import ResourceCatalog

extension Rule {
  /// Finds statements about every resource that only a condition narrows.
  package static let iamWildcardResourceUnderCondition = Rule(
    "iam-wildcard-resource-under-condition",
    summary: "every resource, narrowed by a condition alone",
    severity: .note,
    category: .security,
    services: ["iam"],
    isEnabledByDefault: false,
    documents: ["IAM-02"],
    equivalents: [Equivalents(.cfnNag, "W11", "W12", "W13")],
    why: """
      The condition is all that stands between the statement and every resource of the account. Not \
      each action fills in each key that a condition can ask for, and tags can be changed by others. \
      Where the resources have names, naming them holds in any case.
      """,
    fix: "name the resources in place of `*`, beside the condition",
    url:
      "https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html",
    check: .wholeTemplate { template in
      for policy in template.policies where policy.grantsPermissions {
        for statement in policy.statements
        where statement.effect == .allow && statement.unconditionalForm == nil {
          guard let everything = statement.everyResource, statement.namesResources else { continue }
          template.about(policy.resource) {
            template.report(.narrowedByConditionAlone, at: everything)
          }
        }
      }
    },
    examples: [
      Example(
        "a tag",
        """
        Resources:
          Policy:
            Type: AWS::IAM::ManagedPolicy
            Properties:
              PolicyDocument:
                Version: "2012-10-17"
                Statement:
                  - Effect: Allow
                    Action: ec2:StartInstances
                    Resource: "*"
                            # ^^^ a condition alone keeps the statement from every resource
                    Condition:
                      StringEquals: {aws:ResourceTag/Team: shop}
        """),
      Example(
        "named resources, and an action that works on none",
        """
        Resources:
          Policy:
            Type: AWS::IAM::ManagedPolicy
            Properties:
              PolicyDocument:
                Version: "2012-10-17"
                Statement:
                  - Effect: Allow
                    Action: ec2:StartInstances
                    Resource: !Sub arn:aws:ec2:*:${AWS::AccountId}:instance/*
                    Condition:
                      StringEquals: {aws:ResourceTag/Team: shop}
                  - Effect: Allow
                    Action: ec2:DescribeInstances
                    Resource: "*"
                    Condition:
                      StringEquals: {aws:RequestedRegion: eu-west-1}
        """),
    ]
  )
}

extension PolicyStatement {
  /// Whether one of the actions could be limited to some resources.
  fileprivate var namesResources: Bool {
    (actions?.values ?? []).contains { action in
      guard let text = action.text else { return false }
      return AuthorizationCatalog.standard.actions(matching: text).contains(
        where: \.alwaysNamesResource)
    }
  }
}

extension Diagnostic.Message {
  fileprivate static let narrowedByConditionAlone: Self =
    "a condition alone keeps the statement from every resource"
}
