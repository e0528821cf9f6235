import CloudFormation
package import Linting
import TemplateSyntax

extension Rule {
  /// Finds functions of the language extensions in a template that does not ask for them.
  package static let languageExtensionWithoutTransform = Rule(
    "language-extension-without-transform",
    summary: "function of the language extensions without their transform",
    severity: .error,
    category: .template,
    equivalents: [Equivalents(.cfnLint, "E1030", "E1031")],
    why: """
      `Fn::Length`, `Fn::ToJsonString` and the default value of `Fn::FindInMap` are known to the \
      transform `AWS::LanguageExtensions` only. Without it, CloudFormation refuses the template.
      """,
    fix: "add `Transform: AWS::LanguageExtensions`",
    url:
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/transform-aws-languageextensions.html",
    check: .wholeTemplate { inspection in
      let template = inspection.template
      guard !template.usesLanguageExtensions, !template.hasUnknownMacro else { return }
      for site in inspection.callSites[.length] + inspection.callSites[.toJsonString] {
        inspection.report(.function(site.function), at: site.call.functionKey ?? site.call)
      }
      for site in inspection.callSites[.findInMap] {
        guard let fallback = site.argument.elements.last?.pair("DefaultValue") else { continue }
        inspection.report(.defaultValue, at: fallback.key)
      }
    },
    examples: [
      Example(
        "functions without the transform",
        """
        Parameters:
          Names: {Type: CommaDelimitedList}
        Mappings:
          Sizes:
            prod: {memory: 1024}
        Resources:
          Orders:
            Type: AWS::SQS::Queue
            Properties:
              DelaySeconds: !Length [a, b]
              #             ^^^^^^^ `Fn::Length` needs the transform `AWS::LanguageExtensions`
              Tags:
                - Key: names
                  Value:
                    Fn::ToJsonString: {names: !Ref Names}
                   #^^^^^^^^^^^^^^^^ `Fn::ToJsonString` needs the transform `AWS::LanguageExtensions`
        """),
      Example(
        "functions with the transform",
        """
        Transform: AWS::LanguageExtensions
        Mappings:
          Sizes:
            prod: {memory: 1024}
        Resources:
          Orders:
            Type: AWS::SQS::Queue
            Properties:
              DelaySeconds: !Length [a, b]
              Tags:
                - {Key: size, Value: !FindInMap [Sizes, prod, cpu, {DefaultValue: 2}]}
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func function(_ function: FunctionName) -> Self {
    "`\(function.key)` needs the transform `AWS::LanguageExtensions`"
  }

  fileprivate static var defaultValue: Self {
    "`DefaultValue` of `Fn::FindInMap` needs the transform `AWS::LanguageExtensions`"
  }
}
