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

  /// The connections of a resource type; see the property reference of each in
  /// <https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-template-resource-type-ref.html>.
  static func connections(of type: String) -> [PropertyConnection] {
    switch type {
    case "AWS::ApiGateway::Deployment":
      [.init(path: "RestApiId", relation: .attachedTo)]
    case "AWS::ApiGateway::Method":
      [
        .init(path: "RestApiId", relation: .attachedTo),
        .init(path: "Integration.Uri", relation: .routesTo),
      ]
    case "AWS::ApiGateway::Stage":
      [.init(path: "RestApiId", relation: .attachedTo)]
    case "AWS::ApiGatewayV2::Integration":
      [
        .init(path: "ApiId", relation: .attachedTo),
        .init(path: "IntegrationUri", relation: .routesTo),
      ]
    case "AWS::ApiGatewayV2::Route":
      [
        .init(path: "ApiId", relation: .attachedTo), .init(path: "Target", relation: .routesTo),
      ]
    case "AWS::AutoScaling::AutoScalingGroup":
      [
        .init(path: "LaunchTemplate.LaunchTemplateId", relation: .runs),
        .init(path: "LaunchConfigurationName", relation: .runs),
        .init(path: "VPCZoneIdentifier.*", relation: .attachedTo),
        .init(path: "TargetGroupARNs.*", relation: .routesTo, isReversed: true),
      ]
    case "AWS::CloudWatch::Alarm":
      [.init(path: "AlarmActions.*", relation: .triggers)]
    case "AWS::EC2::Instance":
      [
        .init(path: "IamInstanceProfile", relation: .assumes),
        .init(path: "SubnetId", relation: .attachedTo),
        .init(path: "SecurityGroupIds.*", relation: .attachedTo),
        .init(path: "SecurityGroups.*", relation: .attachedTo),
        .init(path: "LaunchTemplate.LaunchTemplateId", relation: .runs),
      ]
    case "AWS::EC2::Route":
      [
        .init(path: "RouteTableId", relation: .attachedTo),
        .init(path: "GatewayId", relation: .routesTo),
        .init(path: "NatGatewayId", relation: .routesTo),
      ]
    case "AWS::EC2::SecurityGroup":
      [.init(path: "VpcId", relation: .attachedTo)]
    case "AWS::EC2::SecurityGroupEgress":
      [.init(path: "GroupId", relation: .attachedTo)]
    case "AWS::EC2::SecurityGroupIngress":
      [.init(path: "GroupId", relation: .attachedTo)]
    case "AWS::EC2::Subnet":
      [.init(path: "VpcId", relation: .attachedTo)]
    case "AWS::EC2::SubnetRouteTableAssociation":
      [
        .init(path: "SubnetId", relation: .attachedTo),
        .init(path: "RouteTableId", relation: .attachedTo),
      ]
    case "AWS::ECS::Service":
      [
        .init(path: "TaskDefinition", relation: .runs),
        .init(path: "Cluster", relation: .attachedTo),
        .init(path: "LoadBalancers.*.TargetGroupArn", relation: .routesTo, isReversed: true),
        .init(
          path: "NetworkConfiguration.AwsvpcConfiguration.SecurityGroups.*", relation: .attachedTo),
        .init(path: "NetworkConfiguration.AwsvpcConfiguration.Subnets.*", relation: .attachedTo),
      ]
    case "AWS::ECS::TaskDefinition":
      [
        .init(path: "TaskRoleArn", relation: .assumes),
        .init(path: "ExecutionRoleArn", relation: .assumes),
      ]
    case "AWS::ElasticLoadBalancingV2::Listener":
      [
        .init(path: "LoadBalancerArn", relation: .attachedTo),
        .init(path: "DefaultActions.*.TargetGroupArn", relation: .routesTo),
      ]
    case "AWS::ElasticLoadBalancingV2::LoadBalancer":
      [
        .init(path: "SecurityGroups.*", relation: .attachedTo),
        .init(path: "Subnets.*", relation: .attachedTo),
      ]
    case "AWS::ElasticLoadBalancingV2::TargetGroup":
      [
        .init(path: "Targets.*.Id", relation: .routesTo)
      ]
    case "AWS::Events::Rule":
      [.init(path: "Targets.*.Arn", relation: .triggers)]
    case "AWS::IAM::InstanceProfile":
      [.init(path: "Roles.*", relation: .assumes)]
    case "AWS::IAM::ManagedPolicy":
      [
        .init(path: "Roles.*", relation: .attachedTo),
        .init(path: "Users.*", relation: .attachedTo),
        .init(path: "Groups.*", relation: .attachedTo),
      ]
    case "AWS::IAM::Policy":
      [
        .init(path: "Roles.*", relation: .attachedTo),
        .init(path: "Users.*", relation: .attachedTo),
        .init(path: "Groups.*", relation: .attachedTo),
      ]
    case "AWS::IAM::RolePolicy":
      [.init(path: "RoleName", relation: .attachedTo)]
    case "AWS::Lambda::Alias":
      [.init(path: "FunctionName", relation: .attachedTo)]
    case "AWS::Lambda::EventInvokeConfig":
      [.init(path: "FunctionName", relation: .attachedTo)]
    case "AWS::Lambda::Function":
      [
        .init(path: "Role", relation: .assumes),
        .init(path: "DeadLetterConfig.TargetArn", relation: .writesTo),
        .init(path: "VpcConfig.SecurityGroupIds.*", relation: .attachedTo),
        .init(path: "VpcConfig.SubnetIds.*", relation: .attachedTo),
      ]
    case "AWS::Lambda::Permission":
      [.init(path: "FunctionName", relation: .attachedTo)]
    case "AWS::Lambda::Url":
      [.init(path: "TargetFunctionArn", relation: .routesTo)]
    case "AWS::Lambda::Version":
      [.init(path: "FunctionName", relation: .attachedTo)]
    case "AWS::Logs::SubscriptionFilter":
      [
        .init(path: "LogGroupName", relation: .attachedTo),
        .init(path: "DestinationArn", relation: .triggers),
      ]
    case "AWS::RDS::DBInstance":
      [
        .init(path: "VPCSecurityGroups.*", relation: .attachedTo),
        .init(path: "DBSubnetGroupName", relation: .attachedTo),
      ]
    case "AWS::S3::Bucket":
      [
        .init(
          path: "NotificationConfiguration.LambdaConfigurations.*.Function", relation: .triggers),
        .init(path: "NotificationConfiguration.QueueConfigurations.*.Queue", relation: .triggers),
        .init(path: "NotificationConfiguration.TopicConfigurations.*.Topic", relation: .triggers),
      ]
    case "AWS::S3::BucketPolicy":
      [.init(path: "Bucket", relation: .attachedTo)]
    case "AWS::SNS::Topic":
      [.init(path: "Subscription.*.Endpoint", relation: .triggers)]
    case "AWS::SNS::TopicPolicy":
      [.init(path: "Topics.*", relation: .attachedTo)]
    case "AWS::SQS::QueuePolicy":
      [.init(path: "Queues.*", relation: .attachedTo)]
    case "AWS::Scheduler::Schedule":
      [
        .init(path: "Target.Arn", relation: .triggers),
        .init(path: "Target.RoleArn", relation: .assumes),
      ]
    case "AWS::StepFunctions::StateMachine":
      [
        .init(path: "RoleArn", relation: .assumes),
        .init(path: "DefinitionSubstitutions.*", relation: .invokes),
      ]
    default: []
    }
  }

  static func bridges(of type: String) -> [Bridge] {
    switch type {
    case "AWS::Lambda::EventSourceMapping":
      [
        .init(source: "EventSourceArn", relation: .triggers, target: "FunctionName")
      ]
    case "AWS::SNS::Subscription":
      [
        .init(source: "TopicArn", relation: .triggers, target: "Endpoint")
      ]
    default: []
    }
  }
}
