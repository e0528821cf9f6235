import CloudFormation
import PropertyValidation
import ResourceCatalog
import SourceText
import TemplateSyntax
import Testing

@Suite struct `The properties of a resource` {
  /// What is found in the properties of one resource of a template, in a few words each.
  private func findings(
    _ type: String, _ properties: String, beside: String = "", regions: [String] = ["us-east-1"]
  ) throws -> [String] {
    let text = """
      \(beside.isEmpty ? "Resources:" : beside)
        Subject:
          Type: \(type)
          Properties:
      \(properties.split(separator: "\n").map { "      " + $0 }.joined(separator: "\n"))
      """
    let tree = SyntaxTree.parse(SourceText(name: "template.yaml", text: text))
    defer { tree.discard() }
    let template = try #require(Template(tree))
    let evaluation = Evaluation(template, regions: regions)
    var validator = PropertyValidator(evaluation)
    for resource in template.resources { validator.validate(resource) }
    return validator.findings.filter { evaluation.isPossible($0.value.scenario) }.map {
      "\($0.problem.name) \($0.value.place.path.last?.description ?? "")"
        + ($0.value.assumedDefault.map { " by default of \($0)" } ?? "")
        + $0.value.scenario.assumptions.map { " when \($0)" }.joined()
    }
  }

  @Test(arguments: [
    "DelaySeconds: 900", "DelaySeconds: \"900\"", "FifoQueue: \"true\"", "FifoQueue: TRUE",
    "QueueName: 12", "QueueName: true", "KmsMasterKeyId: alias/aws/sqs",
    "QueueName: \"{{resolve:ssm:a/name/that/is/looked/up}}\"",
    "DelaySeconds: \"{{resolve:ssm:delay}}\"", "QueueName: !ImportValue anything",
    "RedrivePolicy: {deadLetterTargetArn: !GetAtt Other.Arn, maxReceiveCount: 5}",
    "Fn::Transform: {Name: AWS::Include, Parameters: {Location: s3://bucket/more}}",
    "QueueName: !Unknown::Tag text", "QueueName: {Own::Function: text}",
  ])
  func `fit when CloudFormation can make of them what it needs`(properties: String) throws {
    #expect(try findings("AWS::SQS::Queue", properties).isEmpty)
  }

  @Test(arguments: [
    ("DelaySeconds: soon", "wrongKind DelaySeconds"),
    ("DelaySeconds: 901", "outOfBounds DelaySeconds"),
    ("DelaySeconds: [1]", "wrongKind DelaySeconds"),
    ("QueueName: {a: b, c: d}", "wrongKind QueueName"),
    ("QueueNam: a", "unknownProperty QueueNam"),
    ("QueueUrl: a", "readOnly QueueUrl"),
    ("QueueName: !GetAZs \"\"", "wrongKind QueueName"),
    ("Tags: !Join [\",\", [a, b]]", "wrongKind Tags"),
    ("Tags: [{Key: a}]", "missing 0"),
    ("KmsMasterKeyId: my key", "noForm KmsMasterKeyId"),
  ])
  func `are found not to fit`(properties: String, finding: String) throws {
    #expect(try findings("AWS::SQS::Queue", properties).contains(finding))
  }

  private static let stage = """
    Parameters:
      Stage: {Type: String, Default: test}
      Delay: {Type: Number, Default: 1000}
      Size: {Type: Number, AllowedValues: [10, 2000]}
    Conditions:
      IsProduction: !Equals [!Ref Stage, prod]
    Resources:
    """

  @Test(arguments: [
    (
      "DelaySeconds: !If [IsProduction, 901, 1]",
      "outOfBounds 1 when condition(\"IsProduction\", true)"
    ),
    (
      "DelaySeconds: !Ref Size",
      "outOfBounds DelaySeconds when parameter(\"Size\", value: \"2000\")"
    ),
    ("DelaySeconds: !Ref Delay", "outOfBounds DelaySeconds by default of Delay"),
    (
      "!If [IsProduction, {QueueNam: a}, {QueueName: a}]",
      "unknownProperty QueueNam when condition(\"IsProduction\", true)"
    ),
  ])
  func `are judged in each scenario`(properties: String, finding: String) throws {
    #expect(try findings("AWS::SQS::Queue", properties, beside: Self.stage) == [finding])
  }

  @Test func `are missing where a condition takes them away`() throws {
    let found = try findings(
      "AWS::SNS::Subscription",
      """
      TopicArn: !If [IsProduction, !ImportValue topic, !Ref AWS::NoValue]
      Protocol: email
      Endpoint: a@example.com
      """, beside: Self.stage)
    #expect(found == ["missing 2 when condition(\"IsProduction\", false)"])
  }

  @Test func `stand in a set only once at the same time`() throws {
    let role = { (policies: String) in
      "AssumeRolePolicyDocument: {}\nManagedPolicyArns: \(policies)"
    }
    let policy = "arn:aws:iam::aws:policy/ReadOnlyAccess"
    #expect(
      try findings(
        "AWS::IAM::Role",
        role(
          "[!If [IsProduction, \(policy), !Ref AWS::NoValue], !If [IsProduction, !Ref AWS::NoValue, \(policy)]]"
        ), beside: Self.stage
      ).isEmpty)
    #expect(
      try findings(
        "AWS::IAM::Role", role("[\(policy), !If [IsProduction, \(policy), !Ref AWS::NoValue]]"),
        beside: Self.stage)
        == ["duplicate 1 when condition(\"IsProduction\", true)"])
  }

  @Test func `exclude each other only where both are given`() throws {
    let neverTogether = """
      GroupId: sg-0a1b2c3d
      IpProtocol: "-1"
      CidrIp: !If [IsProduction, 10.0.0.0/8, !Ref AWS::NoValue]
      CidrIpv6: !If [IsProduction, !Ref AWS::NoValue, "fd00::/8"]
      """
    #expect(
      try findings("AWS::EC2::SecurityGroupEgress", neverTogether, beside: Self.stage).isEmpty)
    let together = neverTogether.replacing("!Ref AWS::NoValue, \"fd00::/8\"", with: "a, b")
    let found = try findings("AWS::EC2::SecurityGroupEgress", together, beside: Self.stage)
    #expect(found.contains("together Properties when condition(\"IsProduction\", true)"))
  }

  @Test func `are not given a default that the condition around them rules out`() throws {
    let beside = """
      Parameters:
        Key: {Type: String, Default: ""}
      Conditions:
        HasKey: !Not [!Equals [!Ref Key, ""]]
      Resources:
      """
    #expect(
      try findings(
        "AWS::SQS::Queue", "KmsMasterKeyId: !If [HasKey, !Ref Key, !Ref AWS::NoValue]",
        beside: beside
      ).isEmpty)
  }

  @Test func `take what a reference gives`() throws {
    let beside = """
      Resources:
        Network:
          Type: AWS::EC2::VPC
          Properties: {CidrBlock: 10.0.0.0/16}
        Role:
          Type: AWS::IAM::Role
          Properties: {AssumeRolePolicyDocument: {}}
      """
    let subnet = { (network: String) in "VpcId: \(network)\nCidrBlock: 10.0.0.0/24" }
    #expect(try findings("AWS::EC2::Subnet", subnet("!Ref Network"), beside: beside).isEmpty)
    #expect(
      try findings("AWS::EC2::Subnet", subnet("!Ref Role"), beside: beside)
        == ["wrongReference VpcId"])
    #expect(
      try findings(
        "AWS::EC2::Subnet", subnet("!GetAtt Network.CidrBlockAssociations"), beside: beside)
        == ["wrongKind VpcId"])
  }

  @Test func `are held against the regions of the deployment`() throws {
    let instance = "ImageId: ami-0a1b2c3d\nInstanceType: t3.micro"
    #expect(try findings("AWS::EC2::Instance", instance).isEmpty)
    #expect(
      try findings("AWS::DeviceFarm::Project", "Name: a", regions: ["us-west-2"]).isEmpty)
    #expect(
      try findings("AWS::DeviceFarm::Project", "Name: a", regions: ["us-west-2", "eu-west-1"])
        == ["typeNotInRegion Type"])
  }

  @Test func `are held against what cfn-init takes where they are its metadata`() throws {
    func resource(_ configuration: String) -> String {
      """
      Resources:
        Server:
          Type: AWS::EC2::Instance
          Metadata:
            AWS::CloudFormation::Init: {config: \(configuration)}
          Properties: {ImageId: ami-0a1b2c3d}
      """
    }
    let queue = "DelaySeconds: 1"
    #expect(
      try findings(
        "AWS::SQS::Queue", queue,
        beside: resource("{packages: {yum: {httpd: []}}, files: {/etc/motd: {mode: '0644', x: y}}}")
      ).isEmpty)
    #expect(
      try findings(
        "AWS::SQS::Queue", queue, beside: resource("{packages: {brew: {httpd: []}}}"))
        == ["unknownProperty brew"])
    #expect(
      try findings("AWS::SQS::Queue", queue, beside: resource("{commands: [ls]}"))
        == ["wrongKind commands"])
  }

  @Test(arguments: ["AWS::Serverless::Function", "Custom::Thing", "Example::Own::Type"])
  func `are passed over in types that are described elsewhere`(type: String) throws {
    #expect(try findings(type, "Anything: {a: b}").isEmpty)
  }
}

extension PropertyFinding.Problem {
  /// The name of the case.
  fileprivate var name: String {
    let text = "\(self)"
    return String(text.prefix { $0.isLetter })
  }
}
