import TemplateSyntax

/// `AWS::Serverless::GraphQLApi` becomes an AppSync API with its schema, and brings keys, data
/// sources, functions, resolvers, a cache, a domain name and roles.
///
/// Source: <https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-resource-graphqlapi.html>
extension ServerlessTransform {
  mutating func convertGraphQLAPI(_ api: ServerlessResource) {
    become("AWS::AppSync::GraphQLApi", graphQLProperties(api), api)
    addSchema(of: api)
    addLambdaAuthorizers(of: api)
    addLogRole(of: api)
    for (name, key) in api["ApiKeys"]?.entries ?? [] {
      add(
        api.id + name, "AWS::AppSync::ApiKey",
        [
          "ApiId": .attribute(api.id, "ApiId"),
          "Description": .merged(key["Description"]), "Expires": .merged(key["ExpiresOn"]),
        ], of: api, at: key.key)
    }
    addCacheAndDomain(of: api)
    addDataSources(of: api)
    addFunctions(of: api)
    addResolvers(of: api)
  }

  private func graphQLProperties(_ api: ServerlessResource) -> GeneratedProperties {
    var properties: GeneratedProperties = ["Name": .merged(api["Name"]) ?? .text(api.id)]
    properties.copy(
      [
        "XrayEnabled", "Visibility", "OwnerContact", "IntrospectionConfig", "QueryDepthLimit",
        "ResolverCountLimit",
      ], from: api.properties)
    let authorization = api["Auth"]
    properties["AuthenticationType"] = .merged(authorization?["Type"])
    for entry in authorization.map({ Self.authorization($0) })?.entries ?? [] {
      properties[entry.name] = entry.value
    }
    let others = authorization?["Additional"].map { additional in
      additional.elements.map { node -> GeneratedValue in
        let value = MergedValue(key: nil, node)
        var provider: GeneratedProperties = ["AuthenticationType": .merged(value["Type"])]
        for entry in Self.authorization(value, isAdditional: true).entries {
          provider[entry.name] = entry.value
        }
        return .from(node, .mapping(provider))
      }
    }
    properties["AdditionalAuthenticationProviders"] = others.map { .list($0) }
    properties["LogConfig"] = logConfig(api)
    properties["Tags"] = ServerlessTags.list(
      of: api, createdBy: ServerlessTags.own("graphqlapi:createdBy"))
    return properties
  }

  /// How an API finds out who calls; only the first way has an action for those that no rule names.
  private static func authorization(_ value: MergedValue, isAdditional: Bool = false)
    -> GeneratedProperties
  {
    let pool = value["UserPool"].map { pool -> GeneratedValue in
      guard isAdditional else { return .merged(pool) }
      var config: GeneratedProperties = [:]
      for (name, value) in pool.entries where name != "DefaultAction" {
        config[name] = .merged(value)
      }
      return .from(pool.node, .mapping(config))
    }
    return [
      "LambdaAuthorizerConfig": .merged(value["LambdaAuthorizer"]),
      "OpenIDConnectConfig": .merged(value["OpenIDConnect"]), "UserPoolConfig": pool,
    ]
  }

  private mutating func addSchema(of api: ServerlessResource) {
    add(
      api.id + "Schema", "AWS::AppSync::GraphQLSchema",
      [
        "ApiId": .attribute(api.id, "ApiId"), "Definition": .merged(api["SchemaInline"]),
        "DefinitionS3Location": api["SchemaUri"].map { location in
          location.text?.hasPrefix("s3://") == true
            ? .merged(location) : .from(location.node, .unknown)
        },
      ], of: api, at: api["SchemaInline"]?.key ?? api["SchemaUri"]?.key)
  }

  private mutating func addLambdaAuthorizers(of api: ServerlessResource) {
    guard let authorization = api["Auth"] else { return }
    let all =
      [authorization]
      + (authorization["Additional"]?.elements ?? []).map { MergedValue(key: nil, $0) }
    let lambda = all.filter { $0["Type"]?.text == "AWS_LAMBDA" }
    for (number, authorizer) in lambda.enumerated() {
      add(
        "\(api.id)ToLambdaAuthConnector\(number + 1)WriteLambdaPermission",
        "AWS::Lambda::Permission",
        [
          "Action": "lambda:InvokeFunction",
          "FunctionName": .merged(authorizer["LambdaAuthorizer"]?["AuthorizerUri"]) ?? .unknown,
          "Principal": "appsync.amazonaws.com",
          "SourceArn": .sub(
            "arn:${AWS::Partition}:appsync:${AWS::Region}:${AWS::AccountId}:apis/${Api}",
            ["Api": .attribute(api.id, "ApiId")]),
        ], of: api, at: authorizer.key ?? authorization.key)
    }
  }

  // MARK: - Logs, cache, domain

  private func logConfig(_ api: ServerlessResource) -> GeneratedValue? {
    let logging = api["Logging"]
    if logging?.node.boolean == false { return nil }
    var config: GeneratedProperties = [
      "CloudWatchLogsRoleArn": .merged(logging?["CloudWatchLogsRoleArn"])
        ?? .arn(api.id + "CloudWatchRole"),
      "FieldLogLevel": .merged(logging?["FieldLogLevel"]) ?? "ALL",
    ]
    config["ExcludeVerboseContent"] = .merged(logging?["ExcludeVerboseContent"])
    return logging.map { .from($0.node, .mapping(config)) } ?? .mapping(config)
  }

  private mutating func addLogRole(of api: ServerlessResource) {
    let logging = api["Logging"]
    guard logging?.node.boolean != false, logging?["CloudWatchLogsRoleArn"] == nil else { return }
    add(
      api.id + "CloudWatchRole", "AWS::IAM::Role",
      [
        "AssumeRolePolicyDocument": PolicyDocuments.trust(in: "appsync.amazonaws.com"),
        "ManagedPolicyArns": [
          PolicyDocuments.managed("service-role/AWSAppSyncPushToCloudWatchLogs")
        ],
      ], of: api, at: logging?.key)
  }

  private mutating func addCacheAndDomain(of api: ServerlessResource) {
    if let cache = api["Cache"] {
      var properties: GeneratedProperties = ["ApiId": .attribute(api.id, "ApiId")]
      for (name, value) in cache.entries { properties[name] = .merged(value) }
      add(api.id + "ApiCache", "AWS::AppSync::ApiCache", properties, of: api, at: cache.key)
    }
    if let domain = api["DomainName"] {
      var properties: GeneratedProperties = [:]
      for (name, value) in domain.entries { properties[name] = .merged(value) }
      let id = api.id + "DomainName"
      add(id, "AWS::AppSync::DomainName", properties, of: api, at: domain.key)
      add(
        id + "ApiAssociation", "AWS::AppSync::DomainNameApiAssociation",
        ["ApiId": .attribute(api.id, "ApiId"), "DomainName": .merged(domain["DomainName"])],
        of: api, at: domain.key, after: [id])
    }
  }

  // MARK: - Data sources

  private mutating func addDataSources(of api: ServerlessResource) {
    for (name, source) in api["DataSources"]?["DynamoDb"]?.entries ?? [] {
      addDataSource(
        name, source, "AMAZON_DYNAMODB", idPart: "DynamoDBDataSource",
        policy: "ToTableConnectorPolicy", of: api,
        config: (
          "DynamoDBConfig",
          [
            "AwsRegion": .merged(source["Region"]) ?? .ref("AWS::Region"),
            "TableName": .merged(source["TableName"]),
            "UseCallerCredentials": .merged(source["UseCallerCredentials"]),
            "Versioned": .merged(source["Versioned"]),
            "DeltaSyncConfig": .merged(source["DeltaSync"]),
          ]
        ),
        actions: Self.tableActions(source["Permissions"]),
        resource: source["TableArn"].map {
          [.merged($0), .sub("${Table}/index/*", ["Table": .merged($0)])]
        })
    }
    for (name, source) in api["DataSources"]?["Lambda"]?.entries ?? [] {
      let function = source["FunctionArn"]
      addDataSource(
        name, source, "AWS_LAMBDA", idPart: "LambdaDataSource", policy: "ToLambdaConnectorPolicy",
        of: api, config: ("LambdaConfig", ["LambdaFunctionArn": .merged(function)]),
        actions: ["lambda:InvokeAsync", "lambda:InvokeFunction"],
        resource: function.map {
          [.merged($0), .sub("${Function}:*", ["Function": .merged($0)])]
        })
    }
  }

  /// The actions on a table for `Read`, `Write`, or both, which is also what holds unless said.
  private static func tableActions(_ permissions: MergedValue?) -> [GeneratedValue] {
    let reading: [GeneratedValue] = [
      "dynamodb:GetItem", "dynamodb:Query", "dynamodb:Scan", "dynamodb:BatchGetItem",
      "dynamodb:ConditionCheckItem", "dynamodb:PartiQLSelect",
    ]
    let writing: [GeneratedValue] = [
      "dynamodb:PutItem", "dynamodb:UpdateItem", "dynamodb:DeleteItem", "dynamodb:BatchWriteItem",
      "dynamodb:PartiQLDelete", "dynamodb:PartiQLInsert", "dynamodb:PartiQLUpdate",
    ]
    guard let permissions, permissions.isSequence else { return reading + writing }
    let names = permissions.elements.map(\.text)
    return (names.contains("Read") ? reading : []) + (names.contains("Write") ? writing : [])
  }

  private mutating func addDataSource(
    _ name: String, _ source: MergedValue, _ type: String, idPart: String, policy: String,
    of api: ServerlessResource, config: (name: String, value: GeneratedValue),
    actions: [GeneratedValue], resource: GeneratedValue?
  ) {
    let id = api.id + name + idPart
    let own = source["ServiceRoleArn"]
    add(
      id, "AWS::AppSync::DataSource",
      [
        "ApiId": .attribute(api.id, "ApiId"), "Name": .merged(source["Name"]) ?? .text(name),
        "Type": .text(type), "Description": .merged(source["Description"]),
        "ServiceRoleArn": .merged(own) ?? .arn(id + "Role"),
        config.name: .from(source.node, config.value),
      ], of: api, at: source.key)
    guard own == nil else { return }
    add(
      id + "Role", "AWS::IAM::Role",
      ["AssumeRolePolicyDocument": PolicyDocuments.trust(in: "appsync.amazonaws.com")], of: api,
      at: source.key)
    add(
      id + policy, "AWS::IAM::ManagedPolicy",
      [
        "PolicyDocument": [
          "Version": "2012-10-17",
          "Statement": [PolicyDocuments.statement(actions, on: resource ?? .unknown)],
        ],
        "Roles": [.ref(id + "Role")],
      ], of: api, at: source.key)
  }

  // MARK: - Functions and resolvers

  private mutating func addFunctions(of api: ServerlessResource) {
    var usesNone = false
    for (name, function) in api["Functions"]?.entries ?? [] where function["Id"] == nil {
      let isNone = function["DataSource"]?.text?.lowercased() == "none"
      usesNone = usesNone || isNone
      add(
        api.id + name, "AWS::AppSync::FunctionConfiguration",
        [
          "ApiId": .attribute(api.id, "ApiId"), "Name": .merged(function["Name"]) ?? .text(name),
          "Code": .merged(function["InlineCode"]), "CodeS3Location": s3Code(function),
          "DataSourceName": isNone
            ? .attribute(api.id + "NoneDataSource", "Name") : dataSource(function, of: api),
          "Runtime": runtime(function), "Description": .merged(function["Description"]),
          "MaxBatchSize": .merged(function["MaxBatchSize"]),
          "SyncConfig": .merged(function["Sync"]),
        ], of: api, at: function.key)
    }
    if usesNone {
      add(
        api.id + "NoneDataSource", "AWS::AppSync::DataSource",
        ["ApiId": .attribute(api.id, "ApiId"), "Name": "None", "Type": "NONE"], of: api,
        at: api["Functions"]?.key)
    }
  }

  private func s3Code(_ value: MergedValue) -> GeneratedValue? {
    guard let location = value["CodeUri"] else { return nil }
    return location.text?.hasPrefix("s3://") == true
      ? .merged(location) : .from(location.node, .unknown)
  }

  private func runtime(_ value: MergedValue) -> GeneratedValue? {
    value["Runtime"].map {
      .from(
        $0.node, ["Name": .merged($0["Name"]), "RuntimeVersion": .merged($0["Version"])])
    }
  }

  private func dataSource(_ function: MergedValue, of api: ServerlessResource) -> GeneratedValue? {
    guard let source = function["DataSource"] else { return nil }
    guard let name = source.text else { return .merged(source) }
    for (kind, idPart) in [("DynamoDb", "DynamoDBDataSource"), ("Lambda", "LambdaDataSource")]
    where api["DataSources"]?[kind]?[name] != nil {
      return .attribute(api.id + name + idPart, "Name")
    }
    return .merged(source)
  }

  private mutating func addResolvers(of api: ServerlessResource) {
    for (type, fields) in api["Resolvers"]?.entries ?? [] {
      for (name, resolver) in fields.entries {
        let functions = (resolver["Pipeline"]?.elements ?? []).map { entry -> GeneratedValue in
          if let id = api["Functions"]?[entry.text]?["Id"] { return .merged(id) }
          return .from(entry, .attribute(api.id + entry.text, "FunctionId"))
        }
        add(
          api.id + type + name, "AWS::AppSync::Resolver",
          [
            "ApiId": .attribute(api.id, "ApiId"), "TypeName": .text(type),
            "FieldName": .merged(resolver["FieldName"]) ?? .text(name), "Kind": "PIPELINE",
            "PipelineConfig": ["Functions": .list(functions)],
            "Code": .merged(resolver["InlineCode"])
              ?? (resolver["CodeUri"] == nil
                ? .text("// passes requests and results on") : nil),
            "CodeS3Location": s3Code(resolver),
            "Runtime": runtime(resolver)
              ?? ["Name": "APPSYNC_JS", "RuntimeVersion": "1.0.0"],
            "CachingConfig": .merged(resolver["Caching"]),
            "MaxBatchSize": .merged(resolver["MaxBatchSize"]),
            "SyncConfig": .merged(resolver["Sync"]),
          ], of: api, at: resolver.key, after: [api.id + "Schema"])
      }
    }
  }
}
