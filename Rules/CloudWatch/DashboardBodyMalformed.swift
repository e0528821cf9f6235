import CloudFormation
package import Linting
import SourceText
import TemplateSyntax

extension Rule {
  /// Finds dashboards whose body is no JSON object.
  package static let dashboardBodyMalformed = Rule(
    "dashboard-body-malformed",
    summary: "dashboard whose body is no JSON object",
    severity: .error,
    category: .schema,
    services: ["cloudwatch"],
    documents: ["CWL-01"],
    why: """
      CloudWatch reads the body as a JSON object. It refuses any other text, and the deployment fails.
      """,
    fix: "write the body as one JSON object with `widgets`",
    url:
      "https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/CloudWatch-Dashboard-Body-Structure.html",
    check: .eachResource(of: ["AWS::CloudWatch::Dashboard"]) { dashboard, template in
      for body in template.values(at: "DashboardBody", in: dashboard) {
        guard let text = body.text, !isObject(text) else { continue }
        template.report(.noObject, at: body)
      }
    },
    examples: [
      Example(
        "a bracket that is missing",
        """
        Resources:
          Shop:
            Type: AWS::CloudWatch::Dashboard
            Properties:
              DashboardBody: '{"widgets": []'
              #              ^^^^^^^^^^^^^^^^ the body of the dashboard is no JSON object
        """),
      Example(
        "an object, and one with what is known at the deployment",
        """
        Resources:
          Shop:
            Type: AWS::CloudWatch::Dashboard
            Properties: {DashboardBody: '{"widgets": []}'}
          Mail:
            Type: AWS::CloudWatch::Dashboard
            Properties: {DashboardBody: !Sub '{"widgets": [{"region": "${AWS::Region}"}]}'}
        """),
    ]
  )
}

private func isObject(_ text: String) -> Bool {
  guard text.utf8.first(where: { $0 > UInt8(ascii: " ") }) == UInt8(ascii: "{") else {
    return false
  }
  let tree = SyntaxTree.parse(SourceText(name: "dashboard.json", text: text))
  return tree.issues.isEmpty && tree.root?.isMapping == true
}

extension Diagnostic.Message {
  fileprivate static let noObject: Self = "the body of the dashboard is no JSON object"
}
