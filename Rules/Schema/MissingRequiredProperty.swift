import CloudFormation
package import Linting
import PropertyValidation
import ResourceCatalog
import TemplateSyntax

extension Rule {
  /// Finds resources and parts of them that lack a property that they need.
  package static let missingRequiredProperty = Rule(
    "missing-required-property",
    summary: "resource without a property that it needs",
    severity: .error,
    category: .schema,
    equivalents: [Equivalents(.cfnLint, "E3003")],
    why: """
      CloudFormation refuses a resource without the properties that its type requires, so the \
      deployment fails.
      """,
    fix: "add the property",
    url:
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/introduction.html",
    check: .eachPropertyFinding { finding, template in
      guard case .missing(let name) = finding.problem, finding.isOfSchema,
        !isWrittenAsNull(name, finding)
      else { return }
      let message = Diagnostic.Message.missing(name, finding.object)
      let help = "add `\(name)` to \(finding.object)"
      guard finding.value.place.function != nil else {
        template.report(message, for: finding, help: help)
        return
      }
      // `AWS::NoValue` takes the property away from the object that should have it.
      var object = finding.value.place
      while object.function != nil || !object.isMapping, let outer = object.parent {
        object = outer
      }
      template.report(
        message, at: finding.value.place.range, path: object.path, when: finding.value.scenario,
        help: help)
    },
    examples: [
      Example(
        "a function without a role, and one whose role is null, which is said there",
        """
        Resources:
          Worker:
        # ^^^^^^ `AWS::Lambda::Function` lacks `Role`, which it needs
            Type: AWS::Lambda::Function
            Properties:
              Code: {S3Bucket: code-bucket, S3Key: worker.zip}
              Handler: index.handler
              Runtime: python3.13
          Helper:
            Type: AWS::Lambda::Function
            Properties:
              Code: {S3Bucket: code-bucket, S3Key: helper.zip}
              Handler: index.handler
              Runtime: python3.13
              Role:
        """),
      Example(
        "a role in one scenario only",
        """
        Parameters:
          RoleArn: {Type: String}
        Conditions:
          HasRole: !Not [!Equals [!Ref RoleArn, ""]]
        Resources:
          Worker:
            Type: AWS::Lambda::Function
            Properties:
              Code: {S3Bucket: code-bucket, S3Key: worker.zip}
              Handler: index.handler
              Runtime: python3.13
              Role: !If [HasRole, !Ref RoleArn, !Ref AWS::NoValue]
              #                                 ^^^^^^^^^^^^^^^^^ `AWS::Lambda::Function` lacks `Role`, which it needs, when `HasRole` is false
        """),
      Example(
        "all that is needed",
        """
        Resources:
          Worker:
            Type: AWS::Lambda::Function
            Properties:
              Code: {S3Bucket: code-bucket, S3Key: worker.zip}
              Handler: index.handler
              Role: !ImportValue worker-role
              Runtime: python3.13
        """),
    ]
  )
}

/// Whether the property is there with null for a value, which is said where it stands.
private func isWrittenAsNull(_ name: String, _ finding: PropertyFinding) -> Bool {
  guard finding.resource.writtenType == finding.resource.type else { return false }
  let place = finding.value.place
  let object = place.isMapping ? place : finding.resource.properties
  return object?[name]?.isNull == true
}

extension Diagnostic.Message {
  fileprivate static func missing(_ name: String, _ object: String) -> Self {
    "\(object) lacks `\(name)`, which it needs"
  }
}
