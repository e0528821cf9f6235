import CloudFormation
package import Linting
import TemplateSyntax

extension Rule {
  /// Finds templates that declare no resource.
  package static let templateWithoutResources = Rule(
    "template-without-resources",
    summary: "template that declares no resource",
    severity: .error,
    category: .template,
    equivalents: [Equivalents(.cfnLint, "E1001")],
    why: """
      CloudFormation refuses a template without at least one resource: there would be nothing to \
      deploy.
      """,
    fix: "declare at least one resource under `Resources`",
    url:
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/resources-section-structure.html",
    check: .wholeTemplate { inspection in
      let template = inspection.template
      guard !template.mayHoldMore else { return }
      guard let section = template.root.pair("Resources") else {
        let place = template.root.pairs.first?.key ?? template.root
        inspection.report(.noSection, at: place)
        return
      }
      guard section.value.isMapping, section.value.count == 0 else { return }
      inspection.report(.empty, at: section.key)
    },
    examples: [
      Example(
        "only a parameter",
        """
        AWSTemplateFormatVersion: "2010-09-09"
        #<<<<<<<<<<<<<<<<<<<<<<< the template has no `Resources` section
        Parameters:
          Stage: {Type: String}
        """),
      Example(
        "nothing in the section",
        """
        Resources: {}
        #<<<<<<<< the `Resources` section holds no resource
        """),
      Example(
        "resources that a file brings along",
        """
        AWSTemplateFormatVersion: "2010-09-09"
        Resources:
          Fn::Transform:
            Name: AWS::Include
            Parameters: {Location: "s3://templates/queues.yaml"}
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static let noSection: Self = "the template has no `Resources` section"
  fileprivate static let empty: Self = "the `Resources` section holds no resource"
}
