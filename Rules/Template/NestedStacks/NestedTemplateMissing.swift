import CloudFormation
package import Linting

extension Rule {
  /// Finds nested stacks whose template is a local file that does not exist.
  package static let nestedTemplateMissing = Rule(
    "nested-template-missing",
    summary: "nested stack whose template does not exist",
    severity: .warning,
    category: .template,
    services: ["cloudformation"],
    equivalents: [Equivalents(.cfnLint, "E3043", "W3002")],
    why: """
      The command line tools upload local templates before the deployment, and fail where there is \
      none. What is given to the stack and read from it is not linted.
      """,
    fix: "correct the path, which is seen from the folder of the template",
    url: "https://docs.aws.amazon.com/cli/latest/reference/cloudformation/package.html",
    check: .eachResource(of: NestedStack.types) { resource, inspection in
      let written = inspection.template.resource(resource.logicalId) ?? resource
      guard let stack = NestedStack(written), inspection.isMissing(nestedTemplate: stack.path)
      else { return }
      inspection.report(.missing(stack), at: stack.location)
    },
    examples: [
      Example(
        "a misspelt name",
        """
        Resources:
          Queues:
            Type: AWS::CloudFormation::Stack
            Properties:
              TemplateURL: stacks/queue.yaml
              #            ^^^^^^^^^^^^^^^^^ there is no file `stacks/queue.yaml`
        """,
        files: ["stacks/queue.yaml": nil]),
      Example(
        "a file, and a template in a bucket",
        """
        Resources:
          Queues:
            Type: AWS::CloudFormation::Stack
            Properties: {TemplateURL: stacks/queues.yaml}
          Topics:
            Type: AWS::CloudFormation::Stack
            Properties: {TemplateURL: "https://stacks.s3.amazonaws.com/topics.yaml"}
        """,
        files: [
          "stacks/queues.yaml": """
          Resources:
            Orders: {Type: AWS::SQS::Queue}
          """
        ]),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func missing(_ stack: NestedStack) -> Self {
    "there is no file `\(stack.path.shortened(to: 70))`"
  }
}
