import AccessPolicies
import CloudFormation
package import Linting
import ResourceCatalog

extension Rule {
  /// Finds actions on every resource that policies of AWS allow in the same way.
  package static let iamWildcardResourceByConvention = Rule(
    "iam-wildcard-resource-by-convention",
    summary: "writing logs or network interfaces of every resource",
    severity: .note,
    category: .security,
    services: ["iam"],
    isEnabledByDefault: false,
    documents: ["IAM-02"],
    equivalents: [
      Equivalents(.checkov, "CKV_AWS_111"),
      Equivalents(.cfnNag, "W11", "W12", "W13"),
      Equivalents(.cfripper, "WildcardResourceRule"),
      Equivalents(
        .cdkNag, "IAMNoWildcardPermissions", "AwsSolutions-IAM5", "LambdaStarPermissions"),
      Equivalents(.guardRules, "IAM_POLICYDOCUMENT_NO_WILDCARD_RESOURCE"),
      Equivalents(.parliament, "RESOURCE_STAR"),
      Equivalents(.cloudsplaining, "InfrastructureModification"),
    ],
    why: """
      AWS allows these actions on `*` itself in its policies for functions, instances and \
      containers. Named resources keep one program out of the logs of another.
      """,
    fix: "name the resources in place of `*`",
    url:
      "https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html",
    check: .wholeTemplate { template in
      for statement in template.unlimitedStatements where statement.worst.harm == .conventional {
        template.about(statement.policy.resource) {
          template.report(
            .everyResource(statement.worst), at: statement.resource,
            help: ScopedResources.help(for: statement.worst.action, in: template))
        }
      }
    },
    examples: [
      Example(
        "logs",
        """
        Resources:
          Policy:
            Type: AWS::IAM::ManagedPolicy
            Properties:
              PolicyDocument:
                Version: "2012-10-17"
                Statement:
                  - Effect: Allow
                    Action: [logs:CreateLogStream, logs:PutLogEvents]
                    Resource: "*"
                            # ^^^ `*` lets `logs:CreateLogStream` reach every resource
        """),
      Example(
        "one log group",
        """
        Resources:
          Policy:
            Type: AWS::IAM::ManagedPolicy
            Properties:
              PolicyDocument:
                Version: "2012-10-17"
                Statement:
                  - Effect: Allow
                    Action: [logs:CreateLogStream, logs:PutLogEvents]
                    Resource: !Sub arn:aws:logs:*:${AWS::AccountId}:log-group:/shop/*
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func everyResource(_ reach: NeedlessReach) -> Self {
    "`*` lets `\(reach.allowance.text ?? reach.action.qualifiedName)` reach every resource"
  }
}
