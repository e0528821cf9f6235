/// The types that a parameter can have.
///
/// Source: <https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-supplied-parameter-types.html>
enum ParameterTypes {
  /// Every type that is documented.
  static let documented: Set<String> = {
    let listed = services.subtracting(["AWS::EC2::KeyPair::KeyName"]).union(["Number", "String"])
    let values = services.union(["AWS::SSM::Parameter::Name", "String", "Number"])
      .union(listed.map { "List<\($0)>" }).union(["CommaDelimitedList"])
    return values.union(values.map { "AWS::SSM::Parameter::Value<\($0)>" })
  }()

  /// Types of what a service knows, which CloudFormation looks up in the account.
  private static let services: Set<String> = [
    "AWS::EC2::AvailabilityZone::Name", "AWS::EC2::Image::Id", "AWS::EC2::Instance::Id",
    "AWS::EC2::KeyPair::KeyName", "AWS::EC2::SecurityGroup::GroupName",
    "AWS::EC2::SecurityGroup::Id", "AWS::EC2::Subnet::Id", "AWS::EC2::VPC::Id",
    "AWS::EC2::Volume::Id", "AWS::Route53::HostedZone::Id",
  ]

  /// Whether CloudFormation takes a type although it is not documented: it checks no value of it.
  static func isTakenUnchecked(_ type: String) -> Bool {
    (type.hasPrefix("AWS::SSM::Parameter::Value<") || type.hasPrefix("List<"))
      && type.hasSuffix(">")
  }

  /// Whether CloudFormation takes a type.
  static func isKnown(_ type: String) -> Bool {
    documented.contains(type) || isTakenUnchecked(type)
  }
}
