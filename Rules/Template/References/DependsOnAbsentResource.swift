import CloudFormation
package import Linting
import SourceText
import TemplateSyntax

extension Rule {
  /// Finds resources that wait for one that is not made whenever they are.
  package static let dependsOnAbsentResource = Rule(
    "depends-on-absent-resource",
    summary: "`DependsOn` a resource that is not made in every case",
    severity: .error,
    category: .template,
    services: ["cloudformation"],
    documents: ["CFN-01"],
    equivalents: [Equivalents(.cfnLint, "E3005")],
    why: """
      When its condition is false the resource does not exist, and CloudFormation refuses the \
      deployment because of the dependency that it cannot resolve. `DependsOn` takes no function.
      """,
    fix: "put both under the same condition, or wait through a reference in `Fn::If`",
    url:
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-dependson.html",
    check: .wholeTemplate { inspection in
      guard !inspection.template.conditions.isEmpty, !inspection.template.hasUnknownMacro else {
        return
      }
      for resource in inspection.template.resources {
        for name in resource.dependsOn { judge(name, of: resource, inspection) }
      }
    },
    examples: [
      Example(
        "a gateway that only some stacks have",
        """
        Parameters:
          Stage:
            Type: String
        Conditions:
          IsProd: !Equals [!Ref Stage, prod]
        Resources:
          Alarms:
            Type: AWS::SNS::Topic
            Condition: IsProd
          Orders:
            Type: AWS::SQS::Queue
            DependsOn: Alarms
            #          ^^^^^^ `Alarms` does not exist, when `IsProd` is false
        """),
      Example(
        "a resource under the same condition, and one whose condition says more",
        """
        Parameters:
          Stage:
            Type: String
        Conditions:
          IsProd: !Equals [!Ref Stage, prod]
          IsMainProd: !And [!Condition IsProd, !Equals [!Ref AWS::Region, eu-central-1]]
        Resources:
          Alarms:
            Type: AWS::SNS::Topic
            Condition: IsProd
          Orders:
            Type: AWS::SQS::Queue
            Condition: IsProd
            DependsOn: Alarms
          Invoices:
            Type: AWS::SQS::Queue
            Condition: IsMainProd
            DependsOn: [Alarms]
        """),
    ]
  )
}

private func judge(_ name: Node, of resource: Resource, _ inspection: Inspection) {
  guard let target = inspection.template.resource(name.text), let condition = target.condition,
    inspection.template.condition(condition.text) != nil
  else { return }
  let scenario = inspection.evaluation.assuming(
    .condition(condition.text, false), in: inspection.evaluation.scenario(of: resource))
  guard inspection.evaluation.isPossible(scenario) else { return }
  inspection.report(
    .absent(name.text), at: name, when: scenario,
    related: [RelatedPlace("made only when `\(condition.text)` is true", at: target.key)])
}

extension Diagnostic.Message {
  fileprivate static func absent(_ name: String) -> Self {
    "`\(name)` does not exist"
  }
}
