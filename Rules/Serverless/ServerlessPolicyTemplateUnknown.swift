import CloudFormation
package import Linting
import ResourceCatalog
import ServerlessModel
import SourceText
import TemplateSyntax

extension Rule {
  /// Finds entry of `Policies` that is no kind of policy.
  package static let serverlessPolicyTemplateUnknown = Rule(
    "serverless-policy-template-unknown",
    summary: "entry of `Policies` that is no kind of policy",
    severity: .error,
    category: .serverlessTransform,
    equivalents: [Equivalents(.cfnLint, "E0001")],
    why: """
      An entry is the name of a managed policy, a policy document or one of the policy \
      templates of SAM. The transform refuses anything else.
      """,
    fix: "name a policy template of SAM, or write a document with `Statement`",
    url:
      "https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/serverless-policy-template-list.html",
    check: .eachServerlessResource(of: ["Function", "StateMachine"]) { declaration, template in
      let templates = template.shared { NamedPolicyTemplates() }
      func check(_ node: Node) {
        if node.function == .if {
          for branch in node.functionArgument?.elements.dropFirst() ?? [] { check(branch) }
          return
        }
        guard ServerlessPolicyEntry(node, templates) == .unknown, !node.isNull else { return }
        let place = node.isMapping ? node.pairs.first?.key ?? node : node
        let names = ServerlessCatalog.standard.policyTemplateNames
        template.report(
          .unknown(node), at: place, help: NearestName.help(for: place.text, among: names))
      }
      for entry in declaration.policyEntries { check(entry) }
    },
    examples: [
      Example(
        "a template in plural",
        """
        Transform: AWS::Serverless-2016-10-31
        Resources:
          Orders:
            Type: AWS::Serverless::Function
            Properties:
              CodeUri: orders/
              Handler: index.handler
              Runtime: nodejs22.x
              Policies:
                - S3ReadPolicies: {BucketName: orders}
                # ^^^^^^^^^^^^^^ SAM has no policy template `S3ReadPolicies`
        """),
      Example(
        "two templates in one entry",
        """
        Transform: AWS::Serverless-2016-10-31
        Resources:
          Orders:
            Type: AWS::Serverless::Function
            Properties:
              CodeUri: orders/
              Handler: index.handler
              Runtime: nodejs22.x
              Policies:
                - S3ReadPolicy: {BucketName: orders}
                # ^^^^^^^^^^^^ an entry with 2 names is no policy template, and it has no `Statement`
                  SQSPollerPolicy: {QueueName: jobs}
        """),
      Example(
        "a template, a document and a managed policy",
        """
        Transform: AWS::Serverless-2016-10-31
        Resources:
          Orders:
            Type: AWS::Serverless::Function
            Properties:
              CodeUri: orders/
              Handler: index.handler
              Runtime: nodejs22.x
              Policies:
                - S3ReadPolicy: {BucketName: orders}
                - Statement: [{Effect: Allow, Action: "s3:GetObject", Resource: "arn:aws:s3:::orders/*"}]
                - AmazonSQSReadOnlyAccess
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func unknown(_ entry: Node) -> Self {
    guard entry.isMapping else { return "\(entry.inWords) is no policy" }
    guard entry.count == 1, let name = entry.pairs.first?.key.text else {
      return """
        an entry with \(entry.count) names is no policy template, and it has no `Statement`
        """
    }
    return "SAM has no policy template `\(name.shortened(to: 40))`"
  }
}
