import ResourceCatalog

extension Shape {
  /// What the transform insists on inside the properties of each kind of resource.
  ///
  /// Source: <https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-specification-resources-and-properties.html>
  static let shapes: [String: [String: Shape]] = [
    "Function": function, "Api": restAPI, "HttpApi": httpAPI, "WebSocketApi": webSocketAPI,
    "Connector": ["Permissions": Shape(kinds: .list, calls: .refused)],
    "GraphQLApi": ["XrayEnabled": boolean.withoutCalls],
    "LayerVersion": [
      "ContentUri": location,
      "CompatibleArchitectures": .list(.text(oneOf: "x86_64", "arm64")),
      "RetentionPolicy": .text(oneOf: "Retain", "Delete").withParametersOnly,
    ],
    "SimpleTable": [
      "PrimaryKey": .mapping(
        required: ["Name", "Type"], ["Type": .text(oneOf: "String", "Number", "Binary")]
      ).withoutCalls
    ],
    "StateMachine": [
      "DefinitionUri": location, "Events": Shape(kinds: .mapping, calls: .refused),
    ],
    "Application": [
      "Location": .mapping(
        required: ["ApplicationId", "SemanticVersion"],
        [
          "ApplicationId": .text.withParametersOnly, "SemanticVersion": .text.withParametersOnly,
        ]
      ).or(.text).withParametersOnly
    ],
  ]

  private static let location = Shape.mapping(required: ["Bucket", "Key"]).or(.text)
    .withParametersOnly

  // MARK: - Functions

  private static let function: [String: Shape] = [
    "Events": Shape(kinds: .mapping, calls: .refused),
    "PackageType": text(oneOf: "Zip", "Image").withoutCalls,
    "CodeUri": location,
    "CapacityProviderConfig": Shape(kinds: .mapping, calls: .refused),
    "AutoPublishAlias": text.withParametersOnly,
    "AutoPublishCodeSha256": text.withParametersOnly,
    "DeadLetterQueue": mapping(
      required: ["Type", "TargetArn"], ["Type": text(oneOf: "SQS", "SNS").withoutCalls]),
    "DeploymentPreference": mapping([
      "Hooks": Shape(kinds: .mapping), "Alarms": list(),
      "PassthroughCondition": text(oneOf: "true", "True", "false", "False").withParametersOnly,
    ]).withoutCalls,
    "FunctionUrlConfig": mapping(
      required: ["AuthType"],
      ["AuthType": text(oneOf: "AWS_IAM", "NONE"), "Cors": functionURLCors]),
    "EventInvokeConfig": mapping([
      "DestinationConfig": mapping([
        "OnSuccess": destination.evenWhenEmpty, "OnFailure": destination.evenWhenEmpty,
      ])
    ]),
  ]

  private static let functionURLCors = mapping(
    only: [
      "AllowCredentials", "AllowHeaders", "AllowMethods", "AllowOrigins", "ExposeHeaders", "MaxAge",
    ],
    [
      "AllowCredentials": boolean, "AllowHeaders": list(), "AllowMethods": list(),
      "AllowOrigins": list(), "ExposeHeaders": list(), "MaxAge": integer,
    ])

  private static let destination = mapping(
    required: ["Type"],
    ["Type": text(oneOf: "SQS", "SNS", "EventBridge", "Lambda", "S3Bucket").withParametersOnly])

  // MARK: - REST APIs

  private static let restAPI: [String: Shape] = [
    "DefinitionUri": location,
    "Cors": mapping(only: [
      "AllowCredentials", "AllowHeaders", "AllowMethods", "AllowOrigin", "MaxAge",
    ]).or(.text),
    "Auth": mapping(
      only: [
        "AddApiKeyRequiredToCorsPreflight", "AddDefaultAuthorizerToCorsPreflight",
        "ApiKeyRequired", "Authorizers", "DefaultAuthorizer", "InvokeRole", "ResourcePolicy",
        "UsagePlan",
      ],
      [
        "Authorizers": mapping(each: restAuthorizer.evenWhenEmpty)
          .withParametersOnly,
        "DefaultAuthorizer": text.withParametersOnly,
        "ResourcePolicy": resourcePolicy,
        "UsagePlan": mapping(
          only: [
            "CreateUsagePlan", "Description", "Quota", "Tags", "Throttle", "UsagePlanName",
          ],
          required: ["CreateUsagePlan"],
          ["CreateUsagePlan": text(oneOf: "PER_API", "SHARED", "NONE").withParametersOnly]
        ).withParametersOnly,
      ]
    ).withParametersOnly,
    "GatewayResponses": mapping(each: gatewayResponse.withoutCalls).withoutCalls,
    "Models": mapping(each: mapping(required: ["type"]).evenWhenEmpty),
    "OpenApiVersion": text.or(.number).withParametersOnly,
    "Domain": mapping(
      required: ["DomainName", "CertificateArn"],
      [
        "EndpointConfiguration": text(oneOf: "EDGE", "REGIONAL", "PRIVATE").withParametersOnly,
        "MutualTlsAuthentication": mutualTLS,
        "BasePath": list(text.withParametersOnly.evenWhenEmpty).or([
          .text, .mapping, .integer, .number, .boolean,
        ]
        ),
        "Route53": mapping(["SeparateRecordSetGroup": boolean.withParametersOnly])
          .withParametersOnly,
        "AccessAssociation": Shape(kinds: .mapping),
      ]
    ).withParametersOnly,
  ]

  private static let restAuthorizer = mapping([
    "FunctionPayloadType": text(oneOf: "TOKEN", "REQUEST").withParametersOnly,
    "AuthorizationScopes": list().withParametersOnly,
    "DisableFunctionDefaultPermissions": boolean.withParametersOnly,
    "Identity": mapping([
      "Headers": list(), "QueryStrings": list(), "StageVariables": list(), "Context": list(),
    ]),
  ])

  private static let resourcePolicy = mapping([
    "AwsAccountBlacklist": list().or(.mapping), "AwsAccountWhitelist": list().or(.mapping),
    "SourceVpcBlacklist": list(text.withParametersOnly.evenWhenEmpty).or(.mapping),
    "SourceVpcWhitelist": list(text.withParametersOnly.evenWhenEmpty).or(.mapping),
  ])

  private static let gatewayResponse = mapping(
    only: ["ResponseParameters", "ResponseTemplates", "StatusCode"],
    [
      "StatusCode": Shape(calls: .refused),
      "ResponseParameters": mapping(
        only: ["Headers", "Paths", "QueryStrings"],
        [
          "Headers": Shape(kinds: .mapping), "Paths": Shape(kinds: .mapping),
          "QueryStrings": Shape(kinds: .mapping),
        ]),
    ])

  private static let mutualTLS = mapping(only: ["TruststoreUri", "TruststoreVersion"])
    .withParametersOnly

  // MARK: - HTTP and WebSocket APIs

  private static let httpAPI: [String: Shape] = [
    "DefinitionUri": location,
    "CorsConfiguration": mapping(only: [
      "AllowCredentials", "AllowHeaders", "AllowMethods", "AllowOrigins", "ExposeHeaders", "MaxAge",
    ]).or(.boolean),
    "RouteSettings": Shape(kinds: .mapping),
    "Auth": mapping(
      only: ["Authorizers", "DefaultAuthorizer", "EnableIamAuthorizer"],
      [
        "Authorizers": mapping(each: httpAuthorizer.withoutCalls.evenWhenEmpty).withoutCalls,
        "DefaultAuthorizer": text.withoutCalls,
      ]
    ).withoutCalls,
    "Domain": domainV2,
  ]

  private static let httpAuthorizer = mapping([
    "AuthorizationScopes": list().withoutCalls,
    "JwtConfiguration": Shape(kinds: .mapping),
    "EnableFunctionDefaultPermissions": boolean.withoutCalls,
    "Identity": mapping([
      "Headers": list(text).withoutCalls, "QueryStrings": list(text).withoutCalls,
      "StageVariables": list(text).withoutCalls, "Context": list(text).withoutCalls,
    ]),
  ])

  private static let domainV2 = mapping(
    required: ["DomainName", "CertificateArn"],
    [
      "EndpointConfiguration": text(oneOf: "REGIONAL").withParametersOnly,
      "MutualTlsAuthentication": mutualTLS,
      "BasePath": list(text.withParametersOnly.evenWhenEmpty).or([
        .text, .mapping, .integer, .number, .boolean,
      ]),
      "Route53": Shape(kinds: .mapping, calls: .parametersOnly),
    ]
  ).withParametersOnly

  private static let webSocketAPI: [String: Shape] = [
    "IpAddressType": text(oneOf: "ipv4", "dualstack"),
    "Routes": mapping(each: mapping(required: ["FunctionArn"]).withoutCalls).withParametersOnly,
    "Auth": mapping(["AuthType": text(oneOf: "NONE", "AWS_IAM", "CUSTOM").withParametersOnly]),
    "Domain": domainV2,
  ]
}
