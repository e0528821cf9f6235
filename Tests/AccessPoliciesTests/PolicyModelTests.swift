import AccessPolicies
import CloudFormation
import SourceText
import TemplateSyntax
import Testing

@Suite struct `The policies of a resource` {
  @Test func `are found where the type holds them`() throws {
    let policies = try policies(
      """
      Resources:
        R:
          Type: AWS::IAM::Role
          Properties:
            AssumeRolePolicyDocument:
              Statement:
                Effect: Allow
                Principal: {Service: lambda.amazonaws.com}
                Action: sts:AssumeRole
            Policies:
              - PolicyName: one
                PolicyDocument:
                  Statement:
                    - {Effect: Allow, Action: [s3:GetObject, 's3:Put*'], Resource: '*'}
              - PolicyName: two
                PolicyDocument: !Ref Elsewhere
      """)
    #expect(policies.map(\.kind) == [.trust, .identity])
    let trust = try #require(policies.first?.statements.first)
    #expect(trust.effect == .allow)
    #expect(trust.principals?.map(\.value.text) == ["lambda.amazonaws.com"])
    let statement = try #require(policies.last?.statements.first)
    #expect(statement.actions?.values.map(\.text) == ["s3:GetObject", "s3:Put*"])
    #expect(statement.everyResource?.text == "*")
    #expect(statement.isUnconditional)
  }

  @Test(arguments: ["AWS::IAM::Role", "AWS::IAM::User", "AWS::IAM::Group"])
  func `are found beside the list that they belong in`(type: String) throws {
    let policies = try policies(
      """
      Resources:
        R:
          Type: \(type)
          Properties:
            PolicyDocument:
              Statement: {Effect: Allow, Action: s3:GetObject, Resource: '*'}
      """)
    #expect(policies.map(\.kind) == [.identity])
  }

  @Test func `hold what a condition chooses, each in its scenario`() throws {
    let policies = try policies(
      """
      Parameters:
        Stage: {Type: String, AllowedValues: [dev, prod]}
      Conditions:
        IsProd: !Equals [!Ref Stage, prod]
      Resources:
        P:
          Type: AWS::IAM::ManagedPolicy
          Properties:
            PolicyDocument:
              Statement:
                - !If
                  - IsProd
                  - {Effect: Allow, Action: s3:GetObject, Resource: !If [IsProd, a, b]}
                  - !Ref AWS::NoValue
                - {Effect: !Ref Any, Action: !Ref Any, Resource: !Ref Any}
      """)
    let statements = try #require(policies.first).statements
    #expect(statements.count == 2)
    #expect(statements[0].value.scenario.assumptions == [.condition("IsProd", true)])
    #expect(statements[0].resources?.values.map(\.text) == ["a"])
    #expect(statements[1].effect == nil)
    #expect(statements[1].everyResource == nil)
  }

  @Test func `are incomplete when a statement is open`() throws {
    let policies = try policies(
      """
      Resources:
        P:
          Type: AWS::IAM::ManagedPolicy
          Properties:
            PolicyDocument:
              Statement: [!ImportValue Shared]
      """)
    #expect(policies.map(\.isComplete) == [false])
  }

  @Test func `are those written in the policies of a serverless function`() throws {
    let policies = try policies(
      """
      Resources:
        F:
          Type: AWS::Serverless::Function
          Properties:
            Policies:
              - AmazonS3ReadOnlyAccess
              - DynamoDBReadPolicy: {TableName: t}
              - Statement: [{Effect: Allow, Action: 's3:*', Resource: '*'}]
      """)
    #expect(policies.map { $0.statements.count } == [1])
  }

  @Test func `may be written as text`() throws {
    let policies = try policies(
      """
      Resources:
        R:
          Type: AWS::IAM::Role
          Properties:
            AssumeRolePolicyDocument: |
              {"Statement": {"Effect": "Allow", "Principal": {"AWS": ["*"]},
                             "Action": "sts:AssumeRole"}}
            Policies:
              - PolicyName: broken
                PolicyDocument: '{"Statement": ['
              - PolicyName: none
                PolicyDocument: later
      """)
    let principal = try #require(policies.first?.statements.first?.principals?.first)
    #expect(policies.map(\.isNoDocument) == [false, true])
    #expect(principal.isEveryone)
    #expect(principal.value.place.path.last == .key("AssumeRolePolicyDocument"))
    let place = principal.value.place
    #expect(place.source.text(in: place.range).contains("sts:AssumeRole"))
  }

  @Test func `are found at every place of the table`() {
    for location in PolicyLocation.all where location.form == .document {
      #expect(!location.path.steps.isEmpty)
      #expect(PolicyLocation.locations(ofType: location.resourceType).contains(location))
    }
  }
}

@Suite struct `A principal that stands for everyone` {
  @Test(arguments: [
    ("StringEquals: {aws:PrincipalOrgID: o-1}", CallerRestriction.narrowed),
    ("StringEquals: {AWS:SourceAccount: !Ref AWS::AccountId}", .narrowed),
    ("ArnLike: {aws:SourceArn: 'arn:aws:s3:::bucket'}", .narrowed),
    ("ArnLike: {aws:SourceArn: 'arn:aws:sns:*:*:*'}", .none),
    ("StringLike: {aws:SourceArn: '*'}", .none),
    ("ArnEquals: {aws:SourceArn: !GetAtt Topic.Arn}", .narrowed),
    ("ArnLike: {aws:PrincipalArn: 'arn:aws:iam::*:role/Admin'}", .none),
    ("IpAddress: {aws:SourceIp: 10.0.0.0/8}", .narrowed),
    ("IpAddress: {aws:SourceIp: [0.0.0.0/0]}", .none),
    ("NotIpAddress: {aws:SourceIp: 10.0.0.0/8}", .none),
    ("StringEqualsIfExists: {aws:PrincipalOrgID: o-1}", .none),
    ("ForAllValues:StringEquals: {aws:PrincipalOrgPaths: o-1}", .none),
    ("Bool: {aws:SecureTransport: 'true'}", .none),
    ("StringEquals: {aws:PrincipalTag/team: a}", .possible),
    ("Null: {aws:PrincipalOrgID: 'false'}", .possible),
    ("Nonsense: {aws:PrincipalOrgID: o-1}", .possible),
  ])
  func `is narrowed by conditions that name callers`(
    condition: String, restriction: CallerRestriction
  ) throws {
    let policies = try policies(
      """
      Resources:
        B:
          Type: AWS::S3::BucketPolicy
          Properties:
            PolicyDocument:
              Statement:
                - Effect: Allow
                  Principal: '*'
                  Action: s3:GetObject
                  Resource: '*'
                  Condition:
                    \(condition)
      """)
    let statement = try #require(policies.first?.statements.first)
    #expect(statement.principals?.map(\.isEveryone) == [true])
    #expect(statement.conditions.map(\.callerRestriction) == [restriction])
  }

  @Test func `is told from an account`() throws {
    let policies = try policies(
      """
      Resources:
        B:
          Type: AWS::S3::BucketPolicy
          Properties:
            PolicyDocument:
              Statement:
                - Effect: Allow
                  Principal:
                    AWS:
                      - '*'
                      - '123456789012'
                      - arn:aws-cn:iam::123456789012:root
                      - arn:aws:iam::123456789012:role/root
                      - !Sub arn:aws:iam::${AWS::AccountId}:root
                    Service: '*'
                  Action: s3:GetObject
                  Resource: '*'
      """)
    let principals = try #require(policies.first?.statements.first?.principals)
    #expect(principals.map(\.isEveryone) == [true, false, false, false, false, false])
    #expect(principals.map(\.wholeAccount) == [nil, "123456789012", "123456789012", nil, nil, nil])
  }
}

/// The policies of all resources of a template.
func policies(_ template: String) throws -> [AccessPolicy] {
  let tree = SyntaxTree.parse(SourceText(name: "template.yaml", text: template))
  let template = try #require(Template(tree))
  let evaluation = Evaluation(template)
  return AccessPolicy.policies(of: template.resources, evaluation)
}
