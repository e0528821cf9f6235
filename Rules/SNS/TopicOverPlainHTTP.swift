import CloudFormation
package import Linting

extension Rule {
  /// Finds topics that may be reached without encryption.
  package static let topicOverPlainHTTP = Rule(
    "topic-over-plain-http",
    summary: "topic that may be reached over plain HTTP",
    severity: .note,
    category: .security,
    services: ["sns"],
    isEnabledByDefault: false,
    documents: ["SNS-01"],
    equivalents: [
      Equivalents(.cdkNag, "SNSTopicSSLPublishOnly", "AwsSolutions-SNS3")
    ],
    why: """
      The service also answers over plain HTTP. What a program sends in that way can be read and \
      changed on its way.
      """,
    fix: "deny `sns:*` to everyone when `aws:SecureTransport` is false",
    url:
      "https://docs.aws.amazon.com/sns/latest/dg/sns-security-best-practices.html",
    check: .wholeTemplate { template in
      let policies = AttachedPolicies(of: "AWS::SNS::TopicPolicy", list: "Topics.*", in: template)
      for target in template.resources(ofType: "AWS::SNS::Topic")
      where template.values(at: "KmsMasterKeyId", in: target).allSatisfy(\.isAbsent) {
        let treatment = policies.treatment(of: target, name: "TopicName", "sns:Publish")
        guard case .allowed = treatment else { continue }
        template.about(target) { template.report(.open(target.logicalId), at: target.key) }
      }
    },
    examples: [
      Example(
        "no policy",
        """
        Resources:
          Orders:
        # ^^^^^^ topic `Orders` may be reached over plain HTTP
            Type: AWS::SNS::Topic
        """),
      Example(
        "encrypted only",
        """
        Resources:
          Orders:
            Type: AWS::SNS::Topic
          Policy:
            Type: AWS::SNS::TopicPolicy
            Properties:
              Topics: [!Ref Orders]
              PolicyDocument:
                Version: "2012-10-17"
                Statement:
                  - Effect: Deny
                    Principal: "*"
                    Action: sns:Publish
                    Resource: !Ref Orders
                    Condition: {Bool: {aws:SecureTransport: "false"}}
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func open(_ name: String) -> Self {
    "topic `\(name)` may be reached over plain HTTP"
  }
}
