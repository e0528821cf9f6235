import CloudFormation
package import Linting
import TemplateSyntax

extension Rule {
  /// The keys that every resource has to have a tag with.
  private static let requiredTags = RuleOption(
    "tags", "the keys that every resource has a tag with", .texts(standard: []))

  /// Finds resources that lack a tag that the team requires.
  package static let resourceWithoutRequiredTag = Rule(
    "resource-without-required-tag",
    summary: "resource that lacks a tag that the configuration requires",
    severity: .warning,
    category: .operations,
    options: [requiredTags],
    why: """
      Bills, alarms and access go by tags, and what has none belongs to nobody. The rule is silent \
      until a configuration names the tags.
      """,
    fix: "add the tag to the resource",
    url:
      "https://docs.aws.amazon.com/whitepapers/latest/tagging-best-practices/tagging-best-practices.html",
    check: .wholeTemplate { template in
      let required = template.texts(requiredTags)
      guard !required.isEmpty, !template.template.hasUnknownMacro else { return }
      for resource in template.resources where resource.generation == nil {
        guard let property = ResourceTag.property(of: resource) else { continue }
        template.about(resource) {
          for tags in template.values(at: PropertyPath(key: property), in: resource)
          where tags.assumedDefault == nil {
            guard let keys = template.tagKeys(in: tags) else { continue }
            let missing = required.filter { !keys.contains($0) }
            guard !missing.isEmpty else { continue }
            template.report(.missing(missing), at: resource.key, when: tags.scenario)
          }
        }
      }
    },
    examples: [
      Example(
        "no tags, one of two, and one that is left out under a condition",
        """
        Parameters:
          Stage: {Type: String}
        Conditions:
          IsLive: !Equals [!Ref Stage, live]
        Resources:
          Jobs:
        # ^^^^ tags `Owner`, `Stage` are missing
            Type: AWS::SQS::Queue
          Results:
        # ^^^^^^^ tag `Stage` is missing
            Type: AWS::SQS::Queue
            Properties:
              Tags: [{Key: Owner, Value: orders}]
          Orders:
        # ^^^^^^ tags `Owner`, `Stage` are missing, when `IsLive` is false
            Type: AWS::SQS::Queue
            Properties:
              Tags: !If
                - IsLive
                - [{Key: Owner, Value: orders}, {Key: Stage, Value: live}]
                - !Ref AWS::NoValue
          Take:
        # ^^^^ tag `Stage` is missing
            Type: AWS::SSM::Parameter
            Properties:
              Type: String
              Value: "1"
              Tags: {Owner: orders}
        """, options: ["tags": ["Owner", "Stage"]]),
      Example(
        "the tags, some of them not known before the deployment, and a type that takes none",
        """
        Parameters:
          Key: {Type: String}
        Resources:
          Jobs:
            Type: AWS::SQS::Queue
            Properties:
              Tags: [{Key: Owner, Value: orders}]
          Results:
            Type: AWS::SQS::Queue
            Properties:
              Tags: [{Key: !Ref Key, Value: orders}]
          Policy:
            Type: AWS::SQS::QueuePolicy
            Properties:
              Queues: [!Ref Jobs]
              PolicyDocument:
                Version: "2012-10-17"
                Statement:
                  - Effect: Allow
                    Principal: {AWS: arn:aws:iam::111122223333:role/sender}
                    Action: sqs:SendMessage
                    Resource: !GetAtt Jobs.Arn
        """, options: ["tags": ["Owner"]]),
      Example(
        "SAM, where `Globals` gives tags",
        """
        Transform: AWS::Serverless-2016-10-31
        Globals:
          Function:
            Tags: {Owner: orders}
        Resources:
          Take:
            Type: AWS::Serverless::Function
            Properties:
              Runtime: python3.13
              Handler: take.handle
              CodeUri: take/
          Orders:
        # ^^^^^^ tag `Owner` is missing
            Type: AWS::Serverless::StateMachine
            Properties:
              DefinitionUri: orders.asl.json
              Role: arn:aws:iam::111122223333:role/orders
        """, options: ["tags": ["Owner"]]),
      Example(
        "no configuration",
        """
        Resources:
          Jobs:
            Type: AWS::SQS::Queue
        """),
    ]
  )
}

extension Inspection {
  /// The keys that tags have, in a list of keys with values or in a mapping; nil when some of them are
  /// not known.
  fileprivate func tagKeys(in tags: PossibleValue) -> Set<String>? {
    if tags.isAbsent { return [] }
    if tags.sequence == nil {
      return tags.mapping.map { Set($0.pairs.map(\.key.text)) }
    }
    var keys: Set<String> = []
    for element in elements(of: tags) where !element.isAbsent {
      guard element.mapping != nil else { return nil }
      for key in property("Key", of: element) {
        guard let text = key.text else { return nil }
        keys.insert(text)
      }
    }
    return keys
  }
}

extension Diagnostic.Message {
  fileprivate static func missing(_ tags: [String]) -> Self {
    let names = tags.map { "`\($0)`" }.joined(separator: ", ")
    return tags.count == 1 ? "tag \(names) is missing" : "tags \(names) are missing"
  }
}
