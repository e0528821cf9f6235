import CloudFormation
package import Linting
import TemplateSyntax

extension Rule {
  /// Finds functions that set variables which Lambda sets itself.
  package static let lambdaEnvironmentReservedName = Rule(
    "lambda-environment-reserved-name",
    summary: "environment variable with a name that Lambda keeps for itself",
    severity: .error,
    category: .schema,
    services: ["lambda"],
    documents: ["LMB-07"],
    equivalents: [Equivalents(.cfnLint, "E3663")],
    why: """
      Lambda tells functions about themselves in variables such as `AWS_REGION`. It refuses a \
      function that sets one of them, and the deployment fails.
      """,
    fix: "give the variable another name, or use what Lambda puts there",
    url: "https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html",
    check: .eachResource(of: ["AWS::Lambda::Function"]) { function, template in
      for variables in template.values(at: "Environment.Variables", in: function) {
        variables.mapping?.forEachPair { pair in
          guard isReserved(pair.key) else { return }
          let values = template.evaluation.values(of: pair.value, when: variables.scenario)
          for value in values where !value.isAbsent {
            template.report(.reserved(pair.key.text), at: pair.key, when: value.scenario)
          }
        }
      }
    },
    examples: [
      Example(
        "the region and credentials",
        """
        Resources:
          Function:
            Type: AWS::Lambda::Function
            Properties:
              Environment:
                Variables:
                  AWS_REGION: eu-west-1
                # ^^^^^^^^^^ variable `AWS_REGION` is set by Lambda and cannot be set here
                  AWS_SESSION_TOKEN: !Ref AWS::NoValue
                  STAGE: prod
        """),
      Example(
        "the region of all serverless functions",
        """
        Transform: AWS::Serverless-2016-10-31
        Globals:
          Function:
            Environment:
              Variables:
                AWS_DEFAULT_REGION: !Ref AWS::Region
              # ^^^^^^^^^^^^^^^^^^ variable `AWS_DEFAULT_REGION` is set by Lambda and cannot be set here
        Resources:
          First:
            Type: AWS::Serverless::Function
          Second:
            Type: AWS::Serverless::Function
        """),
      Example(
        "names of one's own, and settings of Lambda that may be changed",
        """
        Resources:
          Function:
            Type: AWS::Lambda::Function
            Properties:
              Environment:
                Variables:
                  REGION: !Ref AWS::Region
                  TZ: Europe/Berlin
                  AWS_LAMBDA_EXEC_WRAPPER: /opt/wrapper
                  AWS_XRAY_CONTEXT_MISSING: LOG_ERROR
        """),
    ]
  )

  private static func isReserved(_ name: Node) -> Bool {
    switch name.utf8.first {
    case UInt8(ascii: "_"), UInt8(ascii: "A"), UInt8(ascii: "L"): reservedNames.contains(name.text)
    default: false
    }
  }

  /// The names that Lambda sets itself.
  ///
  /// Source: <https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html#configuration-envvars-runtime>
  private static let reservedNames: Set<String> = [
    "_HANDLER", "_X_AMZN_TRACE_ID", "AWS_DEFAULT_REGION", "AWS_REGION", "AWS_EXECUTION_ENV",
    "AWS_LAMBDA_FUNCTION_NAME", "AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "AWS_LAMBDA_FUNCTION_VERSION",
    "AWS_LAMBDA_INITIALIZATION_TYPE", "AWS_LAMBDA_LOG_GROUP_NAME", "AWS_LAMBDA_LOG_STREAM_NAME",
    "AWS_ACCESS_KEY", "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN",
    "AWS_LAMBDA_RUNTIME_API", "LAMBDA_TASK_ROOT", "LAMBDA_RUNTIME_DIR",
  ]
}

extension Diagnostic.Message {
  fileprivate static func reserved(_ name: String) -> Self {
    "variable `\(name)` is set by Lambda and cannot be set here"
  }
}
