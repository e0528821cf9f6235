import CloudFormation
package import Linting

extension Rule {
  /// Finds SnapStart of functions of which no version is published.
  package static let lambdaSnapStartWithoutVersion = Rule(
    "lambda-snap-start-without-version",
    summary: "SnapStart of a function that publishes no version",
    severity: .warning,
    category: .performance,
    services: ["lambda"],
    equivalents: [Equivalents(.cfnLint, "W2530")],
    why: """
      A snapshot is taken of a published version. Calls of the unpublished function start as slowly \
      as before, and SnapStart does nothing.
      """,
    fix: "publish an `AWS::Lambda::Version`, in SAM with `AutoPublishAlias`, and call that",
    url: "https://docs.aws.amazon.com/lambda/latest/dg/snapstart-activate.html",
    check: .eachResource(of: ["AWS::Lambda::Function"]) { function, inspection in
      guard !inspection.template.mayHoldUnnamedResources,
        !inspection.resources(ofType: "AWS::Lambda::Version").contains(where: {
          isVersion($0, of: function, inspection)
        })
      else { return }
      for applied in inspection.values(at: "SnapStart.ApplyOn", in: function)
      where applied.text == "PublishedVersions" {
        inspection.report(.noVersion(function.logicalId), at: applied)
      }
    },
    examples: [
      Example(
        "a function that is only called as it is",
        """
        Resources:
          Jobs:
            Type: AWS::Lambda::Function
            Properties:
              Code: {S3Bucket: code, S3Key: jobs.zip}
              Handler: Jobs
              Role: arn:aws:iam::111122223333:role/jobs
              Runtime: java21
              SnapStart: {ApplyOn: PublishedVersions}
              #                    ^^^^^^^^^^^^^^^^^ SnapStart does nothing: no version of `Jobs` is published
        """),
      Example(
        "a version, and an alias of SAM",
        """
        Transform: AWS::Serverless-2016-10-31
        Resources:
          Jobs:
            Type: AWS::Lambda::Function
            Properties:
              Code: {S3Bucket: code, S3Key: jobs.zip}
              Handler: Jobs
              Role: arn:aws:iam::111122223333:role/jobs
              Runtime: java21
              SnapStart: {ApplyOn: PublishedVersions}
          First:
            Type: AWS::Lambda::Version
            Properties:
              FunctionName: !Ref Jobs
          Others:
            Type: AWS::Serverless::Function
            Properties:
              CodeUri: s3://code/others.zip
              Handler: Others
              Runtime: java21
              AutoPublishAlias: live
              SnapStart: {ApplyOn: PublishedVersions}
        """),
    ]
  )
}

/// Whether a version may be one of a function: only a reference to another function says that it is
/// not.
private func isVersion(_ version: Resource, of function: Resource, _ inspection: Inspection) -> Bool
{
  inspection.values(at: "FunctionName", in: version).contains { value in
    value.reference.map { $0.name == function.logicalId } ?? (version.generatedBy == nil)
      || version.generatedBy == function.logicalId
  }
}

extension Diagnostic.Message {
  fileprivate static func noVersion(_ name: String) -> Self {
    "SnapStart does nothing: no version of `\(name)` is published"
  }
}
