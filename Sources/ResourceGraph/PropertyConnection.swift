import CloudFormation

/// What it means when a property of a type refers to another resource.
struct PropertyConnection {
  let path: PropertyPath
  let relation: ResourceGraph.Relation
  /// The relation goes from the resource referred to back to the one that refers.
  var isReversed = false

  /// A resource that connects two others: a subscription joins a topic to a queue.
  struct Bridge {
    let source: PropertyPath
    let relation: ResourceGraph.Relation
    let target: PropertyPath
  }

  /// By resource type; see the property reference of each in
  /// <https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-template-resource-type-ref.html>.
  static let table: [String: [PropertyConnection]] = [
    "AWS::ApiGateway::Deployment": [.init(path: "RestApiId", relation: .attachedTo)],
    "AWS::ApiGateway::Method": [
      .init(path: "RestApiId", relation: .attachedTo),
      .init(path: "Integration.Uri", relation: .routesTo),
    ],
    "AWS::ApiGateway::Stage": [.init(path: "RestApiId", relation: .attachedTo)],
    "AWS::ApiGatewayV2::Integration": [
      .init(path: "ApiId", relation: .attachedTo),
      .init(path: "IntegrationUri", relation: .routesTo),
    ],
    "AWS::ApiGatewayV2::Route": [
      .init(path: "ApiId", relation: .attachedTo), .init(path: "Target", relation: .routesTo),
    ],
    "AWS::AutoScaling::AutoScalingGroup": [
      .init(path: "LaunchTemplate.LaunchTemplateId", relation: .runs),
      .init(path: "LaunchConfigurationName", relation: .runs),
      .init(path: "VPCZoneIdentifier.*", relation: .attachedTo),
      .init(path: "TargetGroupARNs.*", relation: .routesTo, isReversed: true),
    ],
    "AWS::CloudWatch::Alarm": [.init(path: "AlarmActions.*", relation: .triggers)],
    "AWS::EC2::Instance": [
      .init(path: "IamInstanceProfile", relation: .assumes),
      .init(path: "SubnetId", relation: .attachedTo),
      .init(path: "SecurityGroupIds.*", relation: .attachedTo),
      .init(path: "SecurityGroups.*", relation: .attachedTo),
      .init(path: "LaunchTemplate.LaunchTemplateId", relation: .runs),
    ],
    "AWS::EC2::Route": [
      .init(path: "RouteTableId", relation: .attachedTo),
      .init(path: "GatewayId", relation: .routesTo),
      .init(path: "NatGatewayId", relation: .routesTo),
    ],
    "AWS::EC2::SecurityGroup": [.init(path: "VpcId", relation: .attachedTo)],
    "AWS::EC2::SecurityGroupEgress": [.init(path: "GroupId", relation: .attachedTo)],
    "AWS::EC2::SecurityGroupIngress": [.init(path: "GroupId", relation: .attachedTo)],
    "AWS::EC2::Subnet": [.init(path: "VpcId", relation: .attachedTo)],
    "AWS::EC2::SubnetRouteTableAssociation": [
      .init(path: "SubnetId", relation: .attachedTo),
      .init(path: "RouteTableId", relation: .attachedTo),
    ],
    "AWS::ECS::Service": [
      .init(path: "TaskDefinition", relation: .runs),
      .init(path: "Cluster", relation: .attachedTo),
      .init(path: "LoadBalancers.*.TargetGroupArn", relation: .routesTo, isReversed: true),
      .init(
        path: "NetworkConfiguration.AwsvpcConfiguration.SecurityGroups.*", relation: .attachedTo),
      .init(path: "NetworkConfiguration.AwsvpcConfiguration.Subnets.*", relation: .attachedTo),
    ],
    "AWS::ECS::TaskDefinition": [
      .init(path: "TaskRoleArn", relation: .assumes),
      .init(path: "ExecutionRoleArn", relation: .assumes),
    ],
    "AWS::ElasticLoadBalancingV2::Listener": [
      .init(path: "LoadBalancerArn", relation: .attachedTo),
      .init(path: "DefaultActions.*.TargetGroupArn", relation: .routesTo),
    ],
    "AWS::ElasticLoadBalancingV2::LoadBalancer": [
      .init(path: "SecurityGroups.*", relation: .attachedTo),
      .init(path: "Subnets.*", relation: .attachedTo),
    ],
    "AWS::ElasticLoadBalancingV2::TargetGroup": [
      .init(path: "Targets.*.Id", relation: .routesTo)
    ],
    "AWS::Events::Rule": [.init(path: "Targets.*.Arn", relation: .triggers)],
    "AWS::IAM::InstanceProfile": [.init(path: "Roles.*", relation: .assumes)],
    "AWS::IAM::ManagedPolicy": [
      .init(path: "Roles.*", relation: .attachedTo), .init(path: "Users.*", relation: .attachedTo),
      .init(path: "Groups.*", relation: .attachedTo),
    ],
    "AWS::IAM::Policy": [
      .init(path: "Roles.*", relation: .attachedTo), .init(path: "Users.*", relation: .attachedTo),
      .init(path: "Groups.*", relation: .attachedTo),
    ],
    "AWS::IAM::RolePolicy": [.init(path: "RoleName", relation: .attachedTo)],
    "AWS::Lambda::Alias": [.init(path: "FunctionName", relation: .attachedTo)],
    "AWS::Lambda::EventInvokeConfig": [.init(path: "FunctionName", relation: .attachedTo)],
    "AWS::Lambda::Function": [
      .init(path: "Role", relation: .assumes),
      .init(path: "DeadLetterConfig.TargetArn", relation: .writesTo),
      .init(path: "VpcConfig.SecurityGroupIds.*", relation: .attachedTo),
      .init(path: "VpcConfig.SubnetIds.*", relation: .attachedTo),
    ],
    "AWS::Lambda::Permission": [.init(path: "FunctionName", relation: .attachedTo)],
    "AWS::Lambda::Url": [.init(path: "TargetFunctionArn", relation: .routesTo)],
    "AWS::Lambda::Version": [.init(path: "FunctionName", relation: .attachedTo)],
    "AWS::Logs::SubscriptionFilter": [
      .init(path: "LogGroupName", relation: .attachedTo),
      .init(path: "DestinationArn", relation: .triggers),
    ],
    "AWS::RDS::DBInstance": [
      .init(path: "VPCSecurityGroups.*", relation: .attachedTo),
      .init(path: "DBSubnetGroupName", relation: .attachedTo),
    ],
    "AWS::S3::Bucket": [
      .init(
        path: "NotificationConfiguration.LambdaConfigurations.*.Function", relation: .triggers),
      .init(path: "NotificationConfiguration.QueueConfigurations.*.Queue", relation: .triggers),
      .init(path: "NotificationConfiguration.TopicConfigurations.*.Topic", relation: .triggers),
    ],
    "AWS::S3::BucketPolicy": [.init(path: "Bucket", relation: .attachedTo)],
    "AWS::SNS::Topic": [.init(path: "Subscription.*.Endpoint", relation: .triggers)],
    "AWS::SNS::TopicPolicy": [.init(path: "Topics.*", relation: .attachedTo)],
    "AWS::SQS::QueuePolicy": [.init(path: "Queues.*", relation: .attachedTo)],
    "AWS::Scheduler::Schedule": [
      .init(path: "Target.Arn", relation: .triggers),
      .init(path: "Target.RoleArn", relation: .assumes),
    ],
    "AWS::StepFunctions::StateMachine": [
      .init(path: "RoleArn", relation: .assumes),
      .init(path: "DefinitionSubstitutions.*", relation: .invokes),
    ],
  ]

  static let bridges: [String: [Bridge]] = [
    "AWS::Lambda::EventSourceMapping": [
      .init(source: "EventSourceArn", relation: .triggers, target: "FunctionName")
    ],
    "AWS::SNS::Subscription": [
      .init(source: "TopicArn", relation: .triggers, target: "Endpoint")
    ],
  ]
}
