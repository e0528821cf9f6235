import AccessPolicies
import CloudFormation
import ResourceCatalog
import SourceText
import TemplateSyntax
import Testing

@Suite struct `An action on any resource` {
  @Test(arguments: [
    ("iam:PassRole", "'*'"), ("iam:Pass*", "'arn:aws:iam::*:role/*'"), ("'*'", "'*'"),
    ("IAM:passrole", "!Sub 'arn:${AWS::Partition}:iam::${AWS::AccountId}:role/*'"),
  ])
  func `is granted`(action: String, resource: String) throws {
    #expect(try grants(action, resource)["iam:PassRole"] != nil)
  }

  @Test(arguments: [
    ("iam:GetRole", "'*'"), ("iam:PassRole", "arn:aws:iam::123456789012:role/one"),
    ("iam:PassRole", "'arn:aws:iam::*:role/app/*'"), ("iam:PassRole", "!GetAtt Role.Arn"),
    ("iam:PassRole", "!Sub 'arn:aws:iam::*:role/${Stage}*'"), ("!Ref Action", "'*'"),
  ])
  func `is not granted for certain`(action: String, resource: String) throws {
    #expect(try grants(action, resource)["iam:PassRole"] == nil)
  }

  @Test func `is not granted where a statement denies it`() throws {
    let denied = "\n          - {Effect: Deny, Action: 'iam:*', Resource: '*'}"
    #expect(try grants("iam:PassRole", "'*'", and: denied)["iam:PassRole"] == nil)
  }

  @Test func `could name resources when every call does`() throws {
    #expect(try reach("s3:PutObject") == ["s3:PutObject"])
    #expect(try reach("secretsmanager:GetSecretValue") == ["secretsmanager:GetSecretValue"])
    #expect(try reach("dynamodb:Put*") == ["dynamodb:PutResourcePolicy"])
    #expect(try reach("[cloudwatch:PutMetricData, xray:PutTraceSegments, 's3:*', '*']") == [])
    #expect(try reach("[ec2:DescribeInstances, logs:PutLogEvents, dynamodb:DescribeTable]") == [])
  }

  private func grants(_ action: String, _ resource: String, and more: String = "") throws
    -> UnlimitedGrants
  {
    let (policies, evaluation) = try document(action, resource, more)
    return UnlimitedGrants(
      of: EscalationPath.actionsByService, in: policies, evaluation)
  }

  private func reach(_ actions: String) throws -> [String] {
    let (policies, evaluation) = try document(actions, "'*'", "")
    return UnlimitedStatement.all(in: policies, evaluation).map(\.worst)
      .filter { $0.harm > .conventional }.map(\.action.qualifiedName)
  }

  private func document(_ action: String, _ resource: String, _ more: String) throws
    -> ([AccessPolicy], Evaluation)
  {
    let text = """
      Resources:
        P:
          Type: AWS::IAM::ManagedPolicy
          Properties:
            PolicyDocument:
              Statement:
                - {Effect: Allow, Action: \(action), Resource: \(resource)}\(more)
      """
    let tree = SyntaxTree.parse(SourceText(name: "template.yaml", text: text))
    let template = try #require(Template(tree))
    let evaluation = Evaluation(template)
    return (AccessPolicy.policies(of: template.resources, evaluation), evaluation)
  }
}

@Suite struct `The escalation paths` {
  @Test func `consist of actions that exist`() {
    for path in EscalationPath.all {
      for action in path.actions {
        #expect(AuthorizationCatalog.standard.action(action)?.qualifiedName == action)
      }
    }
  }

  @Test func `do not contain each other`() {
    for path in EscalationPath.all {
      let others = EscalationPath.all.filter { $0 != path }
      #expect(!others.contains { Set($0.actions).isSubset(of: path.actions) }, "\(path.actions)")
    }
  }
}
