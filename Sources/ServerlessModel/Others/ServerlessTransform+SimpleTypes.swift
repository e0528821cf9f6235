import TemplateSyntax

/// The types of SAM that become one resource.
extension ServerlessTransform {
  /// `AWS::Serverless::SimpleTable` becomes a DynamoDB table with a partition key.
  ///
  /// Source: <https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-resource-simpletable.html>
  mutating func convertSimpleTable(_ table: ServerlessResource) {
    let key = table["PrimaryKey"]
    let name: GeneratedValue = .merged(key?["Name"]) ?? "id"
    let types = ["String": "S", "Number": "N", "Binary": "B"]
    let type = key?["Type"].map { value -> GeneratedValue in
      value.text.flatMap { types[$0] }.map { .from(value.node, .text($0)) } ?? .merged(value)
    }
    var properties: GeneratedProperties = [
      "AttributeDefinitions": [["AttributeName": name, "AttributeType": type ?? "S"]],
      "KeySchema": [["AttributeName": name, "KeyType": "HASH"]],
    ]
    if let throughput = table["ProvisionedThroughput"] {
      properties["ProvisionedThroughput"] = .merged(throughput)
    } else {
      properties["BillingMode"] = "PAY_PER_REQUEST"
    }
    properties.copy(
      ["PointInTimeRecoverySpecification", "SSESpecification", "TableName"],
      from: table.properties)
    properties["Tags"] = ServerlessTags.list(of: table)
    become("AWS::DynamoDB::Table", properties, table)
  }

  /// `AWS::Serverless::Application` becomes a nested stack.
  ///
  /// Source: <https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-resource-application.html>
  mutating func convertApplication(_ application: ServerlessResource) {
    var properties: GeneratedProperties = [:]
    if let location = application["Location"] {
      let isAddress = location.text?.hasPrefix("http") ?? false
      properties["TemplateURL"] =
        isAddress ? .merged(location) : .from(location.node, .unknown)
    }
    properties.copy(
      ["Parameters", "NotificationARNs", "TimeoutInMinutes"], from: application.properties)
    properties["Tags"] = ServerlessTags.list(
      of: application, createdBy: ServerlessTags.ofLambda)
    become("AWS::CloudFormation::Stack", properties, application)
  }

  /// `AWS::Serverless::LayerVersion` becomes a layer version whose logical id ends in a hash, so that
  /// every change makes a new one.
  ///
  /// Source: <https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-resource-layerversion.html>
  mutating func convertLayerVersion(_ layer: ServerlessResource) {
    var properties: GeneratedProperties = [
      "LayerName": .merged(layer["LayerName"]) ?? .text(layer.id)
    ]
    if let location = layer["ContentUri"] {
      properties["Content"] = .from(location.node, .mapping(FunctionCode.location(location)))
    }
    properties.copy(
      ["Description", "CompatibleArchitectures", "CompatibleRuntimes", "LicenseInfo"],
      from: layer.properties)
    become(
      "AWS::Lambda::LayerVersion", properties, layer,
      deployedId: layer.id + ContentHash.placeholder(layer.id))
  }

  /// `AWS::Serverless::CapacityProvider` becomes a capacity provider, and brings a role for its
  /// operator.
  ///
  /// Source: <https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-resource-capacityprovider.html>
  mutating func convertCapacityProvider(_ provider: ServerlessResource) {
    var properties: GeneratedProperties = [
      "PermissionsConfig": [
        "CapacityProviderOperatorRoleArn": .merged(provider["OperatorRole"])
          ?? .arn(provider.id + "OperatorRole")
      ]
    ]
    properties.copy(["CapacityProviderName", "KmsKeyArn"], from: provider.properties)
    properties["VpcConfig"] = provider["VpcConfig"].map { network in
      var config: GeneratedProperties = [:]
      for (name, value) in network.entries { config[name] = .merged(value) }
      return .from(network.node, .mapping(config))
    }
    properties["InstanceRequirements"] = provider["InstanceRequirements"].map { requirements in
      .from(
        requirements.node,
        [
          "Architectures": .merged(requirements["Architectures"]),
          "AllowedInstanceTypes": .merged(requirements["AllowedTypes"]),
          "ExcludedInstanceTypes": .merged(requirements["ExcludedTypes"]),
        ])
    }
    properties["CapacityProviderScalingConfig"] = provider["ScalingConfig"].map { scaling in
      .from(
        scaling.node,
        [
          "MaxVCpuCount": .merged(scaling["MaxVCpuCount"]),
          "ScalingMode": scaling["AverageCPUUtilization"] == nil ? nil : "Manual",
          "ScalingPolicies": scaling["AverageCPUUtilization"].map {
            [
              [
                "PredefinedMetricType": "LambdaCapacityProviderAverageCPUUtilization",
                "TargetValue": .merged($0),
              ]
            ]
          },
        ])
    }
    properties["Tags"] = ServerlessTags.list(of: provider, createdBy: ServerlessTags.ofLambda)
    if provider["OperatorRole"] == nil { addOperatorRole(of: provider) }
    become("AWS::Lambda::CapacityProvider", properties, provider)
  }

  private mutating func addOperatorRole(of provider: ServerlessResource) {
    add(
      provider.id + "OperatorRole", "AWS::IAM::Role",
      [
        "AssumeRolePolicyDocument": PolicyDocuments.trustInLambda,
        "ManagedPolicyArns": [
          PolicyDocuments.managed("AWSLambdaManagedEC2ResourceOperator")
        ],
        "Tags": ServerlessTags.propagated(from: provider),
      ], of: provider)
  }
}
