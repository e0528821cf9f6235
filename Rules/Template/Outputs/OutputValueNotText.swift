import CloudFormation
package import Linting
import TemplateSyntax

extension Rule {
  /// Finds outputs whose value is no text.
  package static let outputValueNotText = Rule(
    "output-value-not-text",
    summary: "output whose value is a list, a mapping or no text for another reason",
    severity: .error,
    category: .template,
    equivalents: [Equivalents(.cfnLint, "E6101")],
    why: """
      The value of an output is one text. CloudFormation refuses a list, a mapping, and a \
      function that gives one.
      """,
    fix: "join the list with `Fn::Join`, or show one of its elements",
    url:
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/outputs-section-structure.html",
    check: .wholeTemplate { inspection in
      let template = inspection.template
      for output in inspection.declarations(in: .outputs) {
        guard let value = output.body["Value"] else { continue }
        var scenario = Scenario.always
        if let condition = output.body["Condition"], condition.isScalar {
          scenario = inspection.evaluation.assuming(.condition(condition.text, true), in: scenario)
        }
        for possible in possibleValues(of: value, when: scenario, inspection.evaluation) {
          if let words = wordsForCollection(possible, template) {
            inspection.report(.collection(words, output.key), at: possible)
          }
          for attribute in AttributeInOutput.all(in: possible.place, of: template) {
            inspection.report(
              .attribute(attribute, output.key), at: attribute.reference.range,
              path: attribute.reference.call.path, when: possible.scenario)
          }
        }
      }
    },
    examples: [
      Example(
        "the queues as a list, and the zones",
        """
        Resources:
          Orders:
            Type: AWS::SQS::Queue
        Outputs:
          Queues:
            Value: [!Ref Orders]
            #      ^^^^^^^^^^^^^ the value of output `Queues` is a list with a collection in it, not a text
          Zones:
            Value: !GetAZs ""
            #      ^^^^^^^^^^ the value of output `Zones` is a list that `Fn::GetAZs` gives, not a text
        """),
      Example(
        "a list that is a parameter",
        """
        Parameters:
          Subnets: {Type: "List<AWS::EC2::Subnet::Id>"}
        Resources:
          Orders:
            Type: AWS::SQS::Queue
        Outputs:
          Subnets:
            Value: !Ref Subnets
            #      ^^^^^^^^^^^^ the value of output `Subnets` is a list, the parameter `Subnets`, not a text
        """),
      Example(
        "attributes that are no text",
        """
        Resources:
          Capacity:
            Type: AWS::EC2::CapacityReservation
            Properties:
              AvailabilityZone: eu-central-1a
              InstanceCount: 2
              InstancePlatform: Linux/UNIX
              InstanceType: t3.micro
        Outputs:
          Count:
            Value: !GetAtt Capacity.InstanceCount
            #              ^^^^^^^^ the value of output `Count` shows `Capacity.InstanceCount`, which is a number, not a text
          Text:
            Value: !Sub "${Capacity.InstanceCount} instances"
            #              ^^^^^^^^ the value of output `Text` shows `Capacity.InstanceCount`, which is a number, not a text
        """),
      Example(
        "a list that is joined, and a number",
        """
        Parameters:
          Subnets: {Type: "List<AWS::EC2::Subnet::Id>"}
        Resources:
          Orders:
            Type: AWS::SQS::Queue
        Outputs:
          Subnets:
            Value: !Join [",", !Ref Subnets]
          Count:
            Value: 3
        """),
    ]
  )
}

private let listFunctions: Set<FunctionName> = [.getAZs, .split, .cidr]

/// What a value can be, as far as that can matter: only a few functions give what is written
/// elsewhere.
private func possibleValues(of value: Node, when scenario: Scenario, _ evaluation: Evaluation)
  -> [PossibleValue]
{
  switch value.function {
  case nil: [PossibleValue(.written(value), at: value, when: scenario)]
  case .if, .findInMap, .select: evaluation.values(of: value, when: scenario)
  default: [PossibleValue(.unknown, at: value, when: scenario)]
  }
}

/// What a value is when it is no text, in the words of a message.
private func wordsForCollection(_ value: PossibleValue, _ template: Template) -> String? {
  let node = value.place
  if let function = node.function {
    if listFunctions.contains(function) { return "a list that `\(function.key)` gives" }
    if function == .ref, let name = node.functionArgument?.text,
      template.parameter(name)?.isList == true
    {
      return "a list, the parameter `\(name)`"
    }
  }
  guard case .written(let written) = value.content, written.function == nil,
    written.isSequence || written.isMapping && written.pairs.allSatisfy({ !isFunction($0.key) })
  else { return nil }
  return written.inWords
}

private func isFunction(_ key: Node) -> Bool {
  key.withUTF8 { $0.starts(with: "Fn::".utf8) }
}

extension Diagnostic.Message {
  fileprivate static func collection(_ words: String, _ name: Node) -> Self {
    "the value of output `\(name.text)` is \(words), not a text"
  }

  fileprivate static func attribute(_ attribute: AttributeInOutput, _ name: Node) -> Self {
    let reference = "\(attribute.reference.name).\(attribute.reference.attribute ?? "")"
    return """
      the value of output `\(name.text)` shows `\(reference)`, \
      which is \(attribute.kind), not a text
      """
  }
}
