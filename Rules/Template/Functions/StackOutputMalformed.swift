import CloudFormation
package import Linting
import TemplateSyntax

extension Rule {
  /// Finds calls of `Fn::GetStackOutput` that do not say which output of which stack.
  package static let stackOutputMalformed = Rule(
    "stack-output-malformed",
    summary: "call of `Fn::GetStackOutput` without its stack or output",
    severity: .error,
    category: .template,
    equivalents: [Equivalents(.cfnLint, "E1033")],
    why: """
      CloudFormation needs the name of the stack and of its output, takes a region and a role \
      beside them, and refuses anything else. Conditions cannot ask for outputs at all.
      """,
    fix: "write `Fn::GetStackOutput: {StackName: …, OutputName: …}`",
    check: .wholeTemplate { inspection in
      guard !inspection.template.hasUnknownMacro else { return }
      for site in inspection.callSites[.getStackOutput] {
        if site.section == .conditions { inspection.report(.inCondition, at: site.call) }
        guard site.argument.isMapping, site.argument.function == nil else {
          inspection.report(.noMapping(site.argument), at: site.argument)
          continue
        }
        for name in ["StackName", "OutputName"] where site.argument.pair(name) == nil {
          inspection.report(.missing(name), at: site.call.functionKey ?? site.call)
        }
        for pair in Call.attributes.unknown(in: site.argument) {
          inspection.report(
            .unknown(pair.key), at: pair.key, help: Call.attributes.help(for: pair.key))
        }
        for (pair, _) in Call.attributes.misfits(in: site.argument, allowingFunctions: true) {
          inspection.report(.wrong(pair), at: pair.value)
        }
      }
    },
    examples: [
      Example(
        "an output without its stack, and a misspelt name",
        """
        Resources:
          Topic:
            Type: AWS::SNS::Topic
            Properties:
              DisplayName:
                Fn::GetStackOutput: {OutputName: Name}
               #^^^^^^^^^^^^^^^^^^ `Fn::GetStackOutput` has no `StackName`
              TopicName:
                Fn::GetStackOutput: {StackName: names, OutputName: [Name], Regin: eu-west-1}
                #                                                  ^^^^^^ `OutputName` of `Fn::GetStackOutput` is a list, not a text
                #                                                          ^^^^^ `Fn::GetStackOutput` takes no `Regin`
        """),
      Example(
        "a text in place of the names, and a condition",
        """
        Conditions:
          IsNamed: !Equals [{Fn::GetStackOutput: {StackName: names, OutputName: Name}}, orders]
          #                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ a condition cannot ask for the output of a stack
        Resources:
          Topic:
            Type: AWS::SNS::Topic
            Condition: IsNamed
            Properties:
              TopicName: !GetStackOutput names.Name
              #                          ^^^^^^^^^^ `Fn::GetStackOutput` takes a mapping, and this is `names.Name`
        """),
      Example(
        "an output of a stack in another region",
        """
        Resources:
          Topic:
            Type: AWS::SNS::Topic
            Properties:
              TopicName:
                Fn::GetStackOutput:
                  StackName: !Sub "${AWS::StackName}-names"
                  OutputName: Name
                  Region: eu-west-1
        """),
    ]
  )
}

/// What the call takes.
private enum Call {
  static let attributes = NamedAttributes(kinds: [
    ("StackName", .text), ("OutputName", .text), ("Region", .text), ("RoleArn", .text),
  ])
}

extension Diagnostic.Message {
  fileprivate static var inCondition: Self {
    "a condition cannot ask for the output of a stack"
  }

  fileprivate static func noMapping(_ argument: Node) -> Self {
    "`Fn::GetStackOutput` takes a mapping, and this is \(argument.inWords)"
  }

  fileprivate static func missing(_ name: String) -> Self {
    "`Fn::GetStackOutput` has no `\(name)`"
  }

  fileprivate static func unknown(_ name: Node) -> Self {
    "`Fn::GetStackOutput` takes no `\(name.text)`"
  }

  fileprivate static func wrong(_ pair: Node.Pair) -> Self {
    "`\(pair.key.text)` of `Fn::GetStackOutput` is \(pair.value.inWords), not a text"
  }
}
