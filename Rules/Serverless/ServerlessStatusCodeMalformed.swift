import CloudFormation
package import Linting
import ServerlessModel
import TemplateSyntax

extension Rule {
  /// Finds status of a gateway response that is no number.
  package static let serverlessStatusCodeMalformed = Rule(
    "serverless-status-code-malformed",
    summary: "status of a gateway response that is no number",
    severity: .error,
    category: .serverlessTransform,
    equivalents: [Equivalents(.cfnLint, "E0001")],
    why: """
      A response has a status of up to three digits. The transform refuses anything else.
      """,
    fix: "write a number such as 404",
    url:
      "https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-resource-api.html",
    check: .eachServerlessResource(of: ["Api"]) { declaration, template in
      for response in declaration["GatewayResponses"]?.pairs ?? [] {
        guard let status = response.value["StatusCode"], status.isGiven else { continue }
        let digits = status.text
        let isNumber =
          (1...3).contains(digits.utf8.count) && digits.utf8.allSatisfy { 48...57 ~= $0 }
        guard !(status.isScalar && isNumber) else { continue }
        template.report(.malformed(status), at: status)
      }
    },
    examples: [
      Example(
        "words",
        """
        Transform: AWS::Serverless-2016-10-31
        Resources:
          Shop:
            Type: AWS::Serverless::Api
            Properties:
              StageName: live
              GatewayResponses:
                UNAUTHORIZED: {StatusCode: not found}
                #                          ^^^^^^^^^ the status is `not found`, not a number of up to three digits
        """),
      Example(
        "a number",
        """
        Transform: AWS::Serverless-2016-10-31
        Resources:
          Shop:
            Type: AWS::Serverless::Api
            Properties:
              StageName: live
              GatewayResponses:
                UNAUTHORIZED: {StatusCode: 404}
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func malformed(_ status: Node) -> Self {
    "the status is \(status.inWords), not a number of up to three digits"
  }
}
