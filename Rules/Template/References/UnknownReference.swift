import CloudFormation
package import Linting
import ServerlessModel
import SourceText
import TemplateSyntax

extension Rule {
  /// Finds names in `Ref`, `Fn::GetAtt` and `Fn::Sub` that nothing in the template has.
  package static let unknownReference = Rule(
    "unknown-reference",
    summary: "reference to a name that the template does not define",
    severity: .error,
    category: .template,
    services: ["cloudformation"],
    documents: ["CFN-01"],
    equivalents: [Equivalents(.cfnLint, "E1020", "E1019", "E1010")],
    why: """
      CloudFormation refuses a template that refers to a parameter or resource that it does not \
      have, before anything is created.
      """,
    fix: "refer to a parameter or resource of the template",
    url:
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference-ref.html",
    check: .wholeTemplate { template in
      guard !template.template.mayHoldMore, !template.template.hasLoopsAsWritten else { return }
      let names = ReferableNames(template)
      for name in template.referencedNames where !names.isKnownEverywhere(name) {
        for use in name.uses where !names.areUncertain(in: use.site.call) {
          guard let problem = names.problem(of: use.reference, at: use.site) else { continue }
          template.report(
            problem.message, at: use.reference.range, path: use.site.argument.path,
            help: problem.help)
        }
      }
    },
    examples: [
      Example(
        "a role that SAM does not make",
        """
        Transform: AWS::Serverless-2016-10-31
        Resources:
          Orders:
            Type: AWS::Serverless::Function
            Properties:
              CodeUri: orders/
              Handler: index.handler
              Runtime: nodejs22.x
              Role: arn:aws:iam::111122223333:role/orders
        Outputs:
          Role: {Value: !GetAtt OrdersRole.Arn}
          #                     ^^^^^^^^^^ `OrdersRole` is no resource
        """),
      Example(
        "a resource with a typing mistake",
        """
        Resources:
          Queue:
            Type: AWS::SQS::Queue
        Outputs:
          Address:
            Value: !Ref Qeue
            #           ^^^^ `Qeue` is no parameter, resource or pseudo parameter
        """),
      Example(
        "a variable of a text",
        """
        Parameters:
          Stage:
            Type: String
        Resources:
          Topic:
            Type: AWS::SNS::Topic
            Properties:
              TopicName: !Sub orders-${Stag}
              #                        ^^^^ `Stag` is no parameter, resource or pseudo parameter
        """),
      Example(
        "the attribute of a resource that does not exist, and of a parameter",
        """
        Parameters:
          Stage:
            Type: String
        Resources:
          Topic:
            Type: AWS::SNS::Topic
        Outputs:
          Arn:
            Value: !GetAtt Topik.Arn
            #              ^^^^^ `Topik` is no resource
          Stage:
            Value: !GetAtt Stage.Arn
            #              ^^^^^ `Stage` is a parameter, which has no attributes
        """),
      Example(
        "a resource in a condition, where only parameters have values",
        """
        Conditions:
          HasTopic: !Equals [!Ref Topic, ""]
          #                       ^^^^^ `Topic` is a resource, which has no value in `Conditions`
        Resources:
          Topic:
            Type: AWS::SNS::Topic
        """),
      Example(
        "queues of which nobody knows how many there are, and one that cannot be among them",
        """
        Transform: AWS::LanguageExtensions
        Parameters:
          Teams: {Type: CommaDelimitedList}
        Resources:
          Fn::ForEach::Queues:
            - Team
            - !Ref Teams
            - Queue${Team}: {Type: AWS::SQS::Queue}
        Outputs:
          Shop:
            Value: !GetAtt QueueShop.Arn
          Office:
            Value: !GetAtt OfficeQueue.Arn
            #              ^^^^^^^^^^^ `OfficeQueue` is no resource
        """),
      Example(
        "parameters, resources, pseudo parameters and variables of the call",
        """
        Parameters:
          Stage:
            Type: String
        Resources:
          Topic:
            Type: AWS::SNS::Topic
            Properties:
              TopicName: !Sub ["${Stage}-${AWS::Region}-${Name}-${!Literal}", {Name: orders}]
        Outputs:
          Arn:
            Value: !Ref Topic
          Name:
            Value: !GetAtt Topic.TopicName
        """),
    ]
  )
}

/// The names that a template's references can mean.
private struct ReferableNames {
  private let template: Template
  private let serverless: ServerlessModel
  private let resources: Set<String>
  private let mayHoldUnnamed: Bool
  /// The beginnings and ends of names that loops make of elements that are not known.
  private let uncertain: [(beginning: String, end: String)]

  init(_ inspection: Inspection) {
    template = inspection.template
    serverless = inspection.serverless
    resources = Set(inspection.resources.map(\.logicalId))
      .union(template.root["Resources"]?.pairs.map(\.key.text) ?? [])
    let section = template.root["Resources"]
    mayHoldUnnamed = template.mayHoldMore || section?.pair("Fn::Transform") != nil
    uncertain = (section.map(template.uncertainNames) ?? []).map { name in
      let isOpening = { (character: Character) in "$&".contains(character) }
      return (
        String(name.prefix { !isOpening($0) }),
        String(name[(name.lastIndex(of: "}").map(name.index(after:)) ?? name.startIndex)...])
      )
    }
  }

  /// Whether a node belongs to a round of a loop whose element is not certain.
  func areUncertain(in node: Node) -> Bool {
    template.expansion?.round(of: node).map { !$0.isCertain } ?? false
  }

  /// Whether a resource that is not written may have a name.
  private func mayHold(_ name: String) -> Bool {
    mayHoldUnnamed || serverless.mayHold(name)
      || uncertain.contains { name.hasPrefix($0.beginning) && name.hasSuffix($0.end) }
  }

  /// Whether there is nothing to say of a name, wherever it stands.
  func isKnownEverywhere(_ referenced: ReferencedName) -> Bool {
    referenced.attribute == nil && isParameter(referenced.name)
      && !referenced.uses.contains { $0.site.function == .getAtt }
  }

  private func isParameter(_ name: String) -> Bool {
    template.parameter(name) != nil || Template.pseudoParameters.contains(name)
  }

  func problem(of reference: Reference, at site: CallSite) -> (
    message: Diagnostic.Message, help: String?
  )? {
    let name = reference.name
    // A null is reported as one.
    if name.isEmpty { return site.argument.isNull ? nil : (.nameless(site.function.key), nil) }
    if name.utf8.contains(UInt8(ascii: "{")) { return nil }
    let seesResources = ![.conditions, .rules, .parameters, .mappings].contains(site.section)
    if site.function == .getAtt || reference.attribute != nil {
      return attributeProblem(name, seesResources: seesResources)
    }
    if isParameter(name) { return nil }
    if resources.contains(name) {
      return seesResources ? nil : (.resourceWithoutValue(name, site.section), nil)
    }
    if seesResources, mayHold(name) { return nil }
    return (.unknown(name), nearest(name, withParameters: true))
  }

  private func attributeProblem(_ name: String, seesResources: Bool) -> (
    message: Diagnostic.Message, help: String?
  )? {
    if resources.contains(name) || mayHold(name) { return nil }
    if template.parameter(name) != nil {
      return (.parameterWithoutAttributes(name), "refer to the parameter with `Ref`")
    }
    return (.noResource(name), nearest(name, withParameters: false))
  }

  /// The function or state machine of SAM that a role would be made for, if it did not name one.
  private func ownerOfRole(_ name: String) -> String? {
    guard template.isServerless, name.hasSuffix("Role") else { return nil }
    let owner = String(name.dropLast("Role".count))
    guard let resource = template.resource(owner),
      ["AWS::Serverless::Function", "AWS::Serverless::StateMachine"].contains(resource.writtenType),
      resource.properties?["Role"] != nil
    else { return nil }
    return owner
  }

  private func nearest(_ name: String, withParameters: Bool) -> String? {
    if let owner = ownerOfRole(name) {
      return "refer to the role that `\(owner)` names in `Role`; SAM makes none for it"
    }
    guard withParameters else { return NearestName.help(for: name, among: resources) }
    let known = [Array(resources), template.parameters.map(\.name), Template.pseudoParameters]
    return NearestName.help(for: name, among: known.joined())
  }
}

extension Diagnostic.Message {
  fileprivate static func nameless(_ function: String) -> Self {
    "`\(function)` names nothing"
  }

  fileprivate static func unknown(_ name: String) -> Self {
    "`\(name)` is no parameter, resource or pseudo parameter"
  }

  fileprivate static func noResource(_ name: String) -> Self {
    "`\(name)` is no resource"
  }

  fileprivate static func parameterWithoutAttributes(_ name: String) -> Self {
    "`\(name)` is a parameter, which has no attributes"
  }

  fileprivate static func resourceWithoutValue(_ name: String, _ section: TemplateSection) -> Self {
    "`\(name)` is a resource, which has no value in `\(section.rawValue)`"
  }
}
