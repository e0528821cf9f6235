import CloudFormation
package import Linting
import SourceText
import TemplateSyntax

extension Rule {
  /// Finds functions with more environment variables than Lambda stores.
  package static let lambdaEnvironmentTooLarge = Rule(
    "lambda-environment-too-large",
    summary: "environment variables of more than 4 KB",
    severity: .error,
    category: .schema,
    services: ["lambda"],
    documents: ["LMB-07"],
    equivalents: [Equivalents(.cfnLint, "E3697")],
    why: """
      Lambda stores at most 4,096 bytes of environment variables of a function, names and values \
      together. It refuses more, and the deployment fails.
      """,
    fix: "keep large settings in Parameter Store, AppConfig or a file of the code",
    url: "https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html",
    check: .eachResource(of: ["AWS::Lambda::Function"]) { function, template in
      for variables in template.values(at: "Environment.Variables", in: function)
      where mayBeTooLarge(variables, template.template) {
        // What is not known counts as nothing, so the true size is at least this.
        let size = EnvironmentVariable.all(of: variables, template).reduce(0) { sum, variable in
          let sizes = variable.values.map { $0.pattern?.knownSize ?? 0 }
          return sum + variable.name.utf8.count + (sizes.min() ?? 0)
        }
        guard size > 4096, let mapping = variables.mapping else { continue }
        template.report(
          .tooLarge(size), at: mapping.key ?? mapping, when: variables.scenario)
      }
    },
    examples: [
      Example(
        "a setting of five thousand bytes",
        """
        Resources:
          Function:
            Type: AWS::Lambda::Function
            Properties:
              Environment:
                Variables:
              # ^^^^^^^^^ environment variables take 5008 bytes, above the 4096 that Lambda stores
                  SETTINGS: "\(String(repeating: "x", count: 5000))"
        """),
      Example(
        "settings of all serverless functions",
        """
        Transform: AWS::Serverless-2016-10-31
        Globals:
          Function:
            Environment:
              Variables:
            # ^^^^^^^^^ environment variables take 4160 bytes, above the 4096 that Lambda stores
                FIRST: "\(String(repeating: "x", count: 2048))"
                SECOND: !Sub "${AWS::StackName}\(String(repeating: "y", count: 2101))"
        Resources:
          Function:
            Type: AWS::Serverless::Function
        """),
      Example(
        "as much as there may be",
        """
        Resources:
          Function:
            Type: AWS::Lambda::Function
            Properties:
              Environment:
                Variables:
                  SETTINGS: "\(String(repeating: "x", count: 4088))"
        """),
    ]
  )
}

extension TextPattern {
  /// How many bytes of the text are known.
  fileprivate var knownSize: Int {
    parts.reduce(0) { size, part in
      if case .known(let text) = part { size + text.utf8.count } else { size }
    }
  }
}

/// Whether the variables can be too large at all: a look at the bytes of the template, since most
/// functions have a handful of short ones.
///
/// What is known of a value stands in the mapping itself or in the parameters and maps that it
/// names, once for each `$` and each function.
private func mayBeTooLarge(_ variables: PossibleValue, _ template: Template) -> Bool {
  guard let mapping = variables.mapping else { return false }
  let own = mapping.range.end - mapping.range.start
  let elsewhere = ["Parameters", "Mappings"].reduce(0) { sum, section in
    let range = template.root[section]?.range
    return sum + (range.map { $0.end - $0.start } ?? 0)
  }
  return own + elsewhere * (own / 4) > 4096
}

extension Diagnostic.Message {
  fileprivate static func tooLarge(_ size: Int) -> Self {
    "environment variables take \(size) bytes, above the 4096 that Lambda stores"
  }
}
