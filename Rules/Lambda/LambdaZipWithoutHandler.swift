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
      guard inspection.values(at: "PackageType", in: function).allSatisfy(isZip),
        inspection.values(at: "Code.ImageUri", in: function).allSatisfy(\.isAbsent)
          || inspection.values(at: "PackageType", in: function).contains(where: { !$0.isAbsent })
      else { return }
      for property in ["Handler", "Runtime"] {
        for value in inspection.values(at: PropertyPath(property), in: function)
        where value.isAbsent {
          inspection.report(.missing(function.logicalId, property), at: value)
        }
      }
    },
    examples: [
      Example(
        "an archive without a handler",
        """
        Resources:
          Jobs:
            Type: AWS::Lambda::Function
            Properties:
            # ^^^^^^^^ function `Jobs` is deployed as an archive and has no `Handler`
              Code: {S3Bucket: code, S3Key: jobs.zip}
              Role: arn:aws:iam::111122223333:role/jobs
              Runtime: python3.13
        """),
      Example(
        "a function of SAM that gets only one of both from `Globals`",
        """
        Transform: AWS::Serverless-2016-10-31
        Globals:
          Function:
            Runtime: python3.13
        Resources:
          Jobs:
            Type: AWS::Serverless::Function
            Properties:
            # ^^^^^^^^ function `Jobs` is deployed as an archive and has no `Handler`
              CodeUri: s3://code/jobs.zip
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

private func isZip(_ packageType: PossibleValue) -> Bool {
  packageType.isAbsent || packageType.text == "Zip"
}

extension Diagnostic.Message {
  fileprivate static func missing(_ function: String, _ property: String) -> Self {
    "function `\(function)` is deployed as an archive and has no `\(property)`"
  }
}
