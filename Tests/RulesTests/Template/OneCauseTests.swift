import Linting
import Rules
import SourceText
import Testing

@Suite struct `One mistake` {
  @Test(arguments: [
    // A function of the rules among the conditions.
    ("Conditions: {Main: {Fn::Contains: [[a], !Ref AWS::Region]}}", ["function-out-of-place"]),
    ("Conditions: {Main: !Ref AWS::Region}", ["malformed-condition"]),
    ("Conditions: {Main: !Not [!Ref AWS::Region]}", ["malformed-function-call"]),
    ("Conditions: {Main: [a]}", ["malformed-condition"]),
  ])
  func `in a condition is one error`(_ conditions: String, _ expected: [String]) {
    let template = """
      \(conditions)
      Resources:
        Topic: {Type: AWS::SNS::Topic, Condition: Main}
      """
    let linter = Linter(
      BuiltInRules.all.map { Linter.ActiveRule($0) }, Linter.Circumstances(today: Package.today))
    let found = linter.lint(SourceText(name: "template.yaml", text: template)).diagnostics
    #expect(found.filter { $0.severity == .error }.map(\.rule) == expected)
  }
}
