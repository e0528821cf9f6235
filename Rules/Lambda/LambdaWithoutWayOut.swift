import CloudFormation
package import Linting
import ResourceGraph

extension Rule {
  /// Finds functions in subnets from which they do not reach the services that they are told of.
  package static let lambdaWithoutWayOut = Rule(
    "lambda-without-way-out",
    summary: "function in subnets without a way to the service that it calls",
    severity: .warning,
    category: .reliability,
    services: ["lambda", "vpc"],
    documents: ["LMB-21"],
    why: """
      A function in a VPC has no public address, so an internet gateway does not help it. Without a NAT \
      gateway or an endpoint of the service, its calls wait until the function times out.
      """,
    fix: "add an `AWS::EC2::VPCEndpoint` of the service, or a route to a NAT gateway",
    url: "https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc-internet.html",
    check: .eachResource(of: ["AWS::Lambda::Function"]) { function, template in
      let targets = template.namedInEnvironment(of: function)
      guard !targets.isEmpty else { return }
      let subnets = template.values(at: "VpcConfig.SubnetIds.*", in: function)
      guard !subnets.isEmpty, let isolated = template.isolatedSubnets(among: subnets) else {
        return
      }
      for (target, service, place) in targets where !template.mayHaveEndpoint(of: service) {
        template.report(
          .unreachable(target.logicalId, service), at: place,
          related: isolated.map { RelatedPlace("this subnet has no way out for it", at: $0.key) })
      }
    },
    examples: [
      Example(
        "a public subnet",
        """
        Resources:
          Worker:
            Type: AWS::Lambda::Function
            Properties:
              Handler: index.handler
              Runtime: nodejs22.x
              Role: arn:aws:iam::111122223333:role/worker
              Code: {S3Bucket: code, S3Key: worker.zip}
              Environment:
                Variables:
                  QUEUE: !Ref Jobs
                  #      ^^^^^^^^^ no subnet of the function has a way to `sqs`, which it needs for `Jobs`
              VpcConfig: {SecurityGroupIds: [!ImportValue group], SubnetIds: [!Ref Public]}
          Jobs: {Type: AWS::SQS::Queue}
          Shop: {Type: AWS::EC2::VPC, Properties: {CidrBlock: 10.0.0.0/16}}
          Gateway: {Type: AWS::EC2::InternetGateway}
          Public: {Type: AWS::EC2::Subnet, Properties: {VpcId: !Ref Shop, CidrBlock: 10.0.1.0/24}}
          Table: {Type: AWS::EC2::RouteTable, Properties: {VpcId: !Ref Shop}}
          Uses:
            Type: AWS::EC2::SubnetRouteTableAssociation
            Properties: {SubnetId: !Ref Public, RouteTableId: !Ref Table}
          Out:
            Type: AWS::EC2::Route
            Properties: {RouteTableId: !Ref Table, DestinationCidrBlock: 0.0.0.0/0, GatewayId: !Ref Gateway}
        """),
      Example(
        "a NAT gateway",
        """
        Resources:
          Worker:
            Type: AWS::Lambda::Function
            Properties:
              Handler: index.handler
              Runtime: nodejs22.x
              Role: arn:aws:iam::111122223333:role/worker
              Code: {S3Bucket: code, S3Key: worker.zip}
              Environment: {Variables: {QUEUE: !Ref Jobs}}
              VpcConfig: {SecurityGroupIds: [!ImportValue group], SubnetIds: [!Ref Private]}
          Jobs: {Type: AWS::SQS::Queue}
          Shop: {Type: AWS::EC2::VPC, Properties: {CidrBlock: 10.0.0.0/16}}
          Private: {Type: AWS::EC2::Subnet, Properties: {VpcId: !Ref Shop, CidrBlock: 10.0.1.0/24}}
          Table: {Type: AWS::EC2::RouteTable, Properties: {VpcId: !Ref Shop}}
          Uses:
            Type: AWS::EC2::SubnetRouteTableAssociation
            Properties: {SubnetId: !Ref Private, RouteTableId: !Ref Table}
          Out:
            Type: AWS::EC2::Route
            Properties: {RouteTableId: !Ref Table, DestinationCidrBlock: 0.0.0.0/0, NatGatewayId: !ImportValue nat}
        """),
      Example(
        "an endpoint of the service, and subnets that are made elsewhere",
        """
        Resources:
          Worker:
            Type: AWS::Lambda::Function
            Properties:
              Handler: index.handler
              Runtime: nodejs22.x
              Role: arn:aws:iam::111122223333:role/worker
              Code: {S3Bucket: code, S3Key: worker.zip}
              Environment: {Variables: {QUEUE: !Ref Jobs}}
              VpcConfig: {SecurityGroupIds: [!ImportValue group], SubnetIds: [!Ref Private]}
          Other:
            Type: AWS::Lambda::Function
            Properties:
              Handler: index.handler
              Runtime: nodejs22.x
              Role: arn:aws:iam::111122223333:role/worker
              Code: {S3Bucket: code, S3Key: worker.zip}
              Environment: {Variables: {QUEUE: !Ref Jobs}}
              VpcConfig: {SecurityGroupIds: [!ImportValue group], SubnetIds: [!ImportValue subnet]}
          Jobs: {Type: AWS::SQS::Queue}
          Shop: {Type: AWS::EC2::VPC, Properties: {CidrBlock: 10.0.0.0/16}}
          Private: {Type: AWS::EC2::Subnet, Properties: {VpcId: !Ref Shop, CidrBlock: 10.0.1.0/24}}
          Table: {Type: AWS::EC2::RouteTable, Properties: {VpcId: !Ref Shop}}
          Uses:
            Type: AWS::EC2::SubnetRouteTableAssociation
            Properties: {SubnetId: !Ref Private, RouteTableId: !Ref Table}
          Endpoint:
            Type: AWS::EC2::VPCEndpoint
            Properties:
              VpcId: !Ref Shop
              VpcEndpointType: Interface
              ServiceName: !Sub com.amazonaws.${AWS::Region}.sqs
              SubnetIds: [!Ref Private]
        """),
    ]
  )
}

extension Inspection {
  /// The subnets, when all of them are of the template and none leads anywhere but to an internet
  /// gateway; nil otherwise.
  fileprivate func isolatedSubnets(among values: [PossibleValue]) -> [Resource]? {
    var subnets: [Resource] = []
    for value in values {
      guard let name = value.reference?.name, let subnet = resource(name),
        subnet.type == "AWS::EC2::Subnet", isIsolated(subnet)
      else { return nil }
      subnets.append(subnet)
    }
    return subnets
  }

  /// Whether a subnet uses a route table of the template in which nothing leads out for addresses that
  /// are not public.
  private func isIsolated(_ subnet: Resource) -> Bool {
    let tables = graph.resources(.attachedTo, subnet.logicalId)
      .filter { $0.type == "AWS::EC2::SubnetRouteTableAssociation" }
      .flatMap { graph.resources(that: $0.logicalId, .attachedTo) }
      .filter { $0.type == "AWS::EC2::RouteTable" }
    guard !tables.isEmpty else { return false }
    return tables.allSatisfy { table in
      graph.resources(.attachedTo, table.logicalId)
        .filter { $0.type != "AWS::EC2::SubnetRouteTableAssociation" }
        .allSatisfy { route in
          route.type == "AWS::EC2::Route"
            && graph.resources(that: route.logicalId, .routesTo)
              .contains { $0.type == "AWS::EC2::InternetGateway" }
        }
    }
  }

  /// Whether an endpoint of the template may be one of a service.
  fileprivate func mayHaveEndpoint(of service: String) -> Bool {
    resources(ofType: "AWS::EC2::VPCEndpoint").contains { endpoint in
      values(at: "ServiceName", in: endpoint).contains { name in
        guard case .known(let ending)? = name.pattern?.parts.last else { return true }
        return ending.contains(".\(service)")
      }
    }
  }
}

extension Diagnostic.Message {
  fileprivate static func unreachable(_ target: String, _ service: String) -> Self {
    "no subnet of the function has a way to `\(service)`, which it needs for `\(target)`"
  }
}
