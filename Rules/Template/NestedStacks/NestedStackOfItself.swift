import CloudFormation
package import Linting

extension Rule {
  /// Finds templates that nest themselves.
  package static let nestedStackOfItself = Rule(
    "nested-stack-of-itself",
    summary: "nested stack that is made from its own template",
    severity: .error,
    category: .template,
    services: ["cloudformation"],
    why: """
      The command line tools upload a local template together with those that it nests. One that \
      nests itself comes to no end, and nothing is deployed.
      """,
    fix: "name the template that the stack is meant to be made from",
    url:
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-cfn-nested-stacks.html",
    check: .eachResource(of: NestedStack.types) { resource, inspection in
      let written = inspection.template.resource(resource.logicalId) ?? resource
      // Seen from its own folder, the file has the same path in the template that it holds.
      guard let stack = NestedStack(written), !stack.isInOtherFolder,
        let nested = inspection.nestedTemplate(stack.path),
        NestedStack.paths(in: nested).contains(stack.path)
      else { return }
      inspection.report(.ofItself(stack), at: stack.location)
    },
    examples: [
      Example(
        "the file that names it",
        """
        Resources:
          More: {Type: AWS::CloudFormation::Stack, Properties: {TemplateURL: more.yaml}}
          #                                                                  ^^^^^^^^^ `more.yaml` nests itself
        """,
        files: [
          "more.yaml": """
          Resources:
            More: {Type: AWS::CloudFormation::Stack, Properties: {TemplateURL: more.yaml}}
            #                                                                  ^^^^^^^^^ `more.yaml` nests itself
          """
        ]),
      Example(
        "another file",
        """
        Resources:
          More: {Type: AWS::CloudFormation::Stack, Properties: {TemplateURL: more.yaml}}
          Less: {Type: AWS::CloudFormation::Stack, Properties: {TemplateURL: less/more.yaml}}
        """,
        files: [
          "more.yaml": """
          Resources:
            Orders: {Type: AWS::SQS::Queue}
          """,
          "less/more.yaml": """
          Resources:
            More: {Type: AWS::CloudFormation::Stack, Properties: {TemplateURL: less/more.yaml}}
          """,
        ]),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func ofItself(_ stack: NestedStack) -> Self {
    "`\(stack.fileName)` nests itself"
  }
}
