import CloudFormation
package import Linting
import SourceText
import TemplateSyntax

extension Rule {
  /// Finds `${Name}` in texts that nothing substitutes.
  package static let variableOutsideSubstitution = Rule(
    "variable-outside-substitution",
    summary: "`${…}` of a parameter or resource in a text without `Fn::Sub`",
    severity: .error,
    category: .template,
    services: ["cloudformation"],
    documents: ["CFN-01"],
    equivalents: [Equivalents(.cfnLint, "E1029")],
    why: """
      CloudFormation substitutes variables only in the text of `Fn::Sub`. Elsewhere `${Name}` \
      reaches the service as it stands.
      """,
    fix: "put `Fn::Sub` in front of the text",
    url:
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference-sub.html",
    check: .wholeTemplate { template in
      guard !template.template.hasUnknownMacro, !template.template.tree.isIncomplete else { return }
      guard LooseVariables.mayBeIn(template) else { return }
      let search = LooseVariables(template)
      for section in ["Resources", "Outputs"] {
        for entry in template.template.root[section]?.pairs ?? [] {
          search.report(in: entry.value, template)
        }
      }
    },
    examples: [
      Example(
        "a name with a region",
        """
        Resources:
          Topic:
            Type: AWS::SNS::Topic
            Properties:
              TopicName: orders-${AWS::Region}
              #                   ^^^^^^^^^^^ `${AWS::Region}` is not substituted here
        """),
      Example(
        "a text that is substituted, and variables of others",
        """
        Resources:
          Topic:
            Type: AWS::SNS::Topic
            Properties:
              TopicName: !Sub orders-${AWS::Region}
              DisplayName: ${HOME}
        """),
    ]
  )
}

/// Looks for variables that name something of the template in texts that are not substituted.
private struct LooseVariables {
  private let names: Set<String>

  init(_ inspection: Inspection) {
    names = Set(inspection.template.parameters.map(\.name))
      .union(inspection.template.resources.map(\.logicalId))
      .union(Template.pseudoParameters)
  }

  /// Whether the file has a `${` that is not in the text of an `Fn::Sub`: a look at the bytes, since
  /// most files have none.
  static func mayBeIn(_ inspection: Inspection) -> Bool {
    var substituted: [SourceRange] = []
    for site in inspection.callSites[.sub] + inspection.callSites[.transform] {
      substituted.append(site.call.range)
    }
    substituted.sort { $0.start < $1.start }
    let tree = inspection.template.tree
    var next = 0
    var start = 0
    while let position = tree.offset(of: "${", from: start) {
      while next < substituted.count, substituted[next].end <= position { next += 1 }
      guard next < substituted.count, substituted[next].start <= position else { return true }
      start = substituted[next].end
    }
    return false
  }

  func report(in entry: Node, _ template: Inspection) {
    search(entry, key: "", template)
  }

  private func search(_ node: Node, key: String, _ template: Inspection) {
    if node.isScalar { return judge(node, template) }
    if let function = node.function, let argument = node.functionArgument {
      switch function {
      case .sub, .transform: return
      default: return search(argument, key: key, template)
      }
    }
    for pair in node.pairs where !Self.hasOwnVariables(pair.key.text) {
      search(pair.value, key: pair.key.text, template)
    }
    for element in node.elements { search(element, key: key, template) }
  }

  /// Properties whose texts have variables of their own service, written the same way: state
  /// machines and API definitions with substitutions, policies with policy variables, mapping
  /// templates, scripts and build files.
  private static func hasOwnVariables(_ key: String) -> Bool {
    let keys = [
      "DefinitionString", "Definition", "DefinitionBody", "DefinitionSubstitutions", "Body",
      "BuildSpec", "UserData", "ZipFile", "InlineCode", "Metadata", "TemplateBody", "Template",
      "RequestTemplates", "ResponseTemplates", "RequestMappingTemplate", "ResponseMappingTemplate",
      "RequestParameters", "ResponseParameters", "IntegrationUri", "Condition", "Resource",
      "NotResource", "InputTemplate", "Content", "Commands", "Command", "Payload", "FunctionCode",
      "Code", "PolicyDocument", "SqlStatement", "Sql", "Uri", "Format", "Conditions", "Query",
    ]
    return keys.contains(key)
  }

  private func judge(_ node: Node, _ template: Inspection) {
    guard node.holdsVariable else { return }
    for case .variable(let name, let offset) in Substitution(node)?.parts ?? []
    where names.contains(String(name.prefix { $0 != "." })) || names.contains(name) {
      template.report(
        .loose(name), at: node.range(ofText: offset..<offset + name.utf8.count), path: node.path)
    }
  }
}

extension Diagnostic.Message {
  fileprivate static func loose(_ name: String) -> Self {
    "`${\(name)}` is not substituted here"
  }
}
