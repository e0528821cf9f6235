import CloudFormation
package import Linting
import PropertyValidation
import ResourceCatalog

extension Rule {
  /// Finds lists with the same element twice that take each only once.
  package static let duplicateListItem = Rule(
    "duplicate-list-item",
    summary: "list with an element that it already has",
    severity: .error,
    category: .schema,
    equivalents: [Equivalents(.cfnLint, "E3037")],
    why: """
      The list is a set: AWS refuses one with the same element twice, and the deployment \
      fails.
      """,
    fix: "remove one of the two",
    url:
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/introduction.html",
    check: .eachPropertyFinding { finding, template in
      // What SAM joins from several places it takes once.
      guard case .duplicate(let first) = finding.problem, finding.isOfSchema,
        finding.resource.generatedBy == nil
      else { return }
      template.report(
        .duplicate(finding.property, finding.shownValue), for: finding,
        related: [RelatedPlace("it stands here first", at: first)])
    },
    examples: [
      Example(
        "a policy twice",
        """
        Resources:
          Role:
            Type: AWS::IAM::Role
            Properties:
              AssumeRolePolicyDocument:
                Version: "2012-10-17"
                Statement:
                  - {Effect: Allow, Principal: {Service: lambda.amazonaws.com}, Action: sts:AssumeRole}
              ManagedPolicyArns:
                - arn:aws:iam::aws:policy/ReadOnlyAccess
                - arn:aws:iam::aws:policy/ReadOnlyAccess
                # ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ `arn:aws:iam::aws:policy/ReadOnlyAccess` stands in `ManagedPolicyArns` already
        """),
      Example(
        "two policies",
        """
        Resources:
          Role:
            Type: AWS::IAM::Role
            Properties:
              AssumeRolePolicyDocument:
                Version: "2012-10-17"
                Statement:
                  - {Effect: Allow, Principal: {Service: lambda.amazonaws.com}, Action: sts:AssumeRole}
              ManagedPolicyArns:
                - arn:aws:iam::aws:policy/ReadOnlyAccess
                - arn:aws:iam::aws:policy/SecurityAudit
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func duplicate(_ property: String, _ value: String) -> Self {
    "\(value) stands in \(property) already"
  }
}
