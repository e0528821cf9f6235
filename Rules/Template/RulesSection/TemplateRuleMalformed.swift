import CloudFormation
package import Linting
import TemplateSyntax

extension Rule {
  /// Finds rules of a template that CloudFormation cannot read.
  package static let templateRuleMalformed = Rule(
    "template-rule-malformed",
    summary: "template rule without assertions, or with malformed ones",
    severity: .error,
    category: .template,
    equivalents: [Equivalents(.cfnLint, "E1700")],
    why: """
      CloudFormation refuses a template with a rule that it cannot read, so nothing is deployed.
      """,
    fix: "write `Assertions` as a list of `Assert` with `AssertDescription`",
    url:
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/rules-section-structure.html",
    check: .wholeTemplate { inspection in
      let template = inspection.template
      for rule in inspection.declarations(in: .rules) where AttributeKind.mapping.accepts(rule.body)
      {
        guard let assertions = rule.body.pair("Assertions") else {
          if !template.tree.isIncomplete {
            inspection.report(.noAssertions(rule.key), at: rule.key)
          }
          continue
        }
        guard AttributeKind.list.accepts(assertions.value) else {
          inspection.report(.noList(rule.key, assertions.value), at: assertions.value)
          continue
        }
        for assertion in assertions.value.elements where !assertion.isNull {
          guard AttributeKind.mapping.accepts(assertion) else {
            inspection.report(.noMapping(rule.key, assertion), at: assertion)
            continue
          }
          if assertion.pair("Assert") == nil, !template.tree.isIncomplete {
            inspection.report(.noAssert(rule.key), at: assertion)
          }
          if let text = assertion["AssertDescription"], !AttributeKind.text.accepts(text) {
            inspection.report(.noText(rule.key, text), at: text)
          }
        }
      }
    },
    examples: [
      Example(
        "an assertion outside of a list",
        """
        Parameters:
          Stage: {Type: String}
        Rules:
          KnownStage:
            Assertions: {Assert: !Equals [!Ref Stage, prod]}
            #           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ `Assertions` of rule `KnownStage` is a mapping, not a list
        Resources:
          Orders:
            Type: AWS::SQS::Queue
        """),
      Example(
        "only a condition",
        """
        Parameters:
          Stage: {Type: String}
        Rules:
          KnownStage:
         #^^^^^^^^^^ rule `KnownStage` has no `Assertions`
            RuleCondition: !Equals [!Ref Stage, prod]
        Resources:
          Orders:
            Type: AWS::SQS::Queue
        """),
      Example(
        "an assertion with a description",
        """
        Parameters:
          Stage: {Type: String}
        Rules:
          KnownStage:
            Assertions:
              - Assert: {"Fn::Contains": [[test, prod], !Ref Stage]}
                AssertDescription: the stage is test or prod
        Resources:
          Orders:
            Type: AWS::SQS::Queue
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func noAssertions(_ name: Node) -> Self {
    "rule `\(name.text)` has no `Assertions`"
  }

  fileprivate static func noList(_ name: Node, _ value: Node) -> Self {
    "`Assertions` of rule `\(name.text)` is \(value.inWords), not a list"
  }

  fileprivate static func noMapping(_ name: Node, _ value: Node) -> Self {
    "an assertion of rule `\(name.text)` is \(value.inWords), not a mapping"
  }

  fileprivate static func noAssert(_ name: Node) -> Self {
    "an assertion of rule `\(name.text)` has no `Assert`"
  }

  fileprivate static func noText(_ name: Node, _ value: Node) -> Self {
    "`AssertDescription` of rule `\(name.text)` is \(value.inWords), not a text"
  }
}
