import CloudFormation
package import Linting
import TemplateSyntax

extension Rule {
  /// Finds functions whose logs never expire.
  package static let lambdaLogsKeptForever = Rule(
    "lambda-logs-kept-forever",
    summary: "function whose logs never expire",
    severity: .note,
    category: .cost,
    services: ["lambda"],
    isEnabledByDefault: false,
    documents: ["LMB-18"],
    equivalents: [Equivalents(.serverlessRules, "WS1004")],
    why: """
      Lambda makes a group for the logs of a function, which keeps them forever and is paid \
      for every month.
      """,
    fix: "add a log group with `RetentionInDays` for the function",
    url:
      "https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs.html",
    check: .wholeTemplate { template in
      let functions = template.resources(ofType: "AWS::Lambda::Function")
      guard !functions.isEmpty else { return }
      let groups = LogGroups(template)
      for function in functions {
        template.about(function) {
          guard !groups.cover(function, template) else { return }
          template.report(.forever(function), at: function.key)
        }
      }
    },
    examples: [
      Example(
        "a log group that keeps everything",
        """
        Resources:
          Orders:
        # ^^^^^^ no log group of the template lets the logs of function `Orders` expire
            Type: AWS::Lambda::Function
            Properties: {Handler: index.handler, Runtime: nodejs22.x, Role: "arn:aws:iam::111122223333:role/r", Code: {ZipFile: "-"}}
          Logs:
            Type: AWS::Logs::LogGroup
            Properties: {LogGroupName: !Sub "/aws/lambda/${Orders}"}
        """),
      Example(
        "two weeks",
        """
        Resources:
          Orders:
            Type: AWS::Lambda::Function
            Properties: {Handler: index.handler, Runtime: nodejs22.x, Role: "arn:aws:iam::111122223333:role/r", Code: {ZipFile: "-"}}
          Logs:
            Type: AWS::Logs::LogGroup
            Properties: {LogGroupName: !Sub "/aws/lambda/${Orders}", RetentionInDays: 14}
          Shop:
            Type: AWS::Lambda::Function
            Properties: {FunctionName: shop, Handler: index.handler, Runtime: nodejs22.x, Role: "arn:aws:iam::111122223333:role/r", Code: {ZipFile: "-"}}
          ShopLogs:
            Type: AWS::Logs::LogGroup
            Properties: {LogGroupName: /aws/lambda/shop, RetentionInDays: 14}
        """),
    ]
  )
}

/// The log groups of a template whose logs expire.
private struct LogGroups {
  /// The logical ids of the groups.
  private var ids: Set<String> = []
  /// The texts that are names of groups.
  private var names: Set<String> = []
  /// The resources that the names of groups refer to.
  private var referred: Set<String> = []

  init(_ template: Inspection) {
    let groups = template.resources(ofType: "AWS::Logs::LogGroup").filter { group in
      template.values(at: "RetentionInDays", in: group).contains { !$0.isAbsent }
    }
    ids = Set(groups.map(\.logicalId))
    for group in groups {
      names.formUnion(template.values(at: "LogGroupName", in: group).compactMap { Self.shape($0) })
    }
    for site in template.callSites.referring where ids.contains(site.entry) {
      referred.formUnion(site.references.map(\.name))
    }
  }

  /// Whether the logs of a function go to one of the groups, or may go to another one.
  func cover(_ function: Resource, _ template: Inspection) -> Bool {
    if referred.contains(function.logicalId) { return true }
    for group in template.values(at: "LoggingConfig.LogGroup", in: function) where !group.isAbsent {
      guard case .reference(let reference) = group.content else {
        return group.text.map(names.contains) ?? true
      }
      return ids.contains(reference.name) || template.template.resource(reference.name) == nil
    }
    return !names.isEmpty
      && template.values(at: "FunctionName", in: function).contains { name in
        Self.shape(name).map { names.contains("/aws/lambda/" + $0) } ?? false
      }
  }

  /// A text with the same mark for each part that is not known; nil when nothing is.
  private static func shape(_ value: PossibleValue) -> String? {
    if let text = value.text { return text }
    guard let pattern = value.pattern else { return nil }
    return pattern.parts.map { part in
      if case .known(let text) = part { text } else { "*" }
    }.joined()
  }
}

extension Diagnostic.Message {
  fileprivate static func forever(_ function: Resource) -> Self {
    "no log group of the template lets the logs of function `\(function.logicalId)` expire"
  }
}
