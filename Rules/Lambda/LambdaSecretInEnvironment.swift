import CloudFormation
package import Linting

extension Rule {
  /// Finds functions in whose environment secrets are written.
  package static let lambdaSecretInEnvironment = Rule(
    "lambda-secret-in-environment",
    summary: "secret written into an environment variable",
    severity: .error,
    category: .security,
    services: ["lambda"],
    documents: ["LMB-05"],
    equivalents: [Equivalents(.checkov, "CKV_AWS_45")],
    why: """
      Whoever reads the template, its history or the configuration of the function reads the secret, \
      and it cannot be changed without a deployment.
      """,
    fix: "keep the secret in Secrets Manager or Parameter Store, and let the function fetch it",
    url: "https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html",
    check: .eachResource(of: ["AWS::Lambda::Function"]) { function, template in
      for variable in EnvironmentVariable.all(in: function, template) {
        for value in variable.values {
          guard let text = value.text else { continue }
          // What a parameter or mapping gives is judged by its shape alone: such texts are there
          // to be replaced.
          let secret =
            value.origin == nil && value.assumedDefault == nil
            ? LikelySecret(text, named: variable.name) : LikelySecret(text)
          switch secret {
          case .credential(let kind): template.report(.holds(variable.name, kind), at: value)
          case .named: template.report(.holdsSecret(variable.name), at: value, severity: .warning)
          case nil: continue
          }
        }
      }
    },
    examples: [
      Example(
        "a password and a key",
        """
        Resources:
          Function:
            Type: AWS::Lambda::Function
            Properties:
              Environment:
                Variables:
                  DB_PASSWORD: correct-horse-battery
                  #            ^^^^^^^^^^^^^^^^^^^^^ variable `DB_PASSWORD` holds a secret in plain text
                  PAYMENT_API_KEY: 9f86d081884c7d659a2feaa0c55ad015
                  #                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ variable `PAYMENT_API_KEY` holds a secret in plain text
        """),
      Example(
        "credentials that their shape tells",
        """
        Transform: AWS::Serverless-2016-10-31
        Resources:
          Function:
            Type: AWS::Serverless::Function
            Properties:
              Environment:
                Variables:
                  UPLOADER: AKIA2E0A8F3B244C9986
                  #         ^^^^^^^^^^^^^^^^^^^^ variable `UPLOADER` holds an AWS access key id
                  DATABASE_URL: postgres://app:tr0ub4dor@db.internal:5432/app
                  #             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ variable `DATABASE_URL` holds an address with its password
        """),
      Example(
        "one secret for each stage",
        """
        Parameters:
          Stage:
            Type: String
        Conditions:
          IsProd: !Equals [!Ref Stage, prod]
        Resources:
          Function:
            Type: AWS::Lambda::Function
            Properties:
              Environment:
                Variables:
                  AdminPassword: !If [IsProd, hunter2hunter2, !Ref AWS::NoValue]
                  #                           ^^^^^^^^^^^^^^ variable `AdminPassword` holds a secret in plain text, when `IsProd` is true
        """),
      Example(
        "names and places of secrets, and texts that stand in for one",
        """
        Parameters:
          Password:
            Type: String
            Default: secret
        Resources:
          Function:
            Type: AWS::Lambda::Function
            Properties:
              Environment:
                Variables:
                  SECRET_NAME: prod/database
                  PASSWORD_PARAMETER: /app/password
                  TOKEN_URL: https://login.example.com/token
                  CLIENT_SECRET: arn:aws:secretsmanager:eu-west-1:111122223333:secret:client
                  DB_PASSWORD: changeme
                  API_TOKEN: my-token-name
                  MAX_TOKENS: "4096"
                  ADMIN_PASSWORD: ""
                  MASTER_KEY: !Ref Password
                  ROOT_PASSWORD: "{{resolve:secretsmanager:root:SecretString:password}}"
                  DATABASE_URL: postgres://app@db.internal:5432/app
                  AWS_KEY: AKIAIOSFODNN7EXAMPLE
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func holds(_ variable: String, _ kind: String) -> Self {
    "variable `\(variable)` holds \(kind)"
  }

  fileprivate static func holdsSecret(_ variable: String) -> Self {
    "variable `\(variable)` holds a secret in plain text"
  }
}
