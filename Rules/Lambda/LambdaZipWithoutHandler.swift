import CloudFormation
package import Linting

extension Rule {
  /// Finds functions of code in an archive that do not say how it is run.
  package static let lambdaZipWithoutHandler = Rule(
    "lambda-zip-without-handler",
    summary: "function without the handler or the runtime that its code needs",
    severity: .error,
    category: .schema,
    services: ["lambda"],
    equivalents: [Equivalents(.cfnLint, "W2533")],
    why: """
      Lambda has to know which runtime runs the code and where to begin in it; only a container \
      image says so itself. It refuses a function without, and the deployment fails.
      """,
    fix: "add `Handler` and `Runtime`, or deploy a container image",
    url: "https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html",
    check: .eachResource(of: ["AWS::Lambda::Function"]) { function, inspection in
      // SAM refuses such a function itself, for which there is another rule.
      guard function.writtenType == function.type else { return }
      for (path, name) in properties {
        for value in inspection.values(at: path, in: function)
        where value.isAbsent && isArchive(function, inspection) {
          inspection.report(.missing(function.logicalId, name), at: value)
        }
      }
    },
    examples: [
      Example(
        "an archive without a handler",
        """
        Resources:
          Jobs:
        # ^^^^ function `Jobs` is deployed as an archive and has no `Handler`
            Type: AWS::Lambda::Function
            Properties:
              Code: {S3Bucket: code, S3Key: jobs.zip}
              Role: arn:aws:iam::111122223333:role/jobs
              Runtime: python3.13
        """),
      Example(
        "an archive with both, and an image",
        """
        Resources:
          Jobs:
            Type: AWS::Lambda::Function
            Properties:
              Code: {S3Bucket: code, S3Key: jobs.zip}
              Handler: jobs.run
              Role: arn:aws:iam::111122223333:role/jobs
              Runtime: python3.13
          Images:
            Type: AWS::Lambda::Function
            Properties:
              Code: {ImageUri: "111122223333.dkr.ecr.eu-west-1.amazonaws.com/jobs:1"}
              PackageType: Image
              Role: arn:aws:iam::111122223333:role/jobs
        """),
    ]
  )
}

private let properties: [(path: PropertyPath, name: String)] = [
  ("Handler", "Handler"), ("Runtime", "Runtime"),
]

private let codePaths: [PropertyPath] = ["Code.ZipFile", "Code.S3Key"]

/// Whether the template says that the code is an archive; where it says nothing of the code, that is
/// for other rules to say.
private func isArchive(_ function: Resource, _ inspection: Inspection) -> Bool {
  let packages = inspection.values(at: "PackageType", in: function)
  if packages.contains(where: { $0.text == "Zip" }) { return packages.count == 1 }
  guard packages.allSatisfy(\.isAbsent) else { return false }
  return codePaths.contains { path in
    let values = inspection.values(at: path, in: function)
    return !values.isEmpty && !values.contains(where: \.isAbsent)
      && !values.contains { if case .unknown = $0.content { true } else { false } }
  }
}

extension Diagnostic.Message {
  fileprivate static func missing(_ function: String, _ property: String) -> Self {
    "function `\(function)` is deployed as an archive and has no `\(property)`"
  }
}
