import CloudFormation
package import Linting
import PropertyValidation
import ResourceCatalog

extension Rule {
  /// Finds texts that do not have the form that a property wants.
  package static let malformedPropertyValue = Rule(
    "malformed-property-value",
    summary: "text without the form that the property wants",
    severity: .error,
    category: .schema,
    equivalents: [.cfnLint(writtenOrGiven: "E1101", "E1161", "E3013", "E3031", "W2031")],
    why: """
      The service refuses a text of another form, and the deployment fails.
      """,
    fix: "write the value in the form that the property wants",
    url:
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/introduction.html",
    check: .eachPropertyFinding { finding, template in
      guard case .mismatch(let pattern) = finding.problem, finding.isOfSchema else { return }
      template.report(
        .malformed(finding.property, finding.shownValue, PatternWords.words(for: pattern)),
        for: finding)
    },
    examples: [
      Example(
        "a name that begins with a digit",
        """
        Resources:
          Group:
            Type: AWS::RDS::DBSubnetGroup
            Properties:
              DBSubnetGroupDescription: two subnets
              SubnetIds: [subnet-0a1b2c3d, subnet-1a1b2c3d]
          Role:
            Type: AWS::IAM::Role
            Properties:
              AssumeRolePolicyDocument:
                Version: "2012-10-17"
                Statement:
                  - {Effect: Allow, Principal: {Service: lambda.amazonaws.com}, Action: sts:AssumeRole}
              RoleName: jobs/worker
              #         ^^^^^^^^^^^ `jobs/worker` is no `RoleName`: only letters, digits, `_` and `+=,.@-` are allowed
        """),
      Example(
        "a name with allowed letters",
        """
        Resources:
          Role:
            Type: AWS::IAM::Role
            Properties:
              AssumeRolePolicyDocument:
                Version: "2012-10-17"
                Statement:
                  - {Effect: Allow, Principal: {Service: lambda.amazonaws.com}, Action: sts:AssumeRole}
              RoleName: jobs-worker
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func malformed(_ property: String, _ value: String, _ words: String?) -> Self {
    guard let words else { return "\(value) does not have the form that \(property) wants" }
    return "\(value) is no \(property): \(words)"
  }
}
