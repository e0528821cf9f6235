import AccessPolicies
import CloudFormation
package import Linting
import ResourceCatalog

extension Rule {
  /// Finds statements that let describing actions reach every resource.
  package static let iamWildcardResourceForReading = Rule(
    "iam-wildcard-resource-for-reading",
    summary: "describing action on every resource that could be limited to some",
    severity: .note,
    category: .security,
    services: ["iam"],
    isEnabledByDefault: false,
    documents: ["IAM-02"],
    equivalents: [
      Equivalents(.cfnNag, "W11", "W12", "W13"),
      Equivalents(.cfripper, "WildcardResourceRule"),
      Equivalents(.guardRules, "IAM_POLICYDOCUMENT_NO_WILDCARD_RESOURCE"),
      Equivalents(.parliament, "RESOURCE_STAR"),
    ],
    why: """
      Names, settings and tags of all resources of the account can be read. That is little harm by \
      itself, and a map for an intruder.
      """,
    fix: "name the resources in place of `*`",
    url:
      "https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html",
    check: .eachPolicy { policy, template in
      guard policy.grantsPermissions else { return }
      for statement in policy.statements where statement.effect == .allow {
        guard let resource = statement.everyResource, let form = statement.unconditionalForm else {
          continue
        }
        let reach = statement.needlessReach
        // With a harmful action among them, the statement is spoken of as a whole elsewhere.
        guard let first = reach.first, reach.allSatisfy({ $0.harm == .low }),
          let value = template.evaluation.value(resource, together: form.value, first.allowance)
        else { continue }
        template.report(
          .everyResource(first), at: value,
          help: ScopedResources.help(for: first.action, in: template))
      }
    },
    examples: [
      Example(
        "describing every table",
        """
        Resources:
          Worker:
            Type: AWS::IAM::Role
            Properties:
              AssumeRolePolicyDocument:
                Version: "2012-10-17"
                Statement:
                  - {Effect: Allow, Principal: {Service: lambda.amazonaws.com}, Action: sts:AssumeRole}
              Policies:
                - PolicyName: orders
                  PolicyDocument:
                    Version: "2012-10-17"
                    Statement:
                      - Effect: Allow
                        Action: dynamodb:DescribeTable
                        Resource: "*"
                        #         ^^^ `*` lets `dynamodb:DescribeTable` reach every resource
        """),
      Example(
        "an action that takes no ARN",
        """
        Resources:
          Worker:
            Type: AWS::IAM::Role
            Properties:
              AssumeRolePolicyDocument:
                Version: "2012-10-17"
                Statement:
                  - {Effect: Allow, Principal: {Service: lambda.amazonaws.com}, Action: sts:AssumeRole}
              Policies:
                - PolicyName: buckets
                  PolicyDocument:
                    Version: "2012-10-17"
                    Statement:
                      - {Effect: Allow, Action: s3:ListAllMyBuckets, Resource: "*"}
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func everyResource(_ reach: NeedlessReach) -> Self {
    "`*` lets `\(reach.allowance.text ?? reach.action.qualifiedName)` reach every resource"
  }
}
