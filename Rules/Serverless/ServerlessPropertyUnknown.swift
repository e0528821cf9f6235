import CloudFormation
package import Linting
import ServerlessValidation
import SourceText
import TemplateSyntax

extension Rule {
  /// Finds property that SAM does not know.
  package static let serverlessPropertyUnknown = Rule(
    "serverless-property-unknown",
    summary: "property that SAM does not know",
    severity: .error,
    category: .serverlessTransform,
    equivalents: [Equivalents(.cfnLint, "E0001", "E3002")],
    why: """
      The transform refuses a resource, an event or a part with a property that it does not \
      know, so the deployment fails before anything is created.
      """,
    fix: "remove the property, or write its name as SAM documents it",
    url:
      "https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-specification-resources-and-properties.html",
    check: .eachServerlessFinding { finding, template in
      guard case .unknown(let names) = finding.problem,
        finding.place.path.first != .key("Globals") || finding.place.path.count > 3
      else { return }
      template.report(
        .unknown(finding), at: finding.place,
        help: NearestName.help(for: finding.name, among: names))
    },
    examples: [
      Example(
        "a name with a letter too few, and one of another type of event",
        """
        Transform: AWS::Serverless-2016-10-31
        Resources:
          Files:
            Type: AWS::S3::Bucket
          Resize:
            Type: AWS::Serverless::Function
            Properties:
              CodeUri: resize/
              Handler: index.handler
              Runtime: nodejs22.x
              Timeot: 30
            # ^^^^^^ `Timeot` is not a property of `AWS::Serverless::Function`
              Events:
                Upload:
                  Type: S3
                  Properties:
                    Bucket: !Ref Files
                    Events: s3:ObjectCreated:*
                    Queue: images
                  # ^^^^^ `Queue` is not a property of `S3` events
        """),
      Example(
        "a name of the CORS settings of another kind of API",
        """
        Transform: AWS::Serverless-2016-10-31
        Resources:
          Shop:
            Type: AWS::Serverless::HttpApi
            Properties:
              CorsConfiguration:
                AllowOrigin: https://shop.example.com
              # ^^^^^^^^^^^ `AllowOrigin` is not a property of `CorsConfiguration`
        """),
      Example(
        "the documented names",
        """
        Transform: AWS::Serverless-2016-10-31
        Resources:
          Orders:
            Type: AWS::Serverless::Function
            Properties:
              CodeUri: orders/
              Handler: index.handler
              Runtime: nodejs22.x
              Timeout: 30
              Events:
                Hourly:
                  Type: Schedule
                  Properties: {Schedule: rate(1 hour)}
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func unknown(_ finding: ServerlessFinding) -> Self {
    "`\(finding.name.shortened(to: 30))` is not a property of \(finding.owner)"
  }
}
