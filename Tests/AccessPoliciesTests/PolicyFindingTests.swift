import AccessPolicies
import CloudFormation
import SourceText
import TemplateSyntax
import Testing

@Suite struct `A part of a policy` {
  @Test(arguments: [
    ("arn:aws:s3:::reports/*", ""), ("'*'", ""), ("arn:*:s3:::reports/*", ""),
    ("'arn:aws:s3:::${aws:username}/*'", ""), ("!Sub 'arn:${AWS::Partition}:s3:::x/*'", ""),
    ("!Ref Given", ""), ("!Sub '${Given}/*'", ""), ("'arn:aws:s3*'", ""),
    ("reports", "prefix"), ("arn:aws:s3:reports", "fields"), ("arn:amazon:s3:::x/y", "partition"),
    ("arn:aws:s3::12345:x/y", "account"), ("'arn:aws:*:::x/y'", "service"),
  ])
  func `is a resource when it is an ARN`(resource: String, flaw: String) throws {
    let flaws = try findings("s3:GetObject", resource).compactMap { finding -> String? in
      guard case .resourceMalformed(_, let flaw) = finding.problem else { return nil }
      return "\(flaw)"
    }
    #expect(flaws == (flaw.isEmpty ? [] : [flaw]))
  }

  @Test(arguments: [
    ("DateLessThan", "aws:CurrentTime", "'2026-12-31T10:00:00Z'", true),
    ("DateLessThan", "aws:CurrentTime", "'2026-13-31'", false),
    ("DateLessThan", "aws:CurrentTime", "'2026'", true),
    ("DateLessThan", "aws:CurrentTime", "tomorrow", false),
    ("IpAddress", "aws:SourceIp", "192.0.2.256", false),
    ("IpAddress", "aws:SourceIp", "'2001:db8::/32'", true),
    ("IpAddress", "aws:SourceIp", "'2001:db8::/129'", false),
    ("NumericLessThan", "s3:max-keys", "ten", false),
    ("NumericLessThan", "s3:max-keys", "10.5", true),
    ("Bool", "aws:SecureTransport", "'yes'", false), ("Null", "aws:SourceIp", "true", true),
    ("IpAddress", "aws:SourceIp", "!Ref Given", true),
  ])
  func `is a value when its operator can compare it`(
    comparison: String, key: String, value: String, isOne: Bool
  ) throws {
    let condition = "\n          Condition: {\(comparison): {'\(key)': \(value)}}"
    let malformed = try findings("s3:ListBucket", "arn:aws:s3:::x", condition).contains { finding in
      if case .conditionValueMalformed = finding.problem { true } else { false }
    }
    #expect(malformed != isOne)
  }

  @Test func `is counted once however long the policy is`() throws {
    let actions = (0..<2000).map { "s3:Nothing\($0)" }.joined(separator: ", ")
    let unknown = try findings("[\(actions)]", "'*'").filter { finding in
      if case .actionUnknown = finding.problem { true } else { false }
    }
    #expect(unknown.count == 2000)
  }

  private func findings(_ action: String, _ resource: String, _ more: String = "") throws
    -> [PolicyFinding]
  {
    let text = """
      Parameters: {Given: {Type: String}}
      Resources:
        P:
          Type: AWS::IAM::ManagedPolicy
          Properties:
            PolicyDocument:
              Version: "2012-10-17"
              Statement:
              - Effect: Allow
                Action: \(action)
                Resource: \(resource)\(more)
      """
    let tree = SyntaxTree.parse(SourceText(name: "template.yaml", text: text))
    let template = try #require(Template(tree))
    let evaluation = Evaluation(template)
    let policies = AccessPolicy.policies(of: template.resources, evaluation)
    return AccessPolicy.findings(in: policies, of: template.resources, evaluation)
  }
}
