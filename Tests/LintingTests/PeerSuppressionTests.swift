import CloudFormation
import Linting
import SourceText
import Testing

@Suite struct `A suppression for another linter` {
  @Test(arguments: places) func `hides what plumb reports for the same id`(_ place: Place) {
    let found = Self.lint(place.template)
    #expect(found.diagnostics.map(\.logicalId) == place.counting)
    #expect(found.suppressed.map(\.diagnostic.logicalId) == place.suppressed)
  }

  /// A template with the logical ids whose findings count, and those whose findings do not.
  struct Place: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var template: String
    var counting: [String]
    var suppressed: [String]
  }

  static let places: [Place] = [
    Place(
      testDescription: "cfn-lint, in a resource",
      template: """
        Resources:
          Loud:
            Type: Horn
            Metadata: {cfn-lint: {config: {ignore_checks: [E3012]}}}
          Other: {Type: Horn}
        """, counting: ["Other"], suppressed: ["Loud"]),
    Place(
      testDescription: "cfn-lint, in the template, by the beginning of ids",
      template: """
        Metadata: {cfn-lint: {config: {ignore_checks: [W, E30]}}}
        Resources:
          Loud: {Type: Horn}
        """, counting: [], suppressed: ["Loud"]),
    Place(
      testDescription: "cfn-lint, another id",
      template: """
        Metadata: {cfn-lint: {config: {ignore_checks: [E3002, '', {a: b}]}}}
        Resources:
          Loud: {Type: Horn}
        """, counting: ["Loud"], suppressed: []),
    Place(
      testDescription: "cfn_nag",
      template: """
        Resources:
          Loud:
            Type: Horn
            Metadata: {cfn_nag: {rules_to_suppress: [{id: W35, reason: it has to be}]}}
          Other:
            Type: Horn
            Metadata: {cfn_nag: {rules_to_suppress: [{id: W3}, {reason: no id}, W35]}}
        """, counting: ["Other"], suppressed: ["Loud"]),
    Place(
      testDescription: "cdk-nag, by the name in any of its packs",
      template: """
        {"Resources": {
          "Loud": {"Type": "Horn",
            "Metadata": {"cdk_nag": {"rules_to_suppress": [{"id": "PCI.DSS.321-HornIsLoud"}]}}},
          "Other": {"Type": "Horn",
            "Metadata": {"cdk_nag": {"rules_to_suppress": [{"id": "AwsSolutions-H1"}]}}}
        }}
        """, counting: [], suppressed: ["Loud", "Other"]),
    Place(
      testDescription: "cdk-nag, by the abbreviation in the pack AwsSolutions",
      template: """
        Resources:
          Loud:
            Type: Horn
            Metadata: {cdk_nag: {rules_to_suppress: [{id: AwsSolutions-S1}]}}
          Other:
            Type: Horn
            Metadata: {cdk_nag: {rules_to_suppress: [{id: AwsSolutions-S2}, {id: S1}]}}
        """, counting: ["Other"], suppressed: ["Loud"]),
    Place(
      testDescription: "checkov, in metadata",
      template: """
        Resources:
          Loud:
            Type: Horn
            Metadata: {checkov: {skip: [{id: CKV_AWS_18, comment: it has to be}]}}
          Other: {Type: Horn}
        """, counting: ["Other"], suppressed: ["Loud"]),
    Place(
      testDescription: "checkov, in a comment inside of the resource",
      template: """
        # checkov:skip=CKV_AWS_18:above all resources, for none of them
        Resources:
          Loud:
            # checkov:skip=CKV_AWS_18:it has to be
            Type: Horn
          Other: {Type: Horn}
          Last:
            Type: Horn # bridgecrew:skip=CKV_AWS_18
          More: {Type: Horn}
        """, counting: ["Other", "More"], suppressed: ["Loud", "Last"]),
    Place(
      testDescription: "Guard",
      template: """
        Resources:
          Loud:
            Type: Horn
            Metadata: {guard: {SuppressedRules: [HORN_IS_LOUD]}}
          Other: {Type: Horn}
        """, counting: ["Other"], suppressed: ["Loud"]),
    Place(
      testDescription: "one linter's id given to another",
      template: """
        Resources:
          Loud:
            Type: Horn
            Metadata: {guard: {SuppressedRules: [W35]}, checkov: {skip: [{id: HORN_IS_LOUD}]}}
        """, counting: ["Loud"], suppressed: []),
  ]

  @Test func `keeps its reason`() {
    let found = Self.lint(
      """
      Resources:
        First:
          Type: Horn
          Metadata: {cfn_nag: {rules_to_suppress: [{id: W35, reason: it has to be}]}}
        Second:
          Type: Horn # checkov:skip=CKV_AWS_18: until the works are done
        Third:
          Type: Horn
          Metadata: {cfn-lint: {config: {ignore_checks: [E3012]}}}
      """)
    #expect(found.suppressed.map(\.reason) == ["it has to be", "until the works are done", nil])
  }

  /// cdk-nag says so of what is not written in Latin letters.
  @Test(arguments: [
    ("4oCTIHdlaWwgZXMgbXXDnw==", "– weil es muß"), ("4oCTIGE", "– a"), ("", nil), ("????", "????"),
  ]) func `keeps its reason when that is encoded`(_ written: String, _ reason: String?) {
    let found = Self.lint(
      """
      Resources:
        Loud:
          Type: Horn
          Metadata:
            cdk_nag:
              rules_to_suppress: [{id: AwsSolutions-H1, reason: "\(written)", is_reason_encoded: true}]
      """)
    #expect(found.suppressed.map(\.reason) == [reason])
  }

  @Test func `is no concern of plumb when it hides nothing`() {
    let found = Self.lint(
      """
      Resources:
        Quiet:
          Type: Bell # checkov:skip=CKV_AWS_18
          Metadata: {cfn-lint: {config: {ignore_checks: [E3012]}}}
      """)
    #expect(found.diagnostics == [])
  }

  private static func lint(_ template: String) -> Linter.Result {
    let loud = Rule(
      "loud", summary: "summary", severity: .warning, category: .template,
      equivalents: [
        Equivalents(.cfnLint, "E3012"), Equivalents(.cfnNag, "W35"),
        Equivalents(.cdkNag, "HornIsLoud", "AwsSolutions-H1", "S3BucketLoggingEnabled"),
        Equivalents(.checkov, "CKV_AWS_18"),
        Equivalents(.guardRules, "HORN_IS_LOUD"),
      ], why: "why", fix: "fix it",
      check: .eachResource(of: ["Horn"]) { resource, template in
        template.report("loud", at: resource.key)
      }, examples: [])
    let unused = Rule(
      "unused-suppression", summary: "summary", severity: .warning, category: .template, why: "why",
      fix: "fix it", check: .suppression { $0.kind == .unused }, examples: [])
    let rules = [loud, unused]
    return Linter(
      rules.map { Linter.ActiveRule($0) }, Linter.Circumstances(today: CalendarDate(2026, 1, 1)),
      suppressions: .honored(among: rules.map(ListedRule.init))
    ).lint(SourceText(name: "template", text: template))
  }
}
