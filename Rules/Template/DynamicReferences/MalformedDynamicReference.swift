import CloudFormation
package import Linting
import TemplateSyntax

extension Rule {
  /// Finds dynamic references that CloudFormation does not resolve as they are written.
  package static let malformedDynamicReference = Rule(
    "malformed-dynamic-reference",
    summary: "dynamic reference that is not written as CloudFormation reads it",
    severity: .error,
    category: .template,
    services: ["cloudformation", "secretsmanager", "ssm"],
    documents: ["SEC-01"],
    equivalents: [Equivalents(.cfnLint, "E1050", "W1053")],
    why: """
      CloudFormation refuses a reference with parts that it does not know, and passes one with \
      spaces on as a text, so that the resource gets the reference instead of the value.
      """,
    fix: "write `{{resolve:ssm:name}}` or `{{resolve:secretsmanager:secret:SecretString:key}}`",
    url:
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references.html",
    check: .wholeTemplate { template in
      guard template.template.tree.holds("resolve:") else { return }
      for section in ["Resources", "Outputs", "Parameters"] {
        for entry in template.template.root[section]?.pairs ?? [] {
          DynamicReference.each(in: entry.value) { reference in
            guard let message = problem(reference.text) else { return }
            // A text with spaces in it reaches the service as it is, which may even be meant.
            template.report(
              message, at: reference.range, path: reference.node.path,
              severity: reference.holdsSpace ? .warning : nil)
          }
        }
      }
    },
    examples: [
      Example(
        "an unknown service, missing parts and a space",
        """
        Resources:
          Database:
            Type: AWS::RDS::DBInstance
            Properties:
              DBInstanceClass: db.t4g.micro
              Engine: mysql
              AllocatedStorage: "20"
              DBName: "{{resolve:parameterstore:/db/name}}"
              #        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ `parameterstore` is not `ssm`, `ssm-secure` or `secretsmanager`
              MasterUsername: "{{resolve:ssm}}"
              #                ^^^^^^^^^^^^^^^ the reference names no parameter
              MasterUserPassword: "{{resolve:secretsmanager:db:Password}}"
              #                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ `Password` stands where only `SecretString` can
              DBSubnetGroupName: "{{resolve:ssm: /db/group}}"
              #                   ^^^^^^^^^^^^^^^^^^^^^^^^^^ the reference holds a space and is not resolved
        """),
      Example(
        "a version that is no number, and parts that mean nothing",
        """
        Resources:
          Topic:
            Type: AWS::SNS::Topic
            Properties:
              TopicName: "{{resolve:ssm:/name:newest}}"
              #           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ `newest` stands where only the number of a version can
              DisplayName: "{{resolve:secretsmanager:db:SecretString:name:AWSCURRENT:v1:x}}"
              #             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ the reference has 6 parts behind the service, which takes 5
        """),
      Example(
        "references in every form",
        """
        Resources:
          Database:
            Type: AWS::RDS::DBInstance
            Properties:
              DBInstanceClass: db.t4g.micro
              Engine: mysql
              AllocatedStorage: "20"
              DBName: "{{resolve:ssm:/db/name:3}}"
              MasterUsername: !Sub "{{resolve:secretsmanager:${AWS::StackName}-db:SecretString:user}}"
              MasterUserPassword: "{{resolve:secretsmanager:arn:aws:secretsmanager:eu-west-1:111122223333:secret:db:SecretString:password::}}"
        """),
    ]
  )
}

private func problem(_ text: String) -> Diagnostic.Message? {
  if text.contains("${") { return nil }
  if text.contains(" ") { return .space }
  let parts = text.dropFirst(2).dropLast(2)
    .split(separator: ":", omittingEmptySubsequences: false).map(String.init)
  guard parts.count > 1 else { return .noService }
  switch parts[1] {
  case "ssm", "ssm-secure":
    guard parts.count > 2, !parts[2].isEmpty else { return .noParameter }
    if parts[2] == "arn" { return nil }
    if parts.count > 4 { return .tooManyParts(parts.count - 2, most: 2) }
    guard parts.count == 4, !parts[3].utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
      return nil
    }
    return .version(parts[3])
  case "secretsmanager":
    guard parts.count > 2, !parts[2].isEmpty else { return .noSecret }
    let rest = parts[2] == "arn" ? parts.dropFirst(9) : parts.dropFirst(3)
    if parts[2] == "arn", parts.count < 9 { return nil }
    if let field = rest.first, !field.isEmpty, field != "SecretString" { return .field(field) }
    return rest.count > 4 ? .tooManyParts(rest.count + 1, most: 5) : nil
  default:
    return .unknownService(parts[1])
  }
}

extension Diagnostic.Message {
  fileprivate static let space: Self = "the reference holds a space and is not resolved"
  fileprivate static let noService: Self = "the reference names no service"
  fileprivate static let noParameter: Self = "the reference names no parameter"
  fileprivate static let noSecret: Self = "the reference names no secret"

  fileprivate static func unknownService(_ name: String) -> Self {
    "`\(name)` is not `ssm`, `ssm-secure` or `secretsmanager`"
  }

  fileprivate static func tooManyParts(_ count: Int, most: Int) -> Self {
    "the reference has \(count) parts behind the service, which takes \(most)"
  }

  fileprivate static func version(_ text: String) -> Self {
    "`\(text)` stands where only the number of a version can"
  }

  fileprivate static func field(_ name: String) -> Self {
    "`\(name)` stands where only `SecretString` can"
  }
}
