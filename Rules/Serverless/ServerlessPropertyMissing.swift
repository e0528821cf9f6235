import CloudFormation
package import Linting
import ServerlessValidation

extension Rule {
  /// Finds property that SAM needs is left out.
  package static let serverlessPropertyMissing = Rule(
    "serverless-property-missing",
    summary: "property that SAM needs is left out",
    severity: .error,
    category: .serverlessTransform,
    equivalents: [Equivalents(.cfnLint, "E0001", "E3003")],
    why: """
      The transform refuses a resource, an event or a part that lacks one of these properties, \
      so the deployment fails before anything is created.
      """,
    fix: "add the property",
    url:
      "https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-specification-resources-and-properties.html",
    check: .eachServerlessFinding { finding, template in
      switch finding.problem {
      case .missing:
        template.report(.missing(finding), at: finding.place, help: "add `\(finding.name)`")
      case .empty:
        template.report(.empty(finding), at: finding.place)
      case .unknown, .dropped, .wrongKind, .notAllowed, .functionCall: return
      }
    },
    examples: [
      Example(
        "an API without a stage, and an event without a schedule",
        """
        Transform: AWS::Serverless-2016-10-31
        Resources:
          Shop:
        # ^^^^ `StageName` is left out, without which SAM refuses `AWS::Serverless::Api`
            Type: AWS::Serverless::Api
          Report:
            Type: AWS::Serverless::Function
            Properties:
              CodeUri: report/
              Handler: index.handler
              Runtime: nodejs22.x
              Events:
                Nightly:
              # ^^^^^^^ `Schedule` is left out, without which SAM refuses `Schedule` events
                  Type: Schedule
                  Properties: {Input: "{}"}
        """),
      Example(
        "a domain without a certificate, for all APIs",
        """
        Transform: AWS::Serverless-2016-10-31
        Globals:
          Api:
            Domain:
          # ^^^^^^ `CertificateArn` is left out, without which SAM refuses `Domain`
              DomainName: shop.example.com
        Resources:
          Shop:
            Type: AWS::Serverless::Api
            Properties: {StageName: live}
        """),
      Example(
        "origins that are empty",
        """
        Transform: AWS::Serverless-2016-10-31
        Resources:
          Shop:
            Type: AWS::Serverless::Api
            Properties:
              StageName: live
              Cors:
                AllowMethods: "'GET'"
                AllowOrigin: []
                #            ^^ `AllowOrigin` is empty, without which SAM refuses `Cors`
        """),
      Example(
        "everything that is needed, from `Globals` too",
        """
        Transform: AWS::Serverless-2016-10-31
        Globals:
          Api:
            Domain: {DomainName: shop.example.com}
        Resources:
          Shop:
            Type: AWS::Serverless::Api
            Properties:
              StageName: live
              Domain: {CertificateArn: "arn:aws:acm:us-east-1:111122223333:certificate/a1b2c3"}
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func missing(_ finding: ServerlessFinding) -> Self {
    "`\(finding.name)` is left out, without which SAM refuses \(finding.owner)"
  }

  fileprivate static func empty(_ finding: ServerlessFinding) -> Self {
    "`\(finding.name)` is empty, without which SAM refuses \(finding.owner)"
  }
}
