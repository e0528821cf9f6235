import CloudFormation
package import Linting
import ResourceGraph

extension Rule {
  /// Finds machines, databases and services to which a whole way leads from the internet.
  package static let resourceReachableFromInternet = Rule(
    "resource-reachable-from-internet",
    summary: "machine, database or service that the internet can reach",
    severity: .note,
    category: .security,
    services: ["ec2", "vpc", "ecs", "rds"],
    isEnabledByDefault: false,
    documents: ["VPC-13"],
    why: """
      A gateway, a route, a public address and a group that lets anyone in make a way from the \
      internet. Each of them is harmless alone, and only together they show what is exposed.
      """,
    fix: "close one step of the way, or put a load balancer in front",
    url: "https://docs.aws.amazon.com/vpc/latest/userguide/infrastructure-security.html",
    check: .eachResource(of: reachableTypes.keys) { resource, template in
      guard let places = reachableTypes[resource.type] else { return }
      let subnets = template.resources(named: places.subnets, in: resource)
      let groups = template.resources(named: places.groups, in: resource)
      guard let opening = groups.lazy.compactMap(template.opening).first else { return }
      for subnet in subnets where subnet.type == "AWS::EC2::Subnet" {
        guard PublicAddress.isGiven(to: resource, in: subnet, template),
          let way = WayFromInternet(into: subnet, template)
        else { continue }
        template.report(
          .reachable(resource.logicalId, opening.traffic), at: resource.key,
          related: way.steps + [RelatedPlace("the group lets anyone in", at: opening.source.place)])
        return
      }
    },
    examples: [
      Example(
        "a machine behind a gateway",
        """
        Resources:
          Shop: {Type: AWS::EC2::VPC, Properties: {CidrBlock: 10.0.0.0/16}}
          Gateway: {Type: AWS::EC2::InternetGateway}
          Table: {Type: AWS::EC2::RouteTable, Properties: {VpcId: !Ref Shop}}
          Out:
            Type: AWS::EC2::Route
            Properties: {RouteTableId: !Ref Table, DestinationCidrBlock: 0.0.0.0/0, GatewayId: !Ref Gateway}
          Zone:
            Type: AWS::EC2::Subnet
            Properties: {VpcId: !Ref Shop, CidrBlock: 10.0.0.0/24, MapPublicIpOnLaunch: true}
          Uses:
            Type: AWS::EC2::SubnetRouteTableAssociation
            Properties: {SubnetId: !Ref Zone, RouteTableId: !Ref Table}
          Group:
            Type: AWS::EC2::SecurityGroup
            Properties:
              GroupDescription: web
              VpcId: !Ref Shop
              SecurityGroupIngress: [{IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIp: 0.0.0.0/0}]
          Web:
        # ^^^ `Web` can be reached from the internet on TCP port 443
            Type: AWS::EC2::Instance
            Properties:
              LaunchTemplate: {LaunchTemplateId: !ImportValue web, Version: "3"}
              SubnetId: !Ref Zone
              SecurityGroupIds: [!Ref Group]
        """),
      Example(
        "no public address, and a group for the network alone",
        """
        Resources:
          Shop: {Type: AWS::EC2::VPC, Properties: {CidrBlock: 10.0.0.0/16}}
          Gateway: {Type: AWS::EC2::InternetGateway}
          Table: {Type: AWS::EC2::RouteTable, Properties: {VpcId: !Ref Shop}}
          Out:
            Type: AWS::EC2::Route
            Properties: {RouteTableId: !Ref Table, DestinationCidrBlock: 0.0.0.0/0, GatewayId: !Ref Gateway}
          Zone:
            Type: AWS::EC2::Subnet
            Properties: {VpcId: !Ref Shop, CidrBlock: 10.0.0.0/24}
          Uses:
            Type: AWS::EC2::SubnetRouteTableAssociation
            Properties: {SubnetId: !Ref Zone, RouteTableId: !Ref Table}
          Open:
            Type: AWS::EC2::SecurityGroup
            Properties:
              GroupDescription: web
              VpcId: !Ref Shop
              SecurityGroupIngress: [{IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIp: 0.0.0.0/0}]
          Web:
            Type: AWS::EC2::Instance
            Properties:
              LaunchTemplate: {LaunchTemplateId: !ImportValue web, Version: "3"}
              SubnetId: !Ref Zone
              SecurityGroupIds: [!Ref Open]
          Closed:
            Type: AWS::EC2::SecurityGroup
            Properties:
              GroupDescription: web
              VpcId: !Ref Shop
              SecurityGroupIngress: [{IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIp: 10.0.0.0/16}]
          Tasks:
            Type: AWS::ECS::Service
            Properties:
              Cluster: main
              TaskDefinition: shop
              LaunchType: FARGATE
              NetworkConfiguration:
                AwsvpcConfiguration: {AssignPublicIp: ENABLED, Subnets: [!Ref Zone], SecurityGroups: [!Ref Closed]}
        """),
    ]
  )
}

/// Where a resource names its subnets and its security groups.
private struct NetworkPlaces: Sendable {
  let subnets: PropertyPath
  let groups: PropertyPath
}

private let reachableTypes: KeyValuePairs<String, NetworkPlaces> = [
  "AWS::EC2::Instance": NetworkPlaces(subnets: "SubnetId", groups: "SecurityGroupIds.*"),
  "AWS::ECS::Service": NetworkPlaces(
    subnets: "NetworkConfiguration.AwsvpcConfiguration.Subnets.*",
    groups: "NetworkConfiguration.AwsvpcConfiguration.SecurityGroups.*"),
  "AWS::ElasticLoadBalancingV2::LoadBalancer": NetworkPlaces(
    subnets: "Subnets.*", groups: "SecurityGroups.*"),
]

extension Inspection {
  /// The resources of the template that a property names.
  fileprivate func resources(named path: PropertyPath, in resource: Resource) -> [Resource] {
    values(at: path, in: resource).compactMap { $0.reference.flatMap { self.resource($0.name) } }
  }

  /// What a group lets in from anywhere, also by rules of their own.
  fileprivate func opening(in group: Resource) -> InternetExposure? {
    let rules = graph.resources(.attachedTo, group.logicalId).filter {
      $0.type == "AWS::EC2::SecurityGroupIngress"
    }
    return ([group] + rules).lazy.flatMap { resource in
      InternetExposure.Kind.allCases.lazy.flatMap { InternetExposure.all($0, in: resource, self) }
    }.first
  }
}

extension Diagnostic.Message {
  fileprivate static func reachable(_ name: String, _ traffic: SecurityGroupRule.Traffic) -> Self {
    guard let ports = traffic.ports, !traffic.isEverything else {
      return "`\(name)` can be reached from the internet"
    }
    return "`\(name)` can be reached from the internet on \(traffic.ipProtocol) \(ports)"
  }
}
