import CloudFormation
package import Linting

extension Rule {
  /// Finds instances of types that keep no bandwidth for their disks, unless they are told to.
  package static let ec2InstanceWithoutEBSOptimization = Rule(
    "ec2-instance-without-ebs-optimization",
    summary: "instance that shares its bandwidth with its disks",
    severity: .note,
    category: .performance,
    services: ["ec2"],
    isEnabledByDefault: false,
    documents: ["EC2-22"],
    equivalents: [
      Equivalents(.cdkNag, "EC2EBSOptimizedInstance"),
      Equivalents(.guardRules, "EBS_OPTIMIZED_INSTANCE"),
      Equivalents(.terrascan, "AC_AWS_0449"),
    ],
    frameworks: ["hipaa", "nist-800-53-r5"],
    why: """
      Instances of older types send what they read and write by the same way as all other traffic, \
      and wait for each other. Types that came since keep bandwidth for it by themselves.
      """,
    fix: "use a type of the current generation, or set `EbsOptimized: true`",
    url: "https://docs.aws.amazon.com/ebs/latest/userguide/ebs-optimized.html",
    check: .eachResource(of: ["AWS::EC2::Instance"]) { instance, template in
      guard template.values(at: "InstanceType", in: instance).allSatisfy(\.mayShareBandwidth)
      else { return }
      for choice in template.values(at: "EbsOptimized", in: instance)
      where choice.isAbsent || choice.boolean == false {
        template.report(.shared, at: choice)
      }
    },
    examples: [
      Example(
        "a type of 2014, with nothing said and switched off",
        """
        Parameters:
          Image:
            Type: AWS::SSM::Parameter::Value<AWS::EC2::Image::Id>
            Default: /aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64
        Resources:
          Web:
         #^^^ no bandwidth is kept for the traffic of the disks
            Type: AWS::EC2::Instance
            Properties:
              ImageId: !Ref Image
              InstanceType: r3.xlarge
          Search:
            Type: AWS::EC2::Instance
            Properties:
              ImageId: !Ref Image
              InstanceType: r3.xlarge
              EbsOptimized: false
              #             ^^^^^ no bandwidth is kept for the traffic of the disks
        """),
      Example(
        "a type that nobody knows before the deployment",
        """
        Parameters:
          Image:
            Type: AWS::SSM::Parameter::Value<AWS::EC2::Image::Id>
            Default: /aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64
          Type: {Type: String}
        Resources:
          Web:
         #^^^ no bandwidth is kept for the traffic of the disks
            Type: AWS::EC2::Instance
            Properties:
              ImageId: !Ref Image
              InstanceType: !Ref Type
        """),
      Example(
        "a type that keeps it by itself, an older one that is told to, and what is decided later",
        """
        Parameters:
          Image:
            Type: AWS::SSM::Parameter::Value<AWS::EC2::Image::Id>
            Default: /aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64
          Choice: {Type: String}
        Resources:
          Web:
            Type: AWS::EC2::Instance
            Properties:
              ImageId: !Ref Image
              InstanceType: m7i.large
          Search:
            Type: AWS::EC2::Instance
            Properties:
              ImageId: !Ref Image
              InstanceType: r3.xlarge
              EbsOptimized: true
          Orders:
            Type: AWS::EC2::Instance
            Properties:
              ImageId: !Ref Image
              InstanceType: r3.xlarge
              EbsOptimized: !Ref Choice
        """),
    ]
  )
}

extension PossibleValue {
  /// The families that do not keep bandwidth for their disks by themselves: those from before C4 and M4,
  /// and T2.
  private static let sharingFamilies: Set<Substring> = [
    "c1", "c3", "cc1", "cc2", "cg1", "cr1", "g2", "hi1", "hs1", "i2", "m1", "m2", "m3", "r3", "t1",
    "t2",
  ]

  /// Whether disks and network of an instance of this type may share its bandwidth.
  fileprivate var mayShareBandwidth: Bool {
    guard let family = text?.prefix(while: { $0 != "." }) else { return true }
    return Self.sharingFamilies.contains(family)
  }
}

extension Diagnostic.Message {
  fileprivate static let shared: Self = "no bandwidth is kept for the traffic of the disks"
}
