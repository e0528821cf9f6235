import Linting
import RuleLanguage
import SourceText
import Testing

@Suite struct `A declarative check` {
  @Test(arguments: [
    // What is there
    Judged("property: Name, present: true", "Name: a", finds: []),
    Judged("property: Name, present: true", "Other: a", finds: ["absent"]),
    Judged("property: Name, present: true", "Name: !Ref AWS::NoValue", finds: ["absent"]),
    Judged("property: Name, present: true", "Name: !ImportValue a", finds: []),
    Judged("property: Name, absent: true", "Name: !ImportValue a", finds: ["${…}"]),
    Judged("property: Name, absent: true", "Other: a", finds: []),
    Judged("property: Inner.Name, present: true", "Other: a", finds: ["absent"]),

    // Values
    Judged("property: Count, at-least: 2, at-most: 4", "Count: 3", finds: []),
    Judged("property: Count, at-least: 2, at-most: 4", "Count: 5", finds: ["5"]),
    Judged("property: Count, at-least: 2, at-most: 4", "Count: '1'", finds: ["1"]),
    Judged("property: Count, at-least: 2", "Other: 1", finds: []),
    Judged("property: Count, at-least: 2", "Count: !Ref Unknown", finds: []),
    Judged("property: Count, at-least: 2", "Count: many", finds: []),
    Judged("property: Count, at-least: 2, default: 1", "Other: 1", finds: ["1"]),
    Judged("property: Count, at-least: 2, default: 1", "Count: 2", finds: []),
    Judged("property: On, equals: true", "On: 'true'", finds: []),
    Judged("property: On, equals: true", "On: no", finds: ["no"]),
    Judged("property: On, equals: true, default: false", "Other: a", finds: ["false"]),
    Judged("property: Kind, equals: a", "Kind: b", finds: ["b"]),
    Judged("property: Kind, one-of: [a, b]", "Kind: c", finds: ["c"]),
    Judged("property: Kind, one-of: [a, b]", "Kind: !Sub 'x${Unknown}'", finds: ["x${…}"]),
    Judged("property: Kind, one-of: [a, b]", "Kind: !Sub 'a${Unknown}'", finds: []),
    Judged("property: Kind, none-of: [a, 1]", "Kind: '1'", finds: ["1"]),
    Judged("property: Kind, none-of: [a, b]", "Kind: c", finds: []),
    Judged("property: Kind, matches: '^[a-z]+$'", "Kind: abc", finds: []),
    Judged("property: Kind, matches: '^[a-z]+$'", "Kind: ab1", finds: ["ab1"]),
    Judged("property: Kind, starts-with: arn", "Kind: !Sub 'arn:${Unknown}'", finds: []),
    Judged("property: Kind, starts-with: arn", "Kind: !Sub 'x:${Unknown}'", finds: ["x:${…}"]),
    Judged("property: Kind, ends-with: '/'", "Kind: a/b", finds: ["a/b"]),
    Judged("property: Kind, length: {at-most: 3}", "Kind: abcd", finds: ["abcd"]),
    Judged("property: Kind, contains: b", "Kind: abc", finds: []),
    Judged("property: Kind, contains: b", "Kind: [a, c]", finds: ["a list"]),
    Judged("property: Kind, contains: b", "Kind: [a, b]", finds: []),
    Judged("property: Kind, contains: b", "Kind: [a, !Ref Unknown]", finds: []),
    Judged("property: Cidr, cidr-open-to-world: false", "Cidr: 0.0.0.0/0", finds: ["0.0.0.0/0"]),
    Judged("property: Cidr, cidr-open-to-world: false", "Cidr: '::/0'", finds: ["::/0"]),
    Judged("property: Cidr, cidr-open-to-world: false", "Cidr: 10.0.0.0/8", finds: []),

    // Lists
    Judged("property: List.*.Size, at-most: 2", "List: [{Size: 1}, {Size: 3}, {}]", finds: ["3"]),
    Judged("property: List.*, none-of: [b]", "List: [a, b, b]", finds: ["b", "b"]),
    Judged("property: List, count: {at-most: 1}", "List: [a, b]", finds: ["a list"]),
    Judged("property: List, count: 2", "List: [a, b]", finds: []),
    Judged(
      "property: List, count: {at-most: 1}", "List: [a, !If [IsProd, b, !Ref AWS::NoValue]]",
      finds: []),
    Judged(
      "property: List, some: {property: On, equals: true}", "List: [{On: false}, {On: true}]",
      finds: []),
    Judged(
      "property: List, some: {property: On, equals: true}", "List: [{On: false}, {}]",
      finds: ["a list"]),
    Judged(
      "property: List, some: {property: On, equals: true}", "List: [{On: false}, !Ref Unknown]",
      finds: []),
    Judged("property: List, every: {at-most: 2}", "List: [1, 3]", finds: ["3"]),
    Judged(
      "property: Rules.*, not: {port-range-includes: 22}",
      "Rules: [{IpProtocol: tcp, FromPort: 20, ToPort: 30}, {IpProtocol: tcp, FromPort: 80, ToPort: 80}]",
      finds: ["a mapping"]),
    Judged(
      "property: Rules.*, not: {port-range-includes: [22, 3389]}", "Rules: [{IpProtocol: '-1'}]",
      finds: ["a mapping"]),

    // Combinations
    Judged("any: [{property: A, present: true}, {property: B, present: true}]", "B: 1", finds: []),
    Judged(
      "any: [{property: A, present: true}, {property: B, present: true}]", "C: 1",
      finds: ["resource"]),
    Judged(
      "not: {all: [{property: A, equals: 1}, {property: B, equals: 2}]}", "A: 1, B: 2",
      finds: ["resource"]),
    Judged(
      "not: {all: [{property: A, equals: 1}, {property: B, equals: 2}]}", "A: 1, B: !Ref Unknown",
      finds: []),
    Judged(
      "all: [{property: A, equals: 1}, {property: B, equals: 2}]", "A: 3, B: 4",
      finds: ["3", "4"]),
    Judged("attribute: DeletionPolicy, equals: Retain, default: Delete", "A: 1", finds: ["Delete"]),

    // Conditions of the rule
    Judged("when: {property: A, equals: 1}, property: B, present: true", "A: 2", finds: []),
    Judged("when: {property: A, equals: 1}, property: B, present: true", "A: 1", finds: ["absent"]),
    Judged("when: {property: A, equals: 1}, property: B, present: true", "C: 1", finds: []),
    Judged(
      "when: {property: A, equals: 1}, property: B, present: true", "A: !Ref Unknown", finds: []),
    Judged(
      "when: {not: {property: A, equals: 1}}, property: B, present: true", "C: 1",
      finds: ["absent"]),

    // Scenarios
    Judged(
      "property: Count, at-most: 2", "Count: !If [IsProd, 3, 1]",
      finds: [
        "3, when `IsProd` is true"
      ]),
    Judged(
      "when: {property: A, equals: 1}, property: B, present: true", "A: !If [IsProd, 1, 2]",
      finds: ["absent, when `IsProd` is true"]),
    Judged(
      "when: {property: A, equals: 1}, property: B, at-most: 2",
      "A: !If [IsProd, 1, 2], B: !If [IsProd, 1, 3]", finds: []),
    Judged(
      "when: {property: A, equals: 1}, property: B, at-most: 2", "A: !Ref WithDefault, B: 3",
      finds: ["3, with the default of parameter `WithDefault`"]),
    Judged(
      "property: List, some: {equals: a}", "List: [!If [IsProd, a, b]]",
      finds: ["a list, when `IsProd` is false"]),
  ])
  func `finds what certainly breaks it`(_ judged: Judged) throws {
    #expect(try judged.findings == judged.expected)
  }

  @Test(arguments: ["!Not [!Ref AWS::Region]", "[]", "!Condition Missing"])
  func `says nothing of a resource of which nobody can say whether it is made`(
    _ condition: String
  ) throws {
    let template = """
      Conditions:
        Bad: \(condition)
      Resources:
        Thing:
          Type: AWS::Test::Thing
          Condition: Bad
          Properties: {Kind: a, Count: 1}
      """
    for check in ["property: Kind, equals: a", "property: Count, at-least: 2"] {
      let rule = try Judged.rule("  {resource: AWS::Test::Thing, \(check)}")
      #expect(Judged.findings(of: rule, in: template) == [])
    }
  }

  @Test func `sees what the template connects`() throws {
    let check = """
        resource: AWS::SQS::Queue
        related:
          this: triggers
          resource: AWS::Lambda::Function
          property: Timeout
          at-most: 30
      """
    func template(timeout: Int) -> String {
      """
      Resources:
        Queue:
          Type: AWS::SQS::Queue
        Source:
          Type: AWS::Lambda::EventSourceMapping
          Properties:
            EventSourceArn: !GetAtt Queue.Arn
            FunctionName: !Ref Function
        Function:
          Type: AWS::Lambda::Function
          Properties:
            Timeout: \(timeout)
      """
    }
    let rule = try Judged.rule(check)
    #expect(Judged.findings(of: rule, in: template(timeout: 30)) == [])
    #expect(Judged.findings(of: rule, in: template(timeout: 31)) == ["resource"])
  }

  @Test func `sees what policies allow`() throws {
    let rule = try Judged.rule(
      "  resource: AWS::IAM::Policy\n  not: {grants: {action: 'kms:Decrypt', resource: '*'}}")
    func template(_ action: String, _ resource: String) -> String {
      """
      Resources:
        Policy:
          Type: AWS::IAM::Policy
          Properties:
            PolicyName: a
            Roles: [a]
            PolicyDocument:
              Statement:
                Effect: Allow
                Action: \(action)
                Resource: \(resource)
      """
    }
    #expect(Judged.findings(of: rule, in: template("kms:*", "'*'")) == ["resource"])
    #expect(Judged.findings(of: rule, in: template("s3:*", "'*'")) == [])
    #expect(Judged.findings(of: rule, in: template("kms:*", "arn:aws:kms:::key/a")) == [])
  }

  @Test func `asks each type for what it keeps where`() throws {
    let rule = try Judged.rule(
      """
        - {resource: AWS::Test::Thing, property: Name, equals: a}
        - {resource: [AWS::Test::Other, AWS::Test::Third], property: Inner.Name, equals: b}
      """)
    func findings(_ type: String, _ properties: String) -> [String] {
      Judged.findings(
        of: rule, in: "{Resources: {Thing: {Type: \(type), Properties: {\(properties)}}}}")
    }
    #expect(findings("AWS::Test::Thing", "Name: b, Inner: {Name: a}") == ["b"])
    #expect(findings("AWS::Test::Other", "Name: b, Inner: {Name: a}") == ["a"])
    #expect(findings("AWS::Test::Third", "Name: b, Inner: {Name: b}") == [])
  }
}

/// A check in flow style with the properties of one resource, and what it finds there.
struct Judged: Sendable, CustomTestStringConvertible {
  let check: String
  let properties: String
  let expected: [String]

  init(_ check: String, _ properties: String, finds expected: [String]) {
    self.check = check
    self.properties = properties
    self.expected = expected
  }

  var testDescription: String { "\(check) on \(properties)" }

  var findings: [String] {
    get throws {
      let rule = try Self.rule("  {resource: AWS::Test::Thing, \(check)}")
      let template = """
        Parameters:
          Unknown: {Type: String}
          WithDefault: {Type: String, Default: 1}
        Conditions:
          IsProd: !Equals [!Ref Unknown, prod]
        Resources:
          Thing:
            Type: AWS::Test::Thing
            Properties: {\(properties)}
        """
      return Self.findings(of: rule, in: template)
    }
  }

  /// A rule that says the value found, `absent`, or `resource` for the resource as a whole.
  static func rule(_ check: String) throws -> Rule {
    let text = """
      name: thing-without-sense
      summary: thing
      severity: error
      category: schema
      why: Because.
      fix: do it
      check:
      \(check)
      message: "{value}"
      message-when-absent: absent
      examples: []
      """
    switch RuleFile.read(SourceText(name: "rule.yaml", text: text)) {
    case .success(let file): return file.rule
    case .failure(let mistakes): throw mistakes
    }
  }

  static func findings(of rule: Rule, in template: String) -> [String] {
    let linter = Linter(
      [Linter.ActiveRule(rule)], Linter.Circumstances(today: CalendarDate(2026, 1, 1)))
    let source = SourceText(name: "template.yaml", text: template)
    return linter.lint(source).diagnostics.map { diagnostic in
      let isWhole = diagnostic.path.count == 2 && diagnostic.message != "absent"
      return isWhole && Int(diagnostic.message) == nil && diagnostic.message != "Delete"
        ? "resource" : diagnostic.shownMessage
    }
  }
}
