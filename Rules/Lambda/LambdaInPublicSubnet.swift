import CloudFormation
package import Linting
import ResourceGraph

extension Rule {
  /// Finds functions that are only in subnets which lead out through an internet gateway.
  package static let lambdaInPublicSubnet = Rule(
    "lambda-in-public-subnet",
    summary: "function in public subnets only",
    severity: .note,
    category: .reliability,
    services: ["lambda", "vpc"],
    isEnabledByDefault: false,
    documents: ["LMB-21"],
    why: """
      A function in a VPC has no public address, and an internet gateway serves only those that have \
      one. From public subnets it reaches what is in the VPC, and nothing of the internet.
      """,
    fix: "put the function into subnets that lead out through a NAT gateway",
    url: "https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc-internet.html",
    check: .eachResource(of: ["AWS::Lambda::Function"]) { function, template in
      let subnets = template.values(at: "VpcConfig.SubnetIds.*", in: function)
      let ways = subnets.compactMap { value in
        value.reference.flatMap { template.resource($0.name) }
          .flatMap { $0.type == "AWS::EC2::Subnet" ? WayFromInternet(into: $0, template) : nil }
      }
      guard let first = subnets.first, let way = ways.first, ways.count == subnets.count else {
        return
      }
      template.report(.onlyPublic, at: first, related: way.steps)
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
              VpcConfig:
                SecurityGroupIds: [!ImportValue group]
                SubnetIds: [!Ref Public]
                #           ^^^^^^^^^^^ no subnet of the function leads to the internet for it
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
        "a subnet of which nothing is known",
        """
        Resources:
          Worker:
            Type: AWS::Lambda::Function
            Properties:
              Handler: index.handler
              Runtime: nodejs22.x
              Role: arn:aws:iam::111122223333:role/worker
              Code: {S3Bucket: code, S3Key: worker.zip}
              VpcConfig: {SecurityGroupIds: [!ImportValue group], SubnetIds: [!ImportValue subnet]}
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static let onlyPublic: Self =
    "no subnet of the function leads to the internet for it"
}
