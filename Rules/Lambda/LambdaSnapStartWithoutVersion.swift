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
      for applied in inspection.values(at: "SnapStart.ApplyOn", in: function)
      where applied.text == "PublishedVersions" && !inspection.mayHaveVersion(function) {
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

extension Inspection {
  /// Whether a version may be one of a function: only a reference to another function says that it is
  /// not.
  fileprivate func mayHaveVersion(_ function: Resource) -> Bool {
    let versions = shared { PublishedVersions(self) }
    return template.mayHoldUnnamedResources || versions.mayBeOfAny
      || versions.functions.contains(function.logicalId)
  }
}

/// The functions of which a template publishes versions.
private final class PublishedVersions {
  /// Their logical ids.
  private(set) var functions: Set<String> = []
  /// Whether a version may be one of any function.
  private(set) var mayBeOfAny = false

  init(_ template: Inspection) {
    for version in template.resources(ofType: "AWS::Lambda::Version") {
      if let function = version.generatedBy { functions.insert(function) }
      for value in template.values(at: "FunctionName", in: version) {
        if let reference = value.reference {
          functions.insert(reference.name)
        } else if version.generatedBy == nil {
          mayBeOfAny = true
        }
      }
    }
  }
}

extension Diagnostic.Message {
  fileprivate static func noVersion(_ name: String) -> Self {
    "SnapStart does nothing: no version of `\(name)` is published"
  }
}
