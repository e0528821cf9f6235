import AccessPolicies
import CloudFormation
package import Linting

extension Rule {
  /// Finds resources in policies that are no ARNs.
  package static let policyResourceMalformed = Rule(
    "policy-resource-malformed",
    summary: "resource in a policy that is no ARN",
    severity: .error,
    category: .security,
    services: ["iam"],
    documents: ["IAM-06"],
    equivalents: [
      .cfnLint(writtenOrGiven: "E3510", "E3512", "E3514"),
      Equivalents(.parliament, "INVALID_ARN"),
    ],
    why: """
      A statement names resources by their ARNs, or all by `*`. IAM refuses a policy with \
      anything else, so the deployment fails.
      """,
    fix: "write the ARN of the resource, or `*`",
    url:
      "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html",
    check: .eachPolicyFinding { finding, template in
      switch finding.problem {
      case .resourceMalformed(let text, let reason):
        template.report(
          .malformed(text, reason), at: finding.value, severity: reason == .account ? .warning : nil
        )
      case .resourceName(let reference, let better):
        template.report(
          .name(reference.name), at: finding.value, help: better.map { "write `\($0)`" })
      default: break
      }
    },
    examples: [
      Example(
        "a name",
        """
        Resources:
          Policy:
            Type: AWS::IAM::ManagedPolicy
            Properties:
              PolicyDocument:
                Version: "2012-10-17"
                Statement:
                  - Effect: Allow
                    Action: s3:GetObject
                    Resource: reports
                            # ^^^^^^^ resource `reports` does not begin with `arn:`
        """),
      Example(
        "the region in place of the account",
        """
        Resources:
          Policy:
            Type: AWS::IAM::ManagedPolicy
            Properties:
              PolicyDocument:
                Version: "2012-10-17"
                Statement:
                  - Effect: Allow
                    Action: sqs:SendMessage
                    Resource: !Sub "arn:aws:sqs:eu-central-1:${AWS::Region}:orders"
                    #         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ resource `arn:aws:sqs:eu-central-1:${AWS::Region}:orde…` has no account of twelve digits
        """),
      Example(
        "too few fields",
        """
        Resources:
          Policy:
            Type: AWS::IAM::ManagedPolicy
            Properties:
              PolicyDocument:
                Version: "2012-10-17"
                Statement:
                  - Effect: Allow
                    Action: sqs:SendMessage
                    Resource: arn:aws:sqs:us-east-1:orders
                            # ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ resource `arn:aws:sqs:us-east-1:orders` has fewer than the six parts of an ARN
        """),
      Example(
        "what `Ref` gives of a table",
        """
        Resources:
          Policy:
            Type: AWS::IAM::ManagedPolicy
            Properties:
              PolicyDocument:
                Version: "2012-10-17"
                Statement:
                  - Effect: Allow
                    Action: dynamodb:GetItem
                    Resource: !Ref Orders
                            # ^^^^^^^^^^^ `Ref` of `Orders` gives no ARN
          Orders:
            Type: AWS::DynamoDB::Table
            Properties:
              BillingMode: PAY_PER_REQUEST
              AttributeDefinitions: [{AttributeName: id, AttributeType: S}]
              KeySchema: [{AttributeName: id, KeyType: HASH}]
        """),
      Example(
        "ARNs, everything, and what is not known",
        """
        Parameters:
          Given: {Type: String}
        Resources:
          Policy:
            Type: AWS::IAM::ManagedPolicy
            Properties:
              PolicyDocument:
                Version: "2012-10-17"
                Statement:
                  - Effect: Allow
                    Action: s3:GetObject
                    Resource:
                      - arn:aws:s3:::reports/*
                      - !Ref Given
                      - !Sub "${Given}/*"
                      - !Sub "arn:${AWS::Partition}:s3:::${Given}/*"
                      - arn:aws:s3:::reports/${aws:PrincipalTag/team}/*
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func malformed(_ text: String, _ reason: ResourceFlaw) -> Self {
    let text = "resource `\(text.shortened(to: 45))`"
    return switch reason {
    case .prefix where text == "resource `*`": "`*` is no ARN of the bucket that the policy is for"
    case .prefix: "\(text) does not begin with `arn:`"
    case .fields: "\(text) has fewer than the six parts of an ARN"
    case .partition: "\(text) is in a partition that does not exist"
    case .account: "\(text) has no account of twelve digits"
    case .service: "\(text) has a wildcard in place of its service"
    }
  }

  fileprivate static func name(_ logicalId: String) -> Self {
    "`Ref` of `\(logicalId)` gives no ARN"
  }
}
