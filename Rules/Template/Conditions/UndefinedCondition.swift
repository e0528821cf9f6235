import CloudFormation
package import Linting
import SourceText
import TemplateSyntax

extension Rule {
  /// Finds uses of conditions that the template does not define.
  package static let undefinedCondition = Rule(
    "undefined-condition",
    summary: "use of a condition that the template does not define",
    severity: .error,
    category: .template,
    services: ["cloudformation"],
    documents: ["CFN-01"],
    equivalents: [Equivalents(.cfnLint, "E8002", "E8007", "E1028", "E6005")],
    why: """
      CloudFormation refuses a template that uses a condition that its `Conditions` section does \
      not define.
      """,
    fix: "define the condition in `Conditions`, or use one that is there",
    url:
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/conditions-section-structure.html",
    check: .wholeTemplate { template in
      guard !template.template.mayHoldMore, !template.template.mayUseLoopVariables,
        !(template.template.root["Conditions"].map(Template.mayGrow) ?? false)
      else { return }
      for use in ConditionUse.all(in: template) {
        let name = use.name.text
        guard template.template.condition(name) == nil else { continue }
        let known = template.template.conditions.map(\.name)
        template.report(
          .undefined(name), at: use.name,
          help: NearestName.nearest(to: name, among: known).map {
            "a condition with a similar name exists: `\($0)`"
          })
      }
    },
    examples: [
      Example(
        "on a resource, an output and in a function",
        """
        Conditions:
          IsProd: !Equals [!Ref AWS::Region, eu-west-1]
          IsBoth: !And [!Condition IsProd, !Condition IsOther]
          #                                           ^^^^^^^ condition `IsOther` is not defined
        Resources:
          Topic:
            Type: AWS::SNS::Topic
            Condition: IsProt
            #          ^^^^^^ condition `IsProt` is not defined
            Properties:
              TopicName: !If [Named, orders, !Ref AWS::NoValue]
              #               ^^^^^ condition `Named` is not defined
        Outputs:
          Name:
            Condition: Shown
            #          ^^^^^ condition `Shown` is not defined
            Value: x
        """),
      Example(
        "conditions that are defined",
        """
        Conditions:
          IsProd: !Equals [!Ref AWS::Region, eu-west-1]
        Resources:
          Topic:
            Type: AWS::SNS::Topic
            Condition: IsProd
            Properties:
              TopicName: !If [IsProd, orders, test]
        """),
      Example(
        "a policy's own condition is another thing",
        """
        Resources:
          Policy:
            Type: AWS::IAM::ManagedPolicy
            Properties:
              PolicyDocument:
                Statement:
                  - Effect: Deny
                    Action: s3:*
                    Resource: "*"
                    Condition: {Bool: {aws:SecureTransport: false}}
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func undefined(_ name: String) -> Self {
    "condition `\(name)` is not defined"
  }
}
