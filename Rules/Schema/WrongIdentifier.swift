import CloudFormation
package import Linting
import PropertyValidation
import ResourceCatalog

extension Rule {
  /// Finds ARNs, names and ids where something else is expected.
  package static let wrongIdentifier = Rule(
    "wrong-identifier",
    summary: "ARN, name or id where another is expected",
    severity: .error,
    category: .schema,
    equivalents: [
      .cfnLint(
        writtenOrGiven: "E1040", "E1041", "E1150", "E1151", "E1152", "E1153", "E1154", "E1155",
        "E1156", "E1157", "E1158", "E1159", "E1160", "E1161", "E1162", "E1163", "E1164", "E3511")
    ],
    why: """
      The service looks the value up as what it expects, does not find it, and the deployment \
      fails.
      """,
    fix: "write what the property expects",
    url:
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/introduction.html",
    check: .eachPropertyFinding { finding, template in
      guard case .wrongReference(let expected, let better) = finding.problem,
        !takesNamesToo(finding)
      else { return }
      let name = finding.value.reference?.name
      let attribute = better.flatMap { better in name.map { "write `!GetAtt \($0).\(better)`" } }
      template.report(
        .wrong(finding, expected), for: finding, help: attribute ?? finding.accountHelp)
    },
    examples: [
      Example(
        "the name of a role in place of its ARN",
        """
        Resources:
          Role:
            Type: AWS::IAM::Role
            Properties:
              AssumeRolePolicyDocument:
                Version: "2012-10-17"
                Statement:
                  - {Effect: Allow, Principal: {Service: lambda.amazonaws.com}, Action: sts:AssumeRole}
          Logging:
            Type: AWS::IoT::Logging
            Properties:
              AccountId: !Ref AWS::AccountId
              DefaultLogLevel: WARN
              RoleArn: !Ref Role
              #        ^^^^^^^^^ `RoleArn` takes the ARN of an `AWS::IAM::Role`, which `!Ref Role` is not
        """),
      Example(
        "the name of a function's role",
        """
        Resources:
          Role:
            Type: AWS::IAM::Role
            Properties:
              AssumeRolePolicyDocument:
                Version: "2012-10-17"
                Statement:
                  - {Effect: Allow, Principal: {Service: lambda.amazonaws.com}, Action: sts:AssumeRole}
          Worker:
            Type: AWS::Lambda::Function
            Properties:
              Runtime: python3.13
              Handler: index.handler
              Code: {ZipFile: x}
              Role: !Ref Role
              #     ^^^^^^^^^ `Role` takes the ARN of an `AWS::IAM::Role`, which `!Ref Role` is not
        """),
      Example(
        "an account of 10 digits",
        """
        Resources:
          Release:
            Type: AWS::CodeDeploy::DeploymentGroup
            Properties:
              ApplicationName: shop
              ServiceRoleArn: arn:aws:iam::1112223333:role/c
              #               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ `ServiceRoleArn` takes the ARN of an `AWS::IAM::Role`, which `arn:aws:iam::1112223333:role/c` is not
        """),
      Example(
        "a security group of the default network, whose `Ref` is its name",
        """
        Resources:
          Open:
            Type: AWS::EC2::SecurityGroup
            Properties: {GroupDescription: open}
          Closed:
            Type: AWS::EC2::SecurityGroup
            Properties: {GroupDescription: closed, VpcId: vpc-0a1b2c3d}
          Worker:
            Type: AWS::Lambda::Function
            Properties:
              Runtime: python3.13
              Handler: index.handler
              Code: {ZipFile: x}
              Role: !ImportValue worker-role
              VpcConfig:
                SubnetIds: [subnet-0a1b2c3d]
                SecurityGroupIds: [!Ref Open, !GetAtt Open.GroupId, !Ref Closed]
                #                  ^^^^^^^^^ `SecurityGroupIds` takes the id of an `AWS::EC2::SecurityGroup`, which `!Ref Open` is not
        """),
      Example(
        "the ARN",
        """
        Resources:
          Role:
            Type: AWS::IAM::Role
            Properties:
              AssumeRolePolicyDocument:
                Version: "2012-10-17"
                Statement:
                  - {Effect: Allow, Principal: {Service: lambda.amazonaws.com}, Action: sts:AssumeRole}
          Logging:
            Type: AWS::IoT::Logging
            Properties:
              AccountId: !Ref AWS::AccountId
              DefaultLogLevel: WARN
              RoleArn: !GetAtt Role.Arn
        """),
      Example(
        "the name of a task's role, which ECS takes too",
        """
        Resources:
          Role:
            Type: AWS::IAM::Role
            Properties:
              AssumeRolePolicyDocument:
                Version: "2012-10-17"
                Statement:
                  - {Effect: Allow, Principal: {Service: ecs-tasks.amazonaws.com}, Action: sts:AssumeRole}
          Task:
            Type: AWS::ECS::TaskDefinition
            Properties:
              ExecutionRoleArn: !Ref Role
              TaskRoleArn: !Ref Role
              ContainerDefinitions: [{Name: web, Image: "shop:3", Memory: 512}]
        """),
    ]
  )
}

/// Whether the service also takes the name of what the property wants the ARN of: ECS does for roles.
///
/// Source: <https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_RegisterTaskDefinition.html>
private func takesNamesToo(_ finding: PropertyFinding) -> Bool {
  finding.resource.type == "AWS::ECS::TaskDefinition"
    && ["ExecutionRoleArn", "TaskRoleArn"].contains(finding.propertyName)
}

extension Diagnostic.Message {
  fileprivate static func wrong(_ finding: PropertyFinding, _ expected: String) -> Self {
    let parts = expected.split(separator: ".")
    let attribute = parts.last.map(String.init) ?? ""
    let what =
      switch attribute.lowercased() {
      case "arn": "ARN"
      case "id", "ids": "id"
      case "name", "names": "name"
      default: "`\(attribute)`"
      }
    return """
      \(finding.property) takes the \(what) of an `\(parts.first ?? "")`, \
      which \(finding.given) is not
      """
  }
}

extension PropertyFinding {
  /// The value as it is given: the text, or how it is referred to.
  fileprivate var given: String {
    guard let reference = value.reference else { return value.text == nil ? "this" : shownValue }
    return reference.attribute.map { "`!GetAtt \(reference.name).\($0)`" }
      ?? "`!Ref \(reference.name)`"
  }

  /// What to do about an ARN whose account is none.
  fileprivate var accountHelp: String? {
    let parts = value.text?.split(separator: ":", omittingEmptySubsequences: false) ?? []
    guard parts.count > 5, parts[0] == "arn",
      parts[4].count != 12 || !parts[4].allSatisfy(\.isNumber)
    else { return nil }
    return "write the account with its 12 digits in place of `\(parts[4])`"
  }
}
