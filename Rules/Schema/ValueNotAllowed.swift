import CloudFormation
package import Linting
import PropertyValidation
import ResourceCatalog
import SourceText

extension Rule {
  /// Finds values that are none of those that a property takes.
  package static let valueNotAllowed = Rule(
    "value-not-allowed",
    summary: "value that the property does not take",
    severity: .error,
    category: .schema,
    equivalents: [.cfnLint(writtenOrGiven: "E3008", "E3030", "W2030")],
    why: """
      The property takes only certain values. AWS refuses any other, and the deployment fails.
      """,
    fix: "write one of the values that the property takes",
    url:
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/introduction.html",
    check: .eachPropertyFinding { finding, template in
      guard case .notAllowed(let schema) = finding.problem, finding.isOfSchema else { return }
      template.report(
        .notAllowed(finding.property, finding.shownValue), for: finding,
        help: schema.helpWithAllowedValues(for: finding.value.text ?? ""))
    },
    examples: [
      Example(
        "a value in the wrong case",
        """
        Resources:
          Files:
            Type: AWS::S3::Bucket
            Properties:
              VersioningConfiguration:
                Status: enabled
                #       ^^^^^^^ `enabled` is no value that `Status` takes
        """),
      Example(
        "one of the values",
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
  fileprivate static func notAllowed(_ property: String, _ value: String) -> Self {
    "\(value) is no value that \(property) takes"
  }
}

extension PropertySchema {
  /// What to write in place of a value: all that there is if it is little, else the nearest.
  func helpWithAllowedValues(for value: String) -> String? {
    guard let allowed = allowedValues else { return nil }
    let nearest = NearestName.nearest(to: value, among: allowed)
    if allowed.count <= 5, nearest == nil { return "write " + allowed.listed("or") }
    guard let nearest else { return nil }
    let others = allowed.count - 1
    return "write `\(nearest)`" + (others > 0 ? ", or one of \(others) other values" : "")
  }
}
