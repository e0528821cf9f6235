import CloudFormation
package import Linting
import TemplateSyntax

extension Rule {
  /// Finds collections that nobody knows when the loop is followed.
  package static let loopCollectionUnresolvable = Rule(
    "loop-collection-unresolvable",
    summary: "loop over what is not known before resources are made",
    severity: .error,
    category: .template,
    equivalents: [Equivalents(.cfnLint, "E0001")],
    why: """
      Loops are followed before any resource is made. The transform refuses a collection that comes \
      from a resource or another stack, that is hidden by `NoEcho`, or that is no list.
      """,
    fix: "take the elements from a list parameter, from a mapping, or write them out",
    url:
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-foreach.html",
    check: .wholeTemplate { inspection in
      let template = inspection.template
      guard template.expansion != nil else { return }
      for loop in Loop.all(in: template)
      where loop.section.map(Loop.sections.contains) == true {
        guard let collection = loop.parts?.collection else { continue }
        if collection.function == .ref { judgeList(collection, of: loop, inspection) }
        for part in [collection] + collection.elements { judge(part, of: loop, inspection) }
      }
    },
    examples: [
      Example(
        "what a resource and another stack give",
        """
        Transform: AWS::LanguageExtensions
        Resources:
          Network: {Type: AWS::EC2::VPC, Properties: {CidrBlock: 10.0.0.0/16}}
          Fn::ForEach::Blocks:
            - Block
            - !GetAtt Network.CidrBlockAssociations
            # ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ loop `Blocks` goes over what `Fn::GetAtt` gives, which is not known yet
            - "Topic&{Block}": {Type: AWS::SNS::Topic}
          Fn::ForEach::Topics:
            - Name
            - [Orders, !ImportValue other-name, !Ref Network]
            #          ^^^^^^^^^^^^^^^^^^^^^^^ loop `Topics` goes over what `Fn::ImportValue` gives, which is not known yet
            #                                   ^^^^^^^^^^^^ loop `Topics` goes over resource `Network`, which is not made yet
            - Topic${Name}: {Type: AWS::SNS::Topic}
        """),
      Example(
        "parameters that are hidden, or no list",
        """
        Transform: AWS::LanguageExtensions
        Parameters:
          Hidden: {Type: CommaDelimitedList, NoEcho: true}
          Text: {Type: String}
        Resources:
          Fn::ForEach::First:
            - Team
            - !Ref Hidden
            # ^^^^^^^^^^^ loop `First` goes over parameter `Hidden`, which is hidden by `NoEcho`
            - First${Team}: {Type: AWS::SQS::Queue}
          Fn::ForEach::Second:
            - Team
            - !Ref Text
            # ^^^^^^^^^ loop `Second` goes over parameter `Text`, which is no list
            - Second${Team}: {Type: AWS::SQS::Queue}
        """),
      Example(
        "a list parameter, and parameters as elements",
        """
        Transform: AWS::LanguageExtensions
        Parameters:
          Teams: {Type: CommaDelimitedList}
          Name: {Type: String}
        Resources:
          Fn::ForEach::First:
            - Team
            - !Ref Teams
            - First${Team}: {Type: AWS::SQS::Queue}
          Fn::ForEach::Second:
            - Team
            - [Shop, !Ref Name]
            - Second${Team}: {Type: AWS::SQS::Queue}
        """),
    ]
  )
}

private func judge(_ part: Node, of loop: Loop, _ inspection: Inspection) {
  switch part.function {
  case .getAtt?, .importValue?, .getStackOutput?:
    inspection.report(.late(loop, part.functionKey?.text ?? ""), at: part)
  case .ref?:
    guard let name = part.functionArgument?.text else { return }
    if inspection.template.resource(name) != nil {
      inspection.report(.resource(loop, name), at: part)
    } else if inspection.template.parameter(name)?.isNoEcho ?? false {
      inspection.report(.hidden(loop, name), at: part)
    }
  default:
    break
  }
}

private func judgeList(_ reference: Node, of loop: Loop, _ inspection: Inspection) {
  guard let name = reference.functionArgument?.text,
    let parameter = inspection.template.parameter(name), !parameter.isList,
    ["String", "Number"].contains(parameter.type)
  else { return }
  inspection.report(.noList(loop, name), at: reference)
}

extension Diagnostic.Message {
  fileprivate static func late(_ loop: Loop, _ function: String) -> Self {
    "loop `\(loop.name)` goes over what `\(function)` gives, which is not known yet"
  }

  fileprivate static func resource(_ loop: Loop, _ name: String) -> Self {
    "loop `\(loop.name)` goes over resource `\(name)`, which is not made yet"
  }

  fileprivate static func hidden(_ loop: Loop, _ name: String) -> Self {
    "loop `\(loop.name)` goes over parameter `\(name)`, which is hidden by `NoEcho`"
  }

  fileprivate static func noList(_ loop: Loop, _ name: String) -> Self {
    "loop `\(loop.name)` goes over parameter `\(name)`, which is no list"
  }
}
