import AccessPolicies
import CloudFormation
package import Linting

extension Rule {
  /// Finds principals that AWS does not take.
  package static let policyPrincipalMalformed = Rule(
    "policy-principal-malformed",
    summary: "principal in a form that AWS does not take",
    severity: .error,
    category: .security,
    services: ["iam"],
    documents: ["IAM-06"],
    equivalents: [
      .cfnLint(writtenOrGiven: "E3512", "E3513", "E3530"),
      Equivalents(.parliament, "UNKNOWN_PRINCIPAL", "MALFORMED"),
      Equivalents(.cfripper, "PartialWildcardPrincipalRule"),
      Equivalents(.cloudsplaining, "AssumableByCrossAccountPrincipal"),
    ],
    why: """
      AWS looks principals up when it stores the policy, and refuses it when there can be none \
      of that form.
      """,
    fix: "name an account, the ARN of a user or role, or a service",
    url:
      "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html",
    check: .eachPolicyFinding { finding, template in
      guard case .principal(let problem) = finding.problem else { return }
      template.report(.malformed(problem), at: finding.value, help: .help(for: problem))
    },
    examples: [
      Example(
        "a group, and a wildcard",
        """
        Resources:
          Role:
            Type: AWS::IAM::Role
            Properties:
              AssumeRolePolicyDocument:
                Version: "2012-10-17"
                Statement:
                  - Effect: Allow
                    Principal:
                      AWS:
                        - arn:aws:iam::111122223333:group/admins
                        # ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ `arn:aws:iam::111122223333:group/admins` is a group, which is no principal
                        - arn:aws:iam::111122223333:role/deploy-*
                        # ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ `arn:aws:iam::111122223333:role/deploy-*` has a wildcard, which a principal may not have
                    Action: sts:AssumeRole
        """),
      Example(
        "nobody",
        """
        Resources:
          Role:
            Type: AWS::IAM::Role
            Properties:
              AssumeRolePolicyDocument:
                Version: "2012-10-17"
                Statement:
                  - Effect: Allow
                    Principal: {AWS: ["", "111122223333"], Service: ""}
                    #                                               ^^ an empty text is no principal
                    #                 ^^ an empty text is no principal
                    Action: sts:AssumeRole
        """),
      Example(
        "a provider by its name, and a canonical user that is too short",
        """
        Resources:
          Role:
            Type: AWS::IAM::Role
            Properties:
              AssumeRolePolicyDocument:
                Version: "2012-10-17"
                Statement:
                  - Effect: Allow
                    Principal: {Federated: CompanyDirectory}
                    #                      ^^^^^^^^^^^^^^^^ `CompanyDirectory` is no identity provider
                    Action: sts:AssumeRoleWithSAML
                    Condition: {StringEquals: {SAML:aud: "https://signin.aws.amazon.com/saml"}}
          Policy:
            Type: AWS::S3::BucketPolicy
            Properties:
              Bucket: reports
              PolicyDocument:
                Version: "2012-10-17"
                Statement:
                  - Effect: Allow
                    Principal: {CanonicalUser: 9f86d081884c7d65}
                    #                          ^^^^^^^^^^^^^^^^ `9f86d081884c7d65` is not the 64 hexadecimal digits of a canonical user
                    Action: s3:GetObject
                    Resource: arn:aws:s3:::reports/*
        """),
      Example(
        "providers in every form, and a canonical user",
        """
        Resources:
          Role:
            Type: AWS::IAM::Role
            Properties:
              AssumeRolePolicyDocument:
                Version: "2012-10-17"
                Statement:
                  - Effect: Allow
                    Principal: {Federated: !Sub "arn:aws:iam::${AWS::AccountId}:saml-provider/CompanyDirectory"}
                    Action: sts:AssumeRoleWithSAML
                    Condition: {StringEquals: {SAML:aud: "https://signin.aws.amazon.com/saml"}}
                  - Effect: Allow
                    Principal: {Federated: cognito-identity.amazonaws.com}
                    Action: sts:AssumeRoleWithWebIdentity
                    Condition: {StringEquals: {cognito-identity.amazonaws.com:aud: "eu-west-1:1a2b3c4d-5e6f-7081-92a3-b4c5d6e7f809"}}
          Policy:
            Type: AWS::S3::BucketPolicy
            Properties:
              Bucket: reports
              PolicyDocument:
                Version: "2012-10-17"
                Statement:
                  - Effect: Allow
                    Principal: {CanonicalUser: 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08}
                    Action: s3:GetObject
                    Resource: arn:aws:s3:::reports/*
        """),
      Example(
        "the name of a role, and a text in place of a mapping",
        """
        Resources:
          Policy:
            Type: AWS::S3::BucketPolicy
            Properties:
              Bucket: reports
              PolicyDocument:
                Version: "2012-10-17"
                Statement:
                  - Effect: Allow
                    Principal: {AWS: !Ref Reader}
                                   # ^^^^^^^^^^^ `Ref` of `Reader` gives a name, and a principal is an ARN
                    Action: s3:GetObject
                    Resource: arn:aws:s3:::reports/*
                  - Effect: Allow
                    Principal: arn:aws:iam::111122223333:root
                             # ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ a principal is `*` or has its kind in front, as in `AWS: …`
                    Action: s3:GetObject
                    Resource: arn:aws:s3:::reports/*
          Reader:
            Type: AWS::IAM::Role
            Properties:
              AssumeRolePolicyDocument:
                Version: "2012-10-17"
                Statement:
                  - {Effect: Allow, Principal: {Service: lambda.amazonaws.com}, Action: sts:AssumeRole}
        """),
      Example(
        "accounts, roles, sessions, services, and what is not known",
        """
        Parameters:
          Given: {Type: String}
        Resources:
          Role:
            Type: AWS::IAM::Role
            Properties:
              AssumeRolePolicyDocument:
                Version: "2012-10-17"
                Statement:
                  - Effect: Allow
                    Principal:
                      AWS:
                        - "111122223333"
                        - !Sub arn:${AWS::Partition}:iam::${AWS::AccountId}:root
                        - arn:aws:iam::111122223333:role/team/deploy
                        - arn:aws:sts::111122223333:assumed-role/deploy/session
                        - !Sub arn:aws:iam::${Given}:role/deploy
                        - !Ref Given
                      Service: ["lambda.amazonaws.com", !Sub "logs.${AWS::Region}.amazonaws.com"]
                    Action: sts:AssumeRole
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func malformed(_ problem: PrincipalProblem) -> Self {
    switch problem {
    case .notMapping: "a principal is `*` or has its kind in front, as in `AWS: …`"
    case .kindUnknown(let name, _): "`\(name.shortened(to: 40))` is no kind of principal"
    case .group(let arn): "`\(arn.shortened(to: 60))` is a group, which is no principal"
    case .wildcard(let arn):
      "`\(arn.shortened(to: 50))` has a wildcard, which a principal may not have"
    case .malformed(let text):
      "`\(text.shortened(to: 50))` is no account and no ARN of a user, role or session"
    case .provider(let text):
      "`\(text.shortened(to: 50))` is no identity provider"
    case .canonicalUser(let text):
      "`\(text.shortened(to: 40))` is not the 64 hexadecimal digits of a canonical user"
    case .empty: "an empty text is no principal"
    case .name(let reference):
      "`Ref` of `\(reference.name)` gives a name, and a principal is an ARN"
    case .service(let text):
      "`\(text.shortened(to: 40))` is no name of a service, such as `lambda.amazonaws.com`"
    }
  }
}

extension String? {
  fileprivate static func help(for problem: PrincipalProblem) -> String? {
    switch problem {
    case .name(let reference): "write `!GetAtt \(reference.name).Arn`"
    case .kindUnknown(_, let nearest?): "write `\(nearest)`, if that is meant"
    case .notMapping(let text):
      text.hasSuffix(".amazonaws.com") ? "write `Service: \(text)`" : "write `AWS: \(text)`"
    case .provider:
      "write the ARN of the provider, or a host such as `cognito-identity.amazonaws.com`"
    case .wildcard:
      "name the account, and limit it with a condition on `aws:PrincipalArn`"
    default: nil
    }
  }
}
