import CloudFormation
package import Linting
import PropertyValidation
import ResourceCatalog
import SourceText

extension Rule {
  /// Finds properties that a resource or a part of it does not have.
  package static let unknownProperty = Rule(
    "unknown-property",
    summary: "property that does not exist",
    severity: .error,
    category: .schema,
    equivalents: [Equivalents(.cfnLint, "E3002", "E3009")],
    why: """
      CloudFormation refuses a resource with a property that it does not know, so the \
      deployment fails.
      """,
    fix: "remove the property, or write its name as AWS documents it",
    url:
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/introduction.html",
    check: .eachPropertyFinding { finding, template in
      guard case .unknownProperty(let schema) = finding.problem else { return }
      let name = finding.value.text ?? ""
      let nearest = NearestName.nearest(
        to: name, among: schema.properties.lazy.filter { !$0.isReadOnly }.map(\.name))
      template.report(
        .unknown(name, finding.object), for: finding,
        help: nearest.map { "write `\($0)`, if that is meant" })
    },
    examples: [
      Example(
        "a letter too few",
        """
        Resources:
          Worker:
            Type: AWS::SQS::Queue
            Properties:
              VisibilityTimeot: 60
            # ^^^^^^^^^^^^^^^^ `VisibilityTimeot` is not a property of `AWS::SQS::Queue`
        """),
      Example(
        "a property of a part, in one scenario",
        """
        Parameters:
          Stage: {Type: String}
        Conditions:
          IsProduction: !Equals [!Ref Stage, prod]
        Resources:
          Files:
            Type: AWS::S3::Bucket
            Properties:
              VersioningConfiguration: !If
                - IsProduction
                - State: Enabled
                # ^^^^^ `State` is not a property of `VersioningConfiguration`, when `IsProduction` is true
                - !Ref AWS::NoValue
        """),
      Example(
        "the documented names",
        """
        Resources:
          Files:
            Type: AWS::S3::Bucket
            Properties:
              VersioningConfiguration:
                Status: Enabled
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func unknown(_ name: String, _ object: String) -> Self {
    "`\(name.shortened(to: 40))` is not a property of \(object)"
  }
}
