import AccessPolicies
import CloudFormation
package import Linting

extension Rule {
  /// Finds roles and users that get a managed policy for a whole service or more.
  package static let iamFullAccessManagedPolicy = Rule(
    "iam-full-access-managed-policy",
    summary: "managed policy that allows everything on a service or more",
    severity: .warning,
    category: .security,
    services: ["iam", "lambda"],
    documents: ["IAM-08", "LMB-04"],
    equivalents: [
      Equivalents(.cfnNag, "W44"),
      Equivalents(.cfripper, "IAMRolesOverprivilegedRule"),
      Equivalents(.guardRules, "IAM_ROLE_ELEVATED_MANAGED_POLICY_RULE"),
    ],
    why: """
      These policies are made for people who try something out. They allow deleting and sharing every \
      resource of a service, and some of them also giving oneself more.
      """,
    fix: "give it a policy with the actions and resources that are needed",
    url: "https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_managed-vs-inline.html",
    check: .eachResource(of: ["AWS::IAM::Role", "AWS::IAM::User"]) { resource, template in
      for value in template.values(at: "ManagedPolicyArns.*", in: resource) {
        guard let policy = ManagedPolicy(value), policy.isBroad else { continue }
        let holder = resource.generatedBy ?? resource.logicalId
        template.report(.broad(policy.name, holder), at: value)
      }
    },
    examples: [
      Example(
        "full access to S3, and nearly everything",
        """
        Resources:
          Worker:
            Type: AWS::IAM::Role
            Properties:
              AssumeRolePolicyDocument:
                Version: "2012-10-17"
                Statement:
                  - {Effect: Allow, Principal: {Service: lambda.amazonaws.com}, Action: sts:AssumeRole}
              ManagedPolicyArns:
                - arn:aws:iam::aws:policy/AmazonS3FullAccess
                # ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ `AmazonS3FullAccess` gives `Worker` far more than a program needs
                - arn:aws:iam::aws:policy/PowerUserAccess
                # ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ `PowerUserAccess` gives `Worker` far more than a program needs
        """),
      Example(
        "a SAM function with full access to DynamoDB",
        """
        Transform: AWS::Serverless-2016-10-31
        Resources:
          Worker:
            Type: AWS::Serverless::Function
            Properties:
              Handler: index.handler
              Runtime: nodejs22.x
              CodeUri: src
              Policies:
                - AmazonDynamoDBFullAccess
                # ^^^^^^^^^^^^^^^^^^^^^^^^ `AmazonDynamoDBFullAccess` gives `Worker` far more than a program needs
                - AWSLambdaBasicExecutionRole
                - DynamoDBReadPolicy: {TableName: orders}
        """),
      Example(
        "reading only, and a group of people",
        """
        Resources:
          Worker:
            Type: AWS::IAM::Role
            Properties:
              AssumeRolePolicyDocument:
                Version: "2012-10-17"
                Statement:
                  - {Effect: Allow, Principal: {Service: lambda.amazonaws.com}, Action: sts:AssumeRole}
              ManagedPolicyArns: [arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess]
          Developers:
            Type: AWS::IAM::Group
            Properties:
              ManagedPolicyArns: [arn:aws:iam::aws:policy/PowerUserAccess]
        """),
    ]
  )
}

extension ManagedPolicy {
  /// Whether the policy allows everything on a service, or nearly everything.
  fileprivate var isBroad: Bool {
    name.hasSuffix("FullAccess") || Self.broadNames.contains(name)
  }

  private static let broadNames: Set = [
    "PowerUserAccess", "SystemAdministrator", "NetworkAdministrator", "DatabaseAdministrator",
  ]
}

extension Diagnostic.Message {
  fileprivate static func broad(_ policy: String, _ holder: String) -> Self {
    "`\(policy)` gives `\(holder)` far more than a program needs"
  }
}
