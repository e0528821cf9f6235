import CloudFormation
package import Linting

extension Rule {
  /// Finds SnapStart of functions with a runtime that has none.
  package static let lambdaSnapStartUnsupported = Rule(
    "lambda-snap-start-unsupported",
    summary: "SnapStart with a runtime that does not have it",
    severity: .error,
    category: .schema,
    services: ["lambda"],
    equivalents: [Equivalents(.cfnLint, "E2530")],
    why: """
      Lambda takes snapshots of functions in Java 11, Python 3.12, .NET 8 and later versions. It \
      refuses SnapStart with another runtime, and the deployment fails.
      """,
    fix: "move to a runtime with SnapStart, or remove `SnapStart`",
    url: "https://docs.aws.amazon.com/lambda/latest/dg/snapstart.html",
    check: .eachResource(of: ["AWS::Lambda::Function"]) { function, inspection in
      for applied in inspection.values(at: "SnapStart.ApplyOn", in: function)
      where applied.text == "PublishedVersions" {
        for runtime in inspection.values(at: "Runtime", in: function) {
          guard let name = runtime.text, LambdaRuntime.named(name) != nil,
            !LambdaRuntime.hasSnapStart(name),
            let both = inspection.evaluation.value(applied, alongside: runtime)
          else { continue }
          inspection.report(.unsupported(name), at: both)
        }
      }
    },
    examples: [
      Example(
        "a function in a language without snapshots",
        """
        Resources:
          Jobs:
            Type: AWS::Lambda::Function
            Properties:
              Code: {S3Bucket: code, S3Key: jobs.zip}
              Handler: index.handler
              Role: arn:aws:iam::111122223333:role/jobs
              Runtime: nodejs22.x
              SnapStart: {ApplyOn: PublishedVersions}
              #                    ^^^^^^^^^^^^^^^^^ runtime `nodejs22.x` has no SnapStart
        """),
      Example(
        "Java, and a runtime that nobody knows",
        """
        Parameters:
          Runtime: {Type: String}
        Resources:
          Jobs:
            Type: AWS::Lambda::Function
            Properties:
              Code: {S3Bucket: code, S3Key: jobs.zip}
              Handler: Jobs
              Role: arn:aws:iam::111122223333:role/jobs
              Runtime: java21
              SnapStart: {ApplyOn: PublishedVersions}
          Others:
            Type: AWS::Lambda::Function
            Properties:
              Code: {S3Bucket: code, S3Key: others.zip}
              Handler: Others
              Role: arn:aws:iam::111122223333:role/jobs
              Runtime: !Ref Runtime
              SnapStart: {ApplyOn: PublishedVersions}
        """),
    ]
  )
}

extension LambdaRuntime {
  /// Whether Lambda takes snapshots of functions with a runtime.
  ///
  /// Source: <https://docs.aws.amazon.com/lambda/latest/dg/snapstart.html#snapstart-runtimes>
  static func hasSnapStart(_ name: String) -> Bool {
    let first = [("python3.", 12), ("java", 11), ("dotnet", 8)]
    return first.contains { prefix, least in
      guard name.hasPrefix(prefix) else { return false }
      return Int(name.dropFirst(prefix.count)).map { $0 >= least } ?? false
    }
  }
}

extension Diagnostic.Message {
  fileprivate static func unsupported(_ runtime: String) -> Self {
    "runtime `\(runtime)` has no SnapStart"
  }
}
