import CloudFormation
package import Linting
import TemplateSyntax

extension Rule {
  /// Finds `Fn::Select` of an element that the list does not have.
  package static let selectIndexOutOfRange = Rule(
    "select-index-out-of-range",
    summary: "element that is selected of a list that is shorter",
    severity: .error,
    category: .template,
    services: ["cloudformation"],
    documents: ["CFN-01"],
    equivalents: [Equivalents(.cfnLint, "E1017", "E6101")],
    why: """
      CloudFormation does not give an empty value for an element that is not there: the deployment \
      fails.
      """,
    fix: "count from 0, and select an element that the list has",
    url:
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference-select.html",
    check: .wholeTemplate { inspection in
      guard !inspection.template.hasUnknownMacro else { return }
      for site in inspection.callSites[.select] {
        let arguments = site.argument.elements
        guard arguments.count == 2 else { continue }
        judge(arguments, of: site, inspection)
      }
    },
    examples: [
      Example(
        "the third of two elements, and the part of a text that has fewer",
        """
        Resources:
          Topic:
            Type: AWS::SNS::Topic
            Properties:
              TopicName: !Select [2, [orders, jobs]]
              #                   ^ element 2 of a list that ends at 1
              DisplayName: !Select [1, !Split ["-", orders]]
              #                     ^ element 1 of a list that ends at 0
        """),
      Example(
        "any element of a list without elements",
        """
        Resources:
          Topic:
            Type: AWS::SNS::Topic
            Properties:
              TopicName: !Select [0, []]
              #                   ^ element 0 of an empty list
        """),
      Example(
        "more networks than are made",
        """
        Resources:
          Private:
            Type: AWS::EC2::Subnet
            Properties:
              VpcId: vpc-0a1b2c3d
              CidrBlock: !Select [4, !Cidr [10.0.0.0/16, 4, 8]]
              #                   ^ element 4 of a list that ends at 3
        """),
      Example(
        "a list that a deployment can make longer is a warning",
        """
        Parameters:
          Names: {Type: CommaDelimitedList, Default: "orders,jobs"}
        Resources:
          Topic:
            Type: AWS::SNS::Topic
            Properties:
              TopicName: !Select [2, !Ref Names]
              #                   ^ element 2 of a list that ends at 1, with the default of parameter `Names`
        """),
      Example(
        "elements that exist, and a list that nobody knows",
        """
        Parameters:
          Names: {Type: CommaDelimitedList}
        Resources:
          Topic:
            Type: AWS::SNS::Topic
            Properties:
              TopicName: !Select [1, [orders, jobs]]
              DisplayName: !Select [7, !Ref Names]
        """),
    ]
  )
}

private func judge(_ arguments: [Node], of site: CallSite, _ inspection: Inspection) {
  let evaluation = inspection.evaluation
  let scenario = evaluation.scenario(of: site)
  let lists: [PossibleValue] =
    arguments[1].function == nil || arguments[1].function == .cidr
    ? [PossibleValue(.written(arguments[1]), at: arguments[1], when: scenario)]
    : evaluation.values(of: arguments[1], when: scenario)
  for list in lists {
    guard let count = count(of: list) else { continue }
    for index in evaluation.values(of: arguments[0], when: list.scenario) {
      guard let number = index.integer, number >= count,
        let both = evaluation.value(index, alongside: list)
      else { continue }
      inspection.report(.beyond(number, count), at: both)
    }
  }
}

/// How many elements a list has; nil when that is not known.
private func count(of list: PossibleValue) -> Int? {
  switch list.content {
  // An empty text as the value of a list parameter is a list with one empty element.
  case .list(let texts): return max(1, texts.count)
  case .written(let node) where node.function == .cidr:
    return node.functionArgument?.elements.dropFirst().first?.integer
  case .written(let node) where node.isSequence: return node.elements.count
  default: return nil
  }
}

extension Diagnostic.Message {
  fileprivate static func beyond(_ index: Int, _ count: Int) -> Self {
    count == 0
      ? "element \(index) of an empty list" : "element \(index) of a list that ends at \(count - 1)"
  }
}
