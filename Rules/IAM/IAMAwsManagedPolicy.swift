import AccessPolicies
import CloudFormation
package import Linting

extension Rule {
  /// Finds policies of AWS that users, groups and roles get.
  package static let iamAwsManagedPolicy = Rule(
    "iam-aws-managed-policy",
    summary: "policy of AWS attached to a user, group or role",
    severity: .note,
    category: .security,
    services: ["iam"],
    isEnabledByDefault: false,
    documents: ["IAM-08"],
    equivalents: [
      Equivalents(.cdkNag, "IAMNoManagedPolicies", "AwsSolutions-IAM4")
    ],
    why: """
      AWS writes its policies for all of its customers, so they allow more than one program \
      needs, and AWS changes them.
      """,
    fix: "write a policy with what is needed",
    url:
      "https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_managed-vs-inline.html",
    check: .eachResource(of: ["AWS::IAM::Role", "AWS::IAM::User", "AWS::IAM::Group"]) {
      holder, template in
      for value in template.values(at: "ManagedPolicyArns.*", in: holder) {
        guard let policy = ManagedPolicy(value) else { continue }
        template.report(.managed(policy.name), at: value)
      }
    },
    examples: [
      Example(
        "a policy of AWS",
        """
        Resources:
          Readers:
            Type: AWS::IAM::Group
            Properties:
              ManagedPolicyArns:
                - arn:aws:iam::aws:policy/ReadOnlyAccess
                # ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ `ReadOnlyAccess` is a policy of AWS, which is written for everyone
        """),
      Example(
        "a policy of the account, and one that is not known",
        """
        Parameters:
          Given: {Type: String}
        Resources:
          Readers:
            Type: AWS::IAM::Group
            Properties:
              ManagedPolicyArns: [arn:aws:iam::111122223333:policy/readers, !Ref Given]
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func managed(_ name: String) -> Self {
    "`\(name)` is a policy of AWS, which is written for everyone"
  }
}
