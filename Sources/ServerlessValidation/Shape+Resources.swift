import ResourceCatalog

extension Shape {
  /// What the transform insists on inside the properties of each kind of resource.
  ///
  /// Source: <https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-specification-resources-and-properties.html>
  ///
  /// They are made when a resource of the kind is there.
  static func shapes(of kind: String) -> [String: Shape] {
    switch kind {
    case "Function": function
    case "Api": restAPI
    case "HttpApi": httpAPI
    case "WebSocketApi": webSocketAPI
    case "Connector": connector
    case "GraphQLApi": graphQLAPI
    case "LayerVersion": layerVersion
    case "SimpleTable": simpleTable
    case "StateMachine": stateMachine
    case "Application": application
    default: [:]
    }
  }

  private static let connector = ["Permissions": Shape(kinds: .list, calls: .refused)]

  private static let graphQLAPI = ["XrayEnabled": boolean.withoutCalls]

  private static let layerVersion: [String: Shape] = [
    "ContentUri": location.evenWhenEmptyButNull,
    "CompatibleArchitectures": .list(.text(oneOf: "x86_64", "arm64")),
    "RetentionPolicy": .text(oneOf: "Retain", "Delete").withParametersOnly
      .evenWhenEmptyButNull,
  ]

  private static let simpleTable: [String: Shape] = [
    "PrimaryKey": .mapping(
      required: ["Name", "Type"], ["Type": .text(oneOf: "String", "Number", "Binary")]
    ).withoutCalls
  ]

  private static let stateMachine: [String: Shape] = [
    "DefinitionUri": location, "Events": Shape(kinds: .mapping, calls: .refused),
    "AutoPublishAlias": .text.or([.integer, .number, .boolean]).withoutCalls,
    "DeploymentPreference": Shape(kinds: .mapping),
  ]

  private static let application: [String: Shape] = [
    "Location": .mapping(
      required: ["ApplicationId", "SemanticVersion"],
      [
        "ApplicationId": .text.withParametersAndMappingsOnly,
        "SemanticVersion": .text.withParametersAndMappingsOnly,
      ]
    ).or(.text).withoutCalls.evenWhenEmptyButNull
  ]

  private static let location = Shape.mapping(required: ["Bucket", "Key"]).or(.text)
    .withoutCalls

  // MARK: - Functions

  private static let function: [String: Shape] = [
    "Events": Shape(kinds: .mapping, calls: .refused),
    "PackageType": text(oneOf: "Zip", "Image").withoutCalls,
    "CodeUri": location.evenWhenEmptyButNull,
    "CapacityProviderConfig": Shape(kinds: .mapping, calls: .refused),
    "AutoPublishAlias": text.withParametersOnly,
    "AutoPublishCodeSha256": text.withParametersOnly,
    "DeadLetterQueue": mapping(
      required: ["Type", "TargetArn"],
      ["Type": text(oneOf: "SQS", "SNS").withoutCalls.evenWhenEmptyButNull]
    ).withoutCalls,
    "DeploymentPreference": mapping([
      "Hooks": Shape(kinds: .mapping).evenWhenEmpty, "Alarms": list().orChoice,
      "PassthroughCondition": text(oneOf: "true", "True", "false", "False")
        .withParametersAndMappingsOnly.evenWhenEmpty,
    ]).withoutCalls,
    "FunctionUrlConfig": mapping(
      required: ["AuthType"],
      ["AuthType": text(oneOf: "AWS_IAM", "NONE"), "Cors": functionURLCors]),
    "EventInvokeConfig": mapping([
      "DestinationConfig": mapping([
        "OnSuccess": destination, "OnFailure": destination,
      ]).withParametersReplaced
    ]).withParametersReplaced,
  ]

  private static let functionURLCors = mapping(
    only: [
      "AllowCredentials", "AllowHeaders", "AllowMethods", "AllowOrigins", "ExposeHeaders", "MaxAge",
    ],
    [
      "AllowCredentials": boolean.evenWhenEmpty, "AllowHeaders": list().evenWhenEmpty,
      "AllowMethods": list().evenWhenEmpty, "AllowOrigins": list().evenWhenEmpty,
      "ExposeHeaders": list().evenWhenEmpty, "MaxAge": integer.evenWhenEmpty,
    ])

  private static let destination = mapping(
    required: ["Type"],
    [
      "Type": text(oneOf: "SQS", "SNS", "EventBridge", "Lambda", "S3Bucket").withParametersOnly
        .evenWhenEmptyButNull
    ]
  ).withParametersOnly.evenWhenEmptyButNull

  // MARK: - REST APIs

  private static let restAPI: [String: Shape] = [
    "DefinitionUri": location,
    "Cors": mapping(only: [
      "AllowCredentials", "AllowHeaders", "AllowMethods", "AllowOrigin", "MaxAge",
    ]).giving("AllowOrigin").or(.text),
    "Auth": mapping(
      only: [
        "AddApiKeyRequiredToCorsPreflight", "AddDefaultAuthorizerToCorsPreflight",
        "ApiKeyRequired", "Authorizers", "DefaultAuthorizer", "InvokeRole", "ResourcePolicy",
        "UsagePlan",
      ],
      [
        "Authorizers": mapping(each: restAuthorizer.withParametersReplaced.evenWhenEmpty)
          .withParametersOnly,
        "DefaultAuthorizer": text.withParametersOnly,
        "ResourcePolicy": resourcePolicy.withParametersReplaced,
        "UsagePlan": mapping(
          only: [
            "CreateUsagePlan", "Description", "Quota", "Tags", "Throttle", "UsagePlanName",
          ],
          required: ["CreateUsagePlan"],
          [
            "CreateUsagePlan": text(oneOf: "PER_API", "SHARED", "NONE").withParametersOnly
              .evenWhenEmptyButNull
          ]
        ).withParametersOnly.evenWhenEmptyButNull,
      ]
    ).withParametersOnly,
    "GatewayResponses": mapping(each: gatewayResponse.withoutCalls.evenWhenEmpty).withoutCalls,
    "Models": mapping(
      each: mapping(required: ["type"]).giving("type").withoutCalls.evenWhenEmpty
    ).withoutCalls,
    "OpenApiVersion": text.or(.number).withoutCalls,
    "Domain": mapping(
      required: ["DomainName", "CertificateArn"],
      [
        "EndpointConfiguration": text(oneOf: "EDGE", "REGIONAL", "PRIVATE").withParametersOnly
          .evenWhenEmptyButNull,
        "MutualTlsAuthentication": mutualTLS,
        "BasePath": list(text.withParametersOnly.evenWhenEmpty).or([
          .text, .mapping, .integer, .number, .boolean,
        ]
        ),
        "Route53": mapping(["SeparateRecordSetGroup": boolean.withParametersOnly])
          .withParametersOnly.evenWhenEmptyButNull,
        "AccessAssociation": Shape(kinds: .mapping).withParametersReplaced.evenWhenEmptyButNull,
      ]
    ).withParametersOnly.evenWhenEmptyButNull,
  ]

  private static let restAuthorizer = mapping([
    "FunctionPayloadType": text(oneOf: "TOKEN", "REQUEST").withParametersOnly
      .evenWhenEmptyButNull,
    "AuthorizationScopes": list().withParametersOnly.evenWhenEmptyButNull,
    "DisableFunctionDefaultPermissions": boolean.withParametersOnly.evenWhenEmptyButNull,
    "Identity": mapping([
      "Headers": partsOfRequest, "QueryStrings": partsOfRequest,
      "StageVariables": partsOfRequest, "Context": partsOfRequest,
    ]).withParametersReplaced,
  ])

  private static let partsOfRequest = list(text.withParametersOnly.evenWhenEmpty)
    .withParametersOnly

  private static let resourcePolicy = mapping([
    "AwsAccountBlacklist": list().or(.mapping).withParametersReplaced,
    "AwsAccountWhitelist": list().or(.mapping).withParametersReplaced,
    // SAM goes through the letters of a text.
    "SourceVpcBlacklist": list(text.withParametersOnly.evenWhenEmpty).or([.mapping, .text]),
    "SourceVpcWhitelist": list(text.withParametersOnly.evenWhenEmpty).or([.mapping, .text]),
  ])

  private static let gatewayResponse = mapping(
    only: ["ResponseParameters", "ResponseTemplates", "StatusCode"],
    [
      "StatusCode": Shape(kinds: [.text, .integer, .number, .boolean], calls: .refused),
      "ResponseParameters": mapping(
        only: ["Headers", "Paths", "QueryStrings"],
        [
          "Headers": Shape(kinds: .mapping).evenWhenEmpty,
          "Paths": Shape(kinds: .mapping).evenWhenEmpty,
          "QueryStrings": Shape(kinds: .mapping).evenWhenEmpty,
        ]
      ).withoutCalls,
    ])

  private static let mutualTLS = mapping(only: ["TruststoreUri", "TruststoreVersion"])
    .withParametersOnly

  // MARK: - HTTP and WebSocket APIs

  private static let httpAPI: [String: Shape] = [
    "DefinitionUri": location,
    "CorsConfiguration": mapping(only: [
      "AllowCredentials", "AllowHeaders", "AllowMethods", "AllowOrigins", "ExposeHeaders", "MaxAge",
    ]).or(.boolean).withParametersReplaced,
    "RouteSettings": Shape(kinds: .mapping),
    "Auth": mapping(
      only: ["Authorizers", "DefaultAuthorizer", "EnableIamAuthorizer"],
      [
        "Authorizers": mapping(each: httpAuthorizer.withoutCalls.evenWhenEmpty).withoutCalls,
        "DefaultAuthorizer": text.orNoValue,
      ]
    ).withoutCalls,
    "Domain": domainV2,
  ]

  private static let httpAuthorizer = mapping([
    "AuthorizationScopes": list().withoutCalls.evenWhenEmptyButNull,
    "JwtConfiguration": Shape(kinds: .mapping),
    "EnableFunctionDefaultPermissions": boolean.withoutCalls,
    "Identity": mapping([
      "Headers": list(text.withoutCalls.evenWhenEmpty).withoutCalls,
      "QueryStrings": list(text.withoutCalls.evenWhenEmpty).withoutCalls,
      "StageVariables": list(text.withoutCalls.evenWhenEmpty).withoutCalls,
      "Context": list(text.withoutCalls.evenWhenEmpty).withoutCalls,
    ]),
  ])

  private static let domainV2 = mapping(
    required: ["DomainName", "CertificateArn"],
    [
      "EndpointConfiguration": text(oneOf: "REGIONAL").withParametersOnly.evenWhenEmptyButNull,
      "MutualTlsAuthentication": mutualTLS,
      "BasePath": list(text.withParametersOnly.evenWhenEmpty).or([
        .text, .mapping, .integer, .number, .boolean,
      ]),
      "Route53": Shape(kinds: .mapping, calls: .parametersOnly).evenWhenEmptyButNull,
    ]
  ).withParametersOnly.evenWhenEmptyButNull

  private static let webSocketAPI: [String: Shape] = [
    "IpAddressType": text(oneOf: "ipv4", "dualstack").evenWhenEmptyButNull,
    "Routes": mapping(
      each: mapping(required: ["FunctionArn"]).alsoByNull.withoutCalls.evenWhenEmpty
    ).withParametersOnly,
    "Auth": mapping([
      "AuthType": text(oneOf: "NONE", "AWS_IAM", "CUSTOM").withParametersOnly
    ]).withoutCalls,
    "Domain": domainV2,
  ]
}
