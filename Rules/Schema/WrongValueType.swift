import CloudFormation
package import Linting
import PropertyValidation
import ResourceCatalog

extension Rule {
  /// Finds values of another kind than a property takes.
  package static let wrongValueType = Rule(
    "wrong-value-type",
    summary: "value of another kind than the property takes",
    severity: .error,
    category: .schema,
    equivalents: [.cfnLint(writtenOrGiven: "E1010", "E3008", "E3012")],
    why: """
      CloudFormation turns numbers and texts into each other, but not a single value into a \
      list or a mapping into a text. It refuses such a value, and the deployment fails.
      """,
    fix: "give the property a value of the kind that it takes",
    url:
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/introduction.html",
    check: .eachPropertyFinding { finding, template in
      guard case .wrongKind(let expected) = finding.problem, finding.isOfSchema,
        !PackagedProperties.arePath(finding)
      else { return }
      let isSingle = expected == .array && finding.value.sequence == nil
      template.report(
        .wrongKind(finding, expected.inWords), for: finding,
        help: isSingle ? "write the value as a list" : nil)
    },
    examples: [
      Example(
        "a text in place of a number, and a single value in place of a list",
        """
        Resources:
          Worker:
            Type: AWS::Lambda::Function
            Properties:
              Code: {S3Bucket: code-bucket, S3Key: worker.zip}
              Handler: index.handler
              Layers: !ImportValue shared-layers
              #       ^^^^^^^^^^^^^^^^^^^^^^^^^^ `Layers` is a call of `Fn::ImportValue`, and has to be a list
              MemorySize: large
              #           ^^^^^ `MemorySize` is `large`, and has to be a whole number
              Role: !ImportValue worker-role
              Runtime: python3.13
              VpcConfig:
                SubnetIds: subnet-0a1b2c3d
                #          ^^^^^^^^^^^^^^^ `SubnetIds` is `subnet-0a1b2c3d`, and has to be a list
                SecurityGroupIds: [sg-0a1b2c3d]
        """),
      Example(
        "lists, mappings and calls where one of another kind is taken",
        """
        Parameters:
          Group: {Type: String}
        Resources:
          Worker:
            Type: AWS::Lambda::Function
            Properties:
              Code: !Ref Group
              #     ^^^^^^^^^^ `Code` is a call of `Ref`, and has to be a mapping
              Description: !GetAZs ""
              #            ^^^^^^^^^^ `Description` is a call of `Fn::GetAZs`, and has to be a text
              Handler: index.handler
              Role: !ImportValue worker-role
              Runtime: python3.13
              Tags: [team]
              #      ^^^^ an element of `Tags` is `team`, and has to be a mapping
              VpcConfig:
                SubnetIds: !Split [",", "subnet-0a1b2c3d"]
                SecurityGroupIds: [[sg-0a1b2c3d]]
                #                  ^^^^^^^^^^^^^ an element of `SecurityGroupIds` is a list, and has to be a text
        """),
      Example(
        "a path on a disk, of which `aws cloudformation package` makes a place in S3",
        """
        Resources:
          Worker:
            Type: AWS::Lambda::Function
            Properties:
              Code: ./worker
              Handler: index.handler
              Role: !ImportValue worker-role
              Runtime: python3.13
        """),
      Example(
        "a number that an attribute gives, which becomes no text",
        """
        Resources:
          Capacity:
            Type: AWS::EC2::CapacityReservation
            Properties:
              AvailabilityZone: us-east-1a
              InstanceCount: 2
              InstancePlatform: Linux/UNIX
              InstanceType: t3.micro
          Count:
            Type: AWS::SSM::Parameter
            Properties:
              Type: String
              Value: !GetAtt Capacity.InstanceCount
              #      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ `Value` is a call of `Fn::GetAtt`, and has to be a text
        """),
      Example(
        "numbers and texts that CloudFormation turns into each other",
        """
        Resources:
          Worker:
            Type: AWS::Lambda::Function
            Properties:
              Code: {S3Bucket: code-bucket, S3Key: worker.zip}
              Handler: index.handler
              MemorySize: "512"
              Description: 12
              Role: !ImportValue worker-role
              Runtime: python3.13
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func wrongKind(_ finding: PropertyFinding, _ expected: String) -> Self {
    let subject = (finding.isElement ? "an element of " : "") + finding.property
    return "\(subject) is \(finding.found), and has to be \(expected)"
  }
}
