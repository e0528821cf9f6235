import CloudFormation
package import Linting
import SourceText
import TemplateSyntax

extension Rule {
  /// Finds look-ups in maps that find nothing.
  package static let unknownMapEntry = Rule(
    "unknown-map-entry",
    summary: "look-up of a map or key that does not exist",
    severity: .error,
    category: .template,
    services: ["cloudformation"],
    documents: ["CFN-01"],
    equivalents: [Equivalents(.cfnLint, "E1011")],
    why: """
      CloudFormation refuses a template, or its deployment with some parameter value, when \
      `Fn::FindInMap` names a map or key that is not there.
      """,
    fix: "add the entry to `Mappings`, or look up one that is there",
    url:
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference-findinmap.html",
    check: .wholeTemplate { template in
      guard !template.template.mayHoldMore else { return }
      for site in template.callSites[.findInMap] {
        let arguments = site.argument.elements
        guard arguments.count == 3, arguments[0].isScalar, !arguments[0].isNull else { continue }
        judge(arguments, of: site, template)
      }
    },
    examples: [
      Example(
        "a map and keys with typing mistakes",
        """
        Mappings:
          Sizes:
            prod: {memory: 1024}
        Resources:
          First:
            Type: AWS::SNS::Topic
            Properties:
              DisplayName: !FindInMap [Size, prod, memory]
              #                        ^^^^ map `Size` does not exist
          Second:
            Type: AWS::SNS::Topic
            Properties:
              DisplayName: !FindInMap [Sizes, production, memory]
              #                               ^^^^^^^^^^ map `Sizes` has no key `production`
          Third:
            Type: AWS::SNS::Topic
            Properties:
              DisplayName: !FindInMap [Sizes, prod, cpu]
              #                                     ^^^ key `prod` of map `Sizes` has no entry `cpu`
        """),
      Example(
        "a parameter that allows a value without an entry",
        """
        Parameters:
          Stage:
            Type: String
            AllowedValues: [test, prod]
        Mappings:
          Sizes:
            prod: {memory: 1024}
        Resources:
          Topic:
            Type: AWS::SNS::Topic
            Properties:
              DisplayName: !FindInMap [Sizes, !Ref Stage, memory]
              #                               ^^^^^^^^^^ map `Sizes` has no key `test`, when `Stage` is `test`
        """),
      Example(
        "a map of stages, asked for a region",
        """
        Mappings:
          Sizes:
            test: {memory: 512}
            prod: {memory: 1024}
        Resources:
          Topic:
            Type: AWS::SNS::Topic
            Properties:
              DisplayName: !FindInMap [Sizes, !Ref AWS::Region, memory]
              #                               ^^^^^^^^^^^^^^^^ map `Sizes` has no key that is a region
        """),
      Example(
        "a key that is only looked for in a stage that has it",
        """
        Parameters:
          Stage:
            Type: String
            AllowedValues: [test, prod]
        Mappings:
          Sizes:
            prod: {memory: 1024}
        Conditions:
          IsProd: !Equals [!Ref Stage, prod]
        Resources:
          Topic:
            Type: AWS::SNS::Topic
            Properties:
              DisplayName: !If [IsProd, !FindInMap [Sizes, !Ref Stage, memory], small]
        """),
      Example(
        "entries that exist, and a key that only the deployment knows",
        """
        Mappings:
          Sizes:
            eu-west-1: {memory: 1024}
        Resources:
          Topic:
            Type: AWS::SNS::Topic
            Properties:
              TopicName: !FindInMap [Sizes, eu-west-1, memory]
              DisplayName: !FindInMap [Sizes, !Ref AWS::Region, memory]
        """),
    ]
  )
}

private func judge(_ arguments: [Node], of site: CallSite, _ template: Inspection) {
  let name = arguments[0].text
  guard let map = template.template.mapping(name)?.value else {
    if !(template.template.root["Mappings"].map(Template.mayGrow) ?? false) {
      let known = template.template.mappings.map(\.name)
      template.report(
        .noMap(name), at: arguments[0], help: NearestName.help(for: name, among: known))
    }
    return
  }
  guard map.isMapping, !Template.mayGrow(map) else { return }
  if arguments[1].function == .ref, arguments[1].functionArgument?.textIs("AWS::Region") == true,
    map.count > 0, !map.pairs.contains(where: { isRegion($0.key.text) })
  {
    template.report(.noRegion(name), at: arguments[1], help: "look up one of the keys of the map")
    return
  }
  let scenario = template.evaluation.scenario(of: site)
  let tops = template.evaluation.values(of: arguments[1], when: scenario)
  report(missingIn: map, tops, template) { .noKey(name, $0) }
  for top in tops {
    guard let key = top.text, let row = map[key], row.isMapping, !Template.mayGrow(row) else {
      continue
    }
    let seconds = template.evaluation.values(of: arguments[2], when: top.scenario)
    report(missingIn: row, seconds, template) { .noEntry(name, key, $0) }
  }
}

/// Whether a key may be the name of a region, such as `us-gov-west-1`.
private func isRegion(_ key: String) -> Bool {
  let parts = key.split(separator: "-", omittingEmptySubsequences: false)
  return parts.count >= 3 && parts[0].count == 2 && parts.last.map { Int($0) != nil } ?? false
}

/// Reports the keys that a mapping lacks: an error when it lacks all that it can be asked for, else
/// a warning, since a deployment may never choose the value that is missing.
private func report(
  missingIn mapping: Node, _ keys: [PossibleValue], _ template: Inspection,
  message: (String) -> Diagnostic.Message
) {
  let missing = keys.filter { key in key.text.map { mapping[$0] == nil } ?? false }
  for key in missing {
    guard let text = key.text else { continue }
    template.report(
      message(text), at: key,
      help: NearestName.help(for: text, among: mapping.pairs.map(\.key.text)),
      severity: missing.count == keys.count ? nil : .warning)
  }
}

extension Diagnostic.Message {
  fileprivate static func noMap(_ map: String) -> Self {
    "map `\(map)` does not exist"
  }

  fileprivate static func noKey(_ map: String, _ key: String) -> Self {
    "map `\(map)` has no key `\(key)`"
  }

  fileprivate static func noRegion(_ map: String) -> Self {
    "map `\(map)` has no key that is a region"
  }

  fileprivate static func noEntry(_ map: String, _ key: String, _ entry: String) -> Self {
    "key `\(key)` of map `\(map)` has no entry `\(entry)`"
  }
}
