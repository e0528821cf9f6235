import CloudFormation
package import Linting
import ResourceCatalog
import ServerlessModel
import TemplateSyntax

extension Rule {
  /// Finds references to lists where a function takes a text, and the other way round.
  package static let functionArgumentOfWrongKind = Rule(
    "function-argument-of-wrong-kind",
    summary: "list where a function takes a text, or a text where it takes a list",
    severity: .error,
    category: .template,
    services: ["cloudformation"],
    documents: ["CFN-01"],
    equivalents: [
      Equivalents(
        .cfnLint, "E1010", "E1011", "E1017", "E1018", "E1019", "E1020", "E1021", "E1022", "E1030",
        "E8003")
    ],
    why: """
      CloudFormation does not make one text of a list, nor a list of a text. It refuses the \
      template.
      """,
    fix: "make a text of a list with `Fn::Join`, and a list of a text with `Fn::Split`",
    url:
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference.html",
    check: .wholeTemplate { inspection in
      guard !inspection.template.hasUnknownMacro else { return }
      let judge = KindJudge(inspection)
      // A text that is written out is judged by the rule about the calls.
      for site in inspection.callSites.all where !site.argument.isScalar {
        for (place, wanted) in places(of: site) {
          judge.report(misfitsIn: place, wanted, of: site)
        }
      }
      for name in inspection.referencedNames { judge.reportLists(among: name) }
    },
    examples: [
      Example(
        "a list in a comparison and in a text",
        """
        Parameters:
          Stages: {Type: CommaDelimitedList}
        Conditions:
          HasNone: !Equals [!Ref Stages, ""]
          #                 ^^^^^^^^^^^ parameter `Stages` is a list, and `Fn::Equals` takes a text here
        Resources:
          Topic:
            Type: AWS::SNS::Topic
            Condition: HasNone
            Properties:
              TopicName: !Sub "orders-${Stages}"
              #                         ^^^^^^ parameter `Stages` is a list, and `Fn::Sub` takes a text here
        """),
      Example(
        "a text where a list is joined or selected from",
        """
        Parameters:
          Stage: {Type: String}
        Resources:
          Topic:
            Type: AWS::SNS::Topic
            Properties:
              TopicName: !Join ["-", !Ref Stage]
              #                      ^^^^^^^^^^ parameter `Stage` is a text, and `Fn::Join` takes a list here
              DisplayName: !Select [0, !GetAtt Queue.QueueName]
              #                        ^^^^^^^^^^^^^^^^^^^^^^^ `Queue.QueueName` is a text, and `Fn::Select` takes a list here
          Queue:
            Type: AWS::SQS::Queue
        Outputs:
          Names:
            Value: !Join [",", !GetAtt Queue.QueueName]
            #                  ^^^^^^^^^^^^^^^^^^^^^^^ `Queue.QueueName` is a text, and `Fn::Join` takes a list here
        """),
      Example(
        "a text whose elements are counted, and a list that is split",
        """
        Transform: AWS::LanguageExtensions
        Resources:
          Orders:
            Type: AWS::SQS::Queue
            Properties:
              DelaySeconds:
                Fn::Length: !Sub "${AWS::Region},${AWS::AccountId}"
                #           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ what `Fn::Sub` gives is a text, and `Fn::Length` takes a list here
              QueueName: !Select [0, !Split [a, !GetAZs ""]]
              #                                 ^^^^^^^^^^ what `Fn::GetAZs` gives is a list, and `Fn::Split` takes a text here
        """),
      Example(
        "each where it belongs",
        """
        Parameters:
          Stages: {Type: CommaDelimitedList}
          Stage: {Type: String}
        Conditions:
          HasNone: !Equals [!Join ["", !Ref Stages], ""]
        Resources:
          Topic:
            Type: AWS::SNS::Topic
            Condition: HasNone
            Properties:
              TopicName: !Select [0, !Ref Stages]
              DisplayName: !Select [0, !Split [",", !Ref Stage]]
        """),
    ]
  )
}

/// What a function takes at a place.
private enum Wanted: String {
  case text = "a text"
  case list = "a list"
}

/// The arguments of a call of which it is known whether they are a text or a list.
private func places(of site: CallSite) -> [(Node, Wanted)] {
  let arguments = site.argument.elements
  switch site.function {
  case .equals, .findInMap:
    return arguments.prefix(3).map { ($0, .text) }
  case .base64, .importValue, .getAZs:
    return site.argument.function == nil ? [] : [(site.argument, .text)]
  case .split where arguments.count == 2:
    return [(arguments[1], .text)]
  case .select where arguments.count == 2:
    return [(arguments[0], .text), (arguments[1], .list)]
  case .join where arguments.count == 2:
    return arguments[1].isSequence
      ? arguments[1].elements.map { ($0, .text) } : [(arguments[1], .list)]
  case .length:
    return site.argument.function == nil ? [] : [(site.argument, .list)]
  case .sub where arguments.count == 2:
    return arguments[1].pairs.map { ($0.value, .text) }
  default:
    return []
  }
}

/// Finds out whether what a reference gives is a text or a list.
private struct KindJudge {
  let inspection: Inspection

  init(_ inspection: Inspection) {
    self.inspection = inspection
  }

  func report(misfitsIn node: Node, _ wanted: Wanted, of site: CallSite) {
    switch node.function {
    case .if:
      for branch in node.functionArgument?.elements.dropFirst() ?? [] {
        report(misfitsIn: branch, wanted, of: site)
      }
    case .ref, .getAtt:
      guard let reference = Reference.inCall(node).first,
        wanted == .list || !isJudgedAsOutput(reference, site),
        let (words, kind) = kind(of: reference), kind != wanted
      else { return }
      inspection.report(.misfit(words, kind, site.function.key, wanted), at: node)
    case .sub, .join, .base64, .toJsonString:
      report(node, .text, wanted, of: site)
    case .getAZs, .split, .cidr:
      report(node, .list, wanted, of: site)
    default:
      return
    }
  }

  /// Reports a function that always gives the same kind.
  ///
  /// Without the language extensions, a rule about the calls says which functions can stand where.
  private func report(_ node: Node, _ kind: Wanted, _ wanted: Wanted, of site: CallSite) {
    guard kind != wanted, inspection.template.usesLanguageExtensions, let function = node.function
    else { return }
    inspection.report(
      .misfit("what `\(function.key)` gives", kind, site.function.key, wanted), at: node)
  }

  /// Reports a list that is a variable of texts which do not define it themselves.
  func reportLists(among referenced: ReferencedName) {
    let uses = referenced.uses.filter {
      $0.site.function == .sub && !isJudgedAsOutput($0.reference, $0.site)
    }
    guard let first = uses.first, let (words, kind) = kind(of: first.reference), kind == .list
    else { return }
    for use in uses {
      inspection.report(
        .misfit(words, kind, use.site.function.key, .text), at: use.reference.range,
        path: use.site.argument.path)
    }
  }

  /// Whether the rule about the values of outputs says what is wrong with an attribute.
  private func isJudgedAsOutput(_ reference: Reference, _ site: CallSite) -> Bool {
    site.section == .outputs && reference.attribute != nil
  }

  private func kind(of reference: Reference) -> (words: String, kind: Wanted)? {
    let target = inspection.serverless.target(of: reference)
    if let attribute = target.attribute { return kind(of: attribute, target.logicalId) }
    if let parameter = inspection.template.parameter(reference.name) {
      return ("parameter `\(parameter.name)`", parameter.isList ? .list : .text)
    }
    if reference.name == "AWS::NotificationARNs" { return ("`\(reference.name)`", .list) }
    if reference.name == "AWS::NoValue" { return nil }
    guard
      Template.pseudoParameters.contains(reference.name)
        || inspection.template.resource(reference.name).map(isOrdinary) ?? false
    else { return nil }
    return ("`\(reference.name)`", .text)
  }

  private func kind(of attribute: String, _ name: String) -> (words: String, kind: Wanted)? {
    guard let resource = inspection.resource(name), isOrdinary(resource),
      let schema = ResourceTypeCatalog.standard.type(resource.type)?.attribute(attribute)
    else { return nil }
    let kinds = schema.kinds
    if kinds == .array { return ("`\(name).\(attribute)`", .list) }
    return kinds == .string ? ("`\(name).\(attribute)`", .text) : nil
  }

  /// Whether what the resource gives is known: others decide what modules and custom resources give.
  private func isOrdinary(_ resource: Resource) -> Bool {
    resource.type.hasPrefix("AWS::") && !resource.type.hasSuffix("::MODULE")
      && !["AWS::CloudFormation::Stack", "AWS::CloudFormation::CustomResource"]
        .contains(resource.type)
  }
}

extension Diagnostic.Message {
  fileprivate static func misfit(
    _ words: String, _ kind: Wanted, _ function: String, _ wanted: Wanted
  ) -> Self {
    "\(words) is \(kind.rawValue), and `\(function)` takes \(wanted.rawValue) here"
  }
}
