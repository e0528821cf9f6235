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
    equivalents: [.cfnLint(writtenOrGiven: "E1101", "E1103", "E1161", "E3013", "E3031", "W2031")],
    why: """
      The service refuses a text of another form, and the deployment fails.
      """,
    fix: "write the value in the form that the property wants",
    url:
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/introduction.html",
    check: .eachPropertyFinding { finding, template in
      guard finding.isOfSchema else { return }
      switch finding.problem {
      case .mismatch(let pattern):
        template.report(
          .malformed(finding.property, finding.shownValue, PatternWords.words(for: pattern)),
          for: finding)
      case .malformed(let format):
        template.report(.notOfFormat(finding.shownValue, format), for: finding)
      default: return
      }
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
        "a word where a time is needed",
        """
        Resources:
          Sale:
            Type: AWS::Scheduler::Schedule
            Properties:
              FlexibleTimeWindow: {Mode: "OFF"}
              ScheduleExpression: rate(5 minutes)
              StartDate: tomorrow
              #          ^^^^^^^^ `tomorrow` is no time, such as `2030-01-31T12:00:00Z`
              EndDate: 2030-01-31T12:00:00Z
              Target:
                Arn: arn:aws:sqs:eu-central-1:111122223333:orders
                RoleArn: arn:aws:iam::111122223333:role/orders
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
