import CloudFormation
package import Linting
import TemplateSyntax

extension Rule {
  /// Finds custom resources that do not say who makes them.
  package static let customResourceWithoutServiceToken = Rule(
    "custom-resource-without-service-token",
    summary: "custom resource without `ServiceToken`",
    severity: .error,
    category: .template,
    equivalents: [Equivalents(.cfnLint, "E3003")],
    why: """
      CloudFormation sends the requests of a custom resource to the function or topic in \
      `ServiceToken`; without one it fails.
      """,
    fix: "add `ServiceToken` with the ARN of the function or topic",
    url:
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cloudformation-customresource.html",
    check: .wholeTemplate { inspection in
      let template = inspection.template
      guard !template.tree.isIncomplete else { return }
      for resource in inspection.declarations(in: .resources)
      where ResourceAttributes.isCustom(resource.body["Type"]) {
        let properties = resource.body["Properties"]
        guard properties?.isMapping ?? true, properties?.function == nil,
          properties?.pair("ServiceToken") == nil, properties?.pair("Fn::Transform") == nil
        else { continue }
        inspection.report(.noToken(resource.key), at: resource.key)
      }
    },
    examples: [
      Example(
        "nobody to make it",
        """
        Resources:
          Cleaner:
         #^^^^^^^ custom resource `Cleaner` has no `ServiceToken`
            Type: Custom::BucketCleaner
            Properties: {Bucket: archive}
        """),
      Example(
        "a function that makes it",
        """
        Parameters:
          CleanerArn: {Type: String}
        Resources:
          Cleaner:
            Type: AWS::CloudFormation::CustomResource
            Properties:
              ServiceToken: !Ref CleanerArn
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func noToken(_ name: Node) -> Self {
    "custom resource `\(name.text)` has no `ServiceToken`"
  }
}
