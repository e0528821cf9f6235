import CloudFormation
package import Linting
import SourceText
import TemplateSyntax

extension Rule {
  /// Finds credentials in the scripts that instances run when they start.
  package static let userDataWithCredentials = Rule(
    "user-data-with-credentials",
    summary: "start script with a credential in it",
    severity: .error,
    category: .security,
    services: ["ec2", "autoscaling"],
    documents: ["EC2-07"],
    equivalents: [
      Equivalents(.checkov, "CKV_AWS_46"), Equivalents(.trivy, "AWS-0029", "AWS-0122", "AWS-0129"),
      Equivalents(.terrascan, "AC_AWS_0168"),
    ],
    why: """
      Whoever reads the template or may describe the instance reads the script, and so does every \
      program on the instance. A credential in it never changes by itself.
      """,
    fix: "give the instance a role, or fetch the secret from Secrets Manager when it starts",
    url: "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/user-data.html",
    check: .eachResource(of: userDataPaths.keys) { resource, template in
      guard let path = userDataPaths[resource.type] else { return }
      for value in template.values(at: path, in: resource) {
        let script = StartScript(value, template.evaluation)
        if let kind = script.credential {
          template.report(.holds(kind), at: value)
        } else if let name = script.namedSecret {
          template.report(.sets(name), at: value, severity: .warning)
        }
      }
    },
    examples: [
      Example(
        "a key of an account",
        """
        Resources:
          Web:
            Type: AWS::EC2::Instance
            Properties:
              LaunchTemplate: {LaunchTemplateId: !ImportValue web, Version: "3"}
              UserData: !Base64 "export AWS_ACCESS_KEY_ID=AKIA2E0A8F3B244C9986"
              #         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ the start script holds an AWS access key id
        """),
      Example(
        "a password between what is known at the deployment only",
        """
        Resources:
          Web:
            Type: AWS::EC2::LaunchTemplate
            Properties:
              LaunchTemplateData:
                UserData: !Base64 {"Fn::Sub": "start ${AWS::StackName} --database postgres://app:tr0ub4dor@db.internal/app"}
                #         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ the start script holds an address with its password
        """),
      Example(
        "a variable with a password",
        """
        Resources:
          Web:
            Type: AWS::EC2::Instance
            Properties:
              LaunchTemplate: {LaunchTemplateId: !ImportValue web, Version: "3"}
              UserData: !Base64 "export DB_PASSWORD=correct-horse-battery"
              #         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ the start script sets `DB_PASSWORD` to a secret in plain text
        """),
      Example(
        "a secret that is fetched",
        """
        Resources:
          Web:
            Type: AWS::EC2::Instance
            Properties:
              LaunchTemplate: {LaunchTemplateId: !ImportValue web, Version: "3"}
              UserData:
                Fn::Base64: !Sub |
                  #!/bin/bash
                  PASSWORD=$(aws secretsmanager get-secret-value --secret-id ${AWS::StackName} --query SecretString)
                  export PASSWORD
        """),
    ]
  )
}

/// Where the script of an instance stands, by type.
private let userDataPaths: KeyValuePairs<String, PropertyPath> = [
  "AWS::AutoScaling::LaunchConfiguration": "UserData",
  "AWS::EC2::Instance": "UserData",
  "AWS::EC2::LaunchTemplate": "LaunchTemplateData.UserData",
]

/// What is known of a script that an instance runs when it starts.
private struct StartScript {
  /// The stretches of the script that are written in the template.
  private let stretches: [String]
  /// Whether the text of a parameter's default is among them, which is there to be replaced.
  private let holdsDefault: Bool

  init(_ value: PossibleValue, _ evaluation: Evaluation) {
    guard value.place.function == .base64, let script = value.place.functionArgument else {
      stretches = value.text.map { [$0] } ?? []
      holdsDefault = value.assumedDefault != nil
      return
    }
    let values = evaluation.values(of: script, when: value.scenario)
    holdsDefault = values.contains { $0.assumedDefault != nil }
    stretches = values.flatMap { value in
      (value.pattern?.parts ?? []).compactMap { part in
        if case .known(let text) = part { text } else { nil }
      }
    }
  }

  /// What kind of credential stands in it.
  var credential: String? {
    for stretch in stretches {
      if stretch.holds("-----BEGIN "), let kind = CredentialShape.kind(of: stretch) {
        return kind
      }
      for word in stretch.utf8.split(whereSeparator: Self.separatesWords) {
        let text = word.split(separator: UInt8(ascii: "="), maxSplits: 1).last ?? word
        if let kind = CredentialShape.kind(of: String(Substring(text))) { return kind }
      }
    }
    return nil
  }

  /// The variable that the script sets to what is very likely a secret.
  var namedSecret: String? {
    guard !holdsDefault else { return nil }
    for stretch in stretches where stretch.contains("=") {
      for word in stretch.utf8.split(whereSeparator: Self.separatesWords) {
        let parts = word.split(separator: UInt8(ascii: "="), maxSplits: 1)
        guard parts.count == 2 else { continue }
        let name = String(Substring(parts[0]).drop { $0 == "-" })
        if LikelySecret(String(Substring(parts[1])), named: name) == .named { return name }
      }
    }
    return nil
  }

  private static func separatesWords(_ byte: UInt8) -> Bool {
    byte <= UInt8(ascii: " ") || "\"'`;,()<>".utf8.contains(byte)
  }
}

extension Diagnostic.Message {
  fileprivate static func holds(_ kind: String) -> Self { "the start script holds \(kind)" }

  fileprivate static func sets(_ name: String) -> Self {
    "the start script sets `\(name.shortened(to: 40))` to a secret in plain text"
  }
}
