import CloudFormation
package import Linting
import TemplateSyntax

extension Rule {
  /// Finds outputs that are exported under one name.
  package static let duplicateExportName = Rule(
    "duplicate-export-name",
    summary: "two outputs exported under one name",
    severity: .error,
    category: .template,
    why: """
      The name of an export is unique in an account and region, so the stack cannot be made.
      """,
    fix: "give each export a name of its own",
    url:
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/outputs-section-structure.html",
    check: .wholeTemplate { inspection in
      let evaluation = inspection.evaluation
      var known: [ExportName: [(scenario: Scenario, place: Node)]] = [:]
      for output in inspection.declarations(in: .outputs) where !output.isRepeated {
        guard let node = output.body["Export"]?["Name"], let name = ExportName(node) else {
          continue
        }
        var scenario = Scenario.always
        if let condition = output.body["Condition"], condition.isScalar {
          scenario = evaluation.assuming(.condition(condition.text, true), in: scenario)
        }
        if let first = known[name]?.first(where: {
          evaluation.isPossible(evaluation.both($0.scenario, scenario))
        }) {
          inspection.report(
            .duplicate(name), at: node, when: evaluation.both(first.scenario, scenario),
            related: [RelatedPlace("exported here first", at: first.place)])
        }
        known[name, default: []].append((scenario, node))
      }
    },
    examples: [
      Example(
        "one name twice",
        """
        Resources:
          Orders:
            Type: AWS::SQS::Queue
        Outputs:
          Url:
            Value: !Ref Orders
            Export: {Name: !Sub "${AWS::StackName}-orders"}
          Arn:
            Value: !GetAtt Orders.Arn
            Export: {Name: !Sub "${AWS::StackName}-orders"}
            #              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ `${AWS::StackName}-orders` is already exported by another output
        """),
      Example(
        "one name in either of two cases",
        """
        Conditions:
          IsProd: !Equals [!Ref AWS::Region, eu-central-1]
          IsTest: !Not [!Condition IsProd]
        Resources:
          Orders:
            Type: AWS::SQS::Queue
        Outputs:
          Prod:
            Condition: IsProd
            Value: !Ref Orders
            Export: {Name: orders}
          Test:
            Condition: IsTest
            Value: !GetAtt Orders.Arn
            Export: {Name: orders}
        """),
    ]
  )
}

/// The name of an export as far as it can be compared: a text, or the text of `Fn::Sub`.
private struct ExportName: Hashable {
  let text: String
  let isSubstituted: Bool

  init?(_ node: Node) {
    isSubstituted = node.function == .sub
    guard let text = isSubstituted ? node.functionArgument : node, text.isScalar, !text.isNull
    else {
      return nil
    }
    self.text = text.text
  }
}

extension Diagnostic.Message {
  fileprivate static func duplicate(_ name: ExportName) -> Self {
    "`\(name.text)` is already exported by another output"
  }
}
