import CloudFormation
package import Linting
import ServerlessModel
import SourceText
import TemplateSyntax

extension Rule {
  /// Finds references to resources that may not be there when the reference counts.
  package static let referenceToAbsentResource = Rule(
    "reference-to-absent-resource",
    summary: "reference to a resource that is not made in every case",
    severity: .warning,
    category: .template,
    services: ["cloudformation"],
    documents: ["CFN-01"],
    equivalents: [Equivalents(.cfnLint, "W1001")],
    why: """
      When its condition is false the resource does not exist, and CloudFormation refuses the \
      deployment because of the reference that is left.
      """,
    fix: "put the reference under the same condition, or in `Fn::If`",
    url:
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/conditions-section-structure.html",
    check: .wholeTemplate { template in
      guard !template.template.hasUnknownMacro else { return }
      for name in template.referencedNames {
        guard let reference = name.uses.first?.reference else { continue }
        judge(name.uses, of: template.serverless.target(of: reference).logicalId, template)
      }
    },
    examples: [
      Example(
        "an output of a resource that exists only in production",
        """
        Parameters:
          Stage:
            Type: String
        Conditions:
          IsProd: !Equals [!Ref Stage, prod]
        Resources:
          Topic:
            Type: AWS::SNS::Topic
            Condition: IsProd
        Outputs:
          Topic:
            Value: !Ref Topic
            #           ^^^^^ `Topic` does not exist, when `IsProd` is false
        """),
      Example(
        "references under the same condition",
        """
        Parameters:
          Stage:
            Type: String
        Conditions:
          IsProd: !Equals [!Ref Stage, prod]
        Resources:
          Topic:
            Type: AWS::SNS::Topic
            Condition: IsProd
          Queue:
            Type: AWS::SQS::Queue
            Properties:
              QueueName: !If [IsProd, !GetAtt Topic.TopicName, orders]
        Outputs:
          Topic:
            Condition: IsProd
            Value: !Ref Topic
        """),
    ]
  )
}

private func judge(_ uses: [ReferencedName.Use], of logicalId: String, _ template: Inspection) {
  guard let target = template.resource(logicalId),
    target.presence.alternatives.count == 1, target.presence.alternatives[0].count == 1,
    case .condition(let name, let isTrue) = target.presence.alternatives[0][0],
    template.template.condition(name) != nil
  else { return }
  for use in uses where use.site.section == .resources || use.site.section == .outputs {
    let scenario = template.evaluation.assuming(
      .condition(name, !isTrue), in: template.evaluation.scenario(of: use.site))
    guard template.evaluation.isPossible(scenario) else { continue }
    template.report(
      .absent(use.reference.name), at: use.reference.range, path: use.site.call.path,
      when: scenario,
      related: [RelatedPlace("made only when `\(name)` is \(isTrue)", at: target.key)])
  }
}

extension Diagnostic.Message {
  fileprivate static func absent(_ name: String) -> Self {
    "`\(name)` does not exist"
  }
}
