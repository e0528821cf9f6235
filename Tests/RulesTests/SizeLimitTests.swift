import Linting
import Rules
import SourceText
import Testing

@Suite struct `The size of a template` {
  @Test(arguments: [
    (899_000, []),
    (950_000, ["template-near-size-limit"]),
    (1_000_000, ["template-near-size-limit"]),
    (1_000_001, ["template-too-large"]),
  ]) func `is reported near and above the limit`(_ bytes: Int, _ names: [String]) {
    let start = "Resources:\n  Topic:\n    Type: AWS::SNS::Topic\n#"
    let text = start + String(repeating: "x", count: bytes - start.utf8.count)
    let rules = BuiltInRules.all.filter { $0.name.hasPrefix("template-") }
    let linter = Linter(
      rules.map { Linter.ActiveRule($0) }, Linter.Circumstances(today: Package.today))
    let result = linter.lint(SourceText(name: "t.yaml", text: text))
    #expect(result.diagnostics.map(\.rule) == names)
  }
}
