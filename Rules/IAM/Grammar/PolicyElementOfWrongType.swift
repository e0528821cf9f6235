import AccessPolicies
import CloudFormation
package import Linting

extension Rule {
  /// Finds parts of policies that are of another type than they have to be.
  package static let policyElementOfWrongType = Rule(
    "policy-element-of-wrong-type",
    summary: "part of a policy of another type than it takes",
    severity: .error,
    category: .security,
    services: ["iam"],
    documents: ["IAM-06"],
    equivalents: [
      Equivalents(.cfnLint, "E3510", "E3512", "E3513", "E3530"),
      Equivalents(.parliament, "MALFORMED"),
    ],
    why: """
      The service cannot read the policy and refuses it, so the deployment fails.
      """,
    fix: "write what the key takes",
    url:
      "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html",
    check: .eachPolicyFinding { finding, template in
      guard case .elementOfWrongType(let name, let takes) = finding.problem else { return }
      template.report(.wrong(name, takes), at: finding.value)
    },
    examples: [
      Example(
        "a list of lists",
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
                      - [s3:GetObject]
                      # ^^^^^^^^^^^^^^ `Action` takes a text or a list of texts
                    Resource: arn:aws:s3:::reports/*
        """),
      Example(
        "lists where one text is taken, and a function that gives a text for a statement",
        """
        Resources:
          Policy:
            Type: AWS::IAM::ManagedPolicy
            Properties:
              PolicyDocument:
                Version: ["2012-10-17"]
                #        ^^^^^^^^^^^^^^ `Version` takes a text
                Id: {Name: reports}
                #   ^^^^^^^^^^^^^^^ `Id` takes a text
                Statement:
                  - !Sub "${AWS::StackName}-statement"
                  # ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ `Statement` takes a mapping or a list of them
        """),
      Example(
        "a text that is no JSON, and a list of statements without a document",
        """
        Resources:
          Readers:
            Type: AWS::IAM::ManagedPolicy
            Properties:
              PolicyDocument: reports
              #               ^^^^^^^ `PolicyDocument` takes a policy, written as a mapping
          Key:
            Type: AWS::KMS::Key
            Properties:
              KeyPolicy: [{Effect: Allow, Principal: "*", Action: "kms:*", Resource: "*"}]
              #          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ `KeyPolicy` takes a policy, written as a mapping
        """),
      Example(
        "texts, and lists of them",
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
                    Resource: arn:aws:s3:::reports/*
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func wrong(_ name: String, _ takes: String) -> Self {
    "`\(name)` takes \(takes)"
  }
}
