import CloudFormation
package import Linting
import ResourceCatalog
import TemplateSyntax

extension Rule {
  /// Finds code and templates that are named by a path on somebody's disk.
  package static let localPathInTemplate = Rule(
    "local-path-in-template",
    summary: "local path where a place in S3 is needed",
    severity: .warning,
    category: .operations,
    equivalents: [Equivalents(.cfnLint, "W3002")],
    why: """
      CloudFormation reads from S3 only. The template has to go through `aws cloudformation \
      package` first, and fails when somebody deploys it as it is.
      """,
    fix: "upload the file and name its place in S3, or deploy with `aws cloudformation package`",
    url: "https://docs.aws.amazon.com/cli/latest/reference/cloudformation/package.html",
    check: .eachResource(of: PackagedProperties.byType.keys) { resource, template in
      guard !template.template.isServerless, resource.writtenType == resource.type else { return }
      for path in PackagedProperties.byType[resource.type] ?? [] {
        for value in template.values(at: PropertyPath(written: path), in: resource) {
          guard case .written(let place) = value.content, place == value.place, place.isScalar,
            !place.isNull, !place.text.hasPrefix("s3://"), !place.text.hasPrefix("https://"),
            !template.isMissing(nestedTemplate: place.text)
          else { continue }
          template.report(.local(place.text.shortened(to: 40)), at: value)
        }
      }
    },
    examples: [
      Example(
        "a template beside this one",
        """
        Resources:
          Network:
            Type: AWS::CloudFormation::Stack
            Properties:
              TemplateURL: network.yaml
              #            ^^^^^^^^^^^^ `network.yaml` is a path on a disk, which CloudFormation cannot read
        """),
      Example(
        "the folder with the code of a function",
        """
        Resources:
          Worker:
            Type: AWS::Lambda::Function
            Properties:
              Code: ./worker
              #     ^^^^^^^^ `./worker` is a path on a disk, which CloudFormation cannot read
              Handler: index.handler
              Role: !ImportValue worker-role
              Runtime: python3.13
        """),
      Example(
        "a template that is not there, which is said as such",
        """
        Resources:
          Network:
            Type: AWS::CloudFormation::Stack
            Properties:
              TemplateURL: stacks/network.yaml
        """,
        files: ["stacks/network.yaml": nil]),
      Example(
        "a template in S3",
        """
        Resources:
          Network:
            Type: AWS::CloudFormation::Stack
            Properties:
              TemplateURL: https://templates.s3.amazonaws.com/network.yaml
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func local(_ path: String) -> Self {
    "`\(path)` is a path on a disk, which CloudFormation cannot read"
  }
}
