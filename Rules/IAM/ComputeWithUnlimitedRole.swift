import AccessPolicies
import CloudFormation
package import Linting

extension Rule {
  /// Finds instances and notebooks whose role allows everything.
  package static let computeWithUnlimitedRole = Rule(
    "compute-with-unlimited-role",
    summary: "instance or notebook whose role allows everything",
    severity: .note,
    category: .security,
    services: ["ec2", "sagemaker", "iam"],
    isEnabledByDefault: false,
    documents: ["IAM-08", "EC2-08"],
    equivalents: [
      Equivalents(.checkov, "CKV2_AWS_68"),
      Equivalents(.terrascan, "AC_AWS_0477", "AC_AWS_0488"),
    ],
    why: """
      Whoever runs code on the machine, or breaks into it, administers the account.
      """,
    fix: "give the role what the machine needs",
    url:
      "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/iam-roles-for-amazon-ec2.html",
    check: .wholeTemplate { template in
      let unlimited = Set(template.policies.filter(\.allowsEverything).map(\.resource.logicalId))
      guard !unlimited.isEmpty else { return }
      for machine in template.resources(ofType: "AWS::SageMaker::NotebookInstance")
        + template.resources(ofType: "AWS::EC2::Instance")
      {
        for role in template.roles(of: machine) where unlimited.contains(role.name) {
          template.about(machine) {
            template.report(.unlimited(machine.logicalId, role.name), at: machine.key)
          }
        }
      }
    },
    examples: [
      Example(
        "a notebook that may do everything",
        """
        Resources:
          Notes:
        # ^^^^^ `Notes` runs with role `Role`, which allows every action
            Type: AWS::SageMaker::NotebookInstance
            Properties:
              InstanceType: ml.t3.medium
              RoleArn: !GetAtt Role.Arn
          Role:
            Type: AWS::IAM::Role
            Properties:
              AssumeRolePolicyDocument:
                Version: "2012-10-17"
                Statement:
                  - {Effect: Allow, Principal: {Service: sagemaker.amazonaws.com}, Action: sts:AssumeRole}
              Policies:
                - PolicyName: all
                  PolicyDocument:
                    Version: "2012-10-17"
                    Statement:
                      - {Effect: Allow, Action: "*", Resource: "*"}
        """),
      Example(
        "an instance that may read one bucket",
        """
        Resources:
          Server:
            Type: AWS::EC2::Instance
            Properties:
              ImageId: ami-0123456789abcdef0
              IamInstanceProfile: !Ref Profile
          Profile:
            Type: AWS::IAM::InstanceProfile
            Properties:
              Roles: [!Ref Role]
          Role:
            Type: AWS::IAM::Role
            Properties:
              AssumeRolePolicyDocument:
                Version: "2012-10-17"
                Statement:
                  - {Effect: Allow, Principal: {Service: ec2.amazonaws.com}, Action: sts:AssumeRole}
              Policies:
                - PolicyName: reports
                  PolicyDocument:
                    Version: "2012-10-17"
                    Statement:
                      - {Effect: Allow, Action: s3:GetObject, Resource: "arn:aws:s3:::reports/*"}
        """),
    ]
  )
}

extension AccessPolicy {
  /// Whether a statement allows every action.
  fileprivate var allowsEverything: Bool {
    statements.contains { statement in
      statement.effect == .allow
        && statement.actions?.values.contains { $0.text == "*" } == true
    }
  }
}

extension Inspection {
  /// The roles of the template that a machine runs with.
  fileprivate func roles(of machine: Resource) -> [Reference] {
    guard machine.type == "AWS::EC2::Instance" else {
      return values(at: "RoleArn", in: machine).compactMap(\.reference)
    }
    let profiles = Set(values(at: "IamInstanceProfile", in: machine).compactMap(\.reference?.name))
    return resources(ofType: "AWS::IAM::InstanceProfile")
      .filter { profiles.contains($0.logicalId) }
      .flatMap { values(at: "Roles.*", in: $0).compactMap(\.reference) }
  }
}

extension Diagnostic.Message {
  fileprivate static func unlimited(_ machine: String, _ role: String) -> Self {
    "`\(machine)` runs with role `\(role)`, which allows every action"
  }
}
