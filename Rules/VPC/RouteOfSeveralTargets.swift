import CloudFormation
package import Linting

extension Rule {
  /// Finds routes that lead to two places.
  package static let routeOfSeveralTargets = Rule(
    "route-of-several-targets",
    summary: "route with more than one target",
    severity: .error,
    category: .schema,
    services: ["ec2", "vpc"],
    documents: ["VPC-12"],
    why: """
      A route sends traffic to one place. EC2 refuses one that names two, and the deployment fails.
      """,
    fix: "leave one target; write a route for each range of addresses",
    url:
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-route.html",
    check: .eachResource(of: ["AWS::EC2::Route"]) { route, template in
      let targets = targetProperties.compactMap { property -> (String, [PossibleValue])? in
        let values = template.values(at: property, in: route).filter { !$0.isAbsent }
        return values.isEmpty ? nil : (property.text, values)
      }
      guard targets.count > 1 else { return }
      for (position, (second, values)) in targets.enumerated().dropFirst() {
        for (first, others) in targets[..<position] {
          for value in values {
            for other in others {
              guard let both = template.evaluation.value(value, alongside: other) else { continue }
              template.report(
                .several(first, second), at: both,
                related: [RelatedPlace("the other target", at: other.place)])
            }
          }
        }
      }
    },
    examples: [
      Example(
        "two gateways",
        """
        Resources:
          Out:
            Type: AWS::EC2::Route
            Properties:
              RouteTableId: rtb-0a1b2c3d4e5f60718
              DestinationCidrBlock: 0.0.0.0/0
              GatewayId: igw-0a1b2c3d4e5f60718
              NatGatewayId: nat-0a1b2c3d4e5f60718
              #             ^^^^^^^^^^^^^^^^^^^^^ the route leads to `GatewayId` and to `NatGatewayId`
        """),
      Example(
        "one or the other",
        """
        Parameters:
          Public: {Type: String, AllowedValues: ["yes", "no"]}
        Conditions:
          IsPublic: !Equals [!Ref Public, "yes"]
        Resources:
          Out:
            Type: AWS::EC2::Route
            Properties:
              RouteTableId: rtb-0a1b2c3d4e5f60718
              DestinationCidrBlock: 0.0.0.0/0
              GatewayId: !If [IsPublic, igw-0a1b2c3d4e5f60718, !Ref AWS::NoValue]
              NatGatewayId: !If [IsPublic, !Ref AWS::NoValue, nat-0a1b2c3d4e5f60718]
        """),
    ]
  )
}

/// The properties that name a target.
///
/// Source: <https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-route.html>
private let targetProperties: [PropertyPath] = [
  "CarrierGatewayId", "CoreNetworkArn", "EgressOnlyInternetGatewayId", "GatewayId", "InstanceId",
  "LocalGatewayId", "NatGatewayId", "NetworkInterfaceId", "OdbNetworkArn", "TransitGatewayId",
  "VpcEndpointId", "VpcPeeringConnectionId",
]

extension Diagnostic.Message {
  fileprivate static func several(_ first: String, _ second: String) -> Self {
    "the route leads to `\(first)` and to `\(second)`"
  }
}
