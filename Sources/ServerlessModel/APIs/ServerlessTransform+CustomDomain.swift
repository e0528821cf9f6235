import TemplateSyntax

/// `Domain` of an API brings a domain name, its mappings to the API, and records in Route 53.
///
/// APIs with the same domain name share the resource: its logical id is a hash of the name.
/// Source: <https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-property-api-domainconfiguration.html>
extension ServerlessTransform {
  /// The domain of a REST API, public or private.
  mutating func addRestDomain(of api: ServerlessResource, stage: String) {
    guard let domain = api["Domain"], let name = domain["DomainName"] else { return }
    let isPrivate =
      domain["EndpointConfiguration"].flatMap { parameters.text($0.node) } == "PRIVATE"
    let version = isPrivate ? "V2" : ""
    let id = "ApiGatewayDomainName" + version + parameters.hash(name.node)
    add(
      id, "AWS::ApiGateway::DomainName" + version, restDomain(domain, isPrivate: isPrivate),
      of: api, at: domain.key)
    names[api.id + ".DomainName" + version] = id
    for path in basePaths(domain) {
      let part = (path?.text ?? "").filter { $0.isLetter || $0.isNumber }
      add(
        api.id + part + "BasePathMapping", "AWS::ApiGateway::BasePathMapping" + version,
        [
          isPrivate ? "DomainNameArn" : "DomainName":
            isPrivate ? .attribute(id, "DomainNameArn") : .ref(id),
          "RestApiId": .ref(api.id), "Stage": .ref(stage), "BasePath": mapped(path, domain),
        ], of: api, at: domain.key)
    }
    addRecordSets(
      domain, of: api, name: name, separately: true,
      attributes: ("RegionalDomainName", "RegionalHostedZoneId"), id)
    if isPrivate, let association = domain["AccessAssociation"] {
      addAccessAssociation(association, id, of: api)
    }
  }

  private func restDomain(_ domain: MergedValue, isPrivate: Bool) -> GeneratedProperties {
    let endpoint = domain["EndpointConfiguration"]
    let kind = endpoint.flatMap { parameters.text($0.node) } ?? "REGIONAL"
    let certificate = isPrivate || kind == "EDGE" ? "CertificateArn" : "RegionalCertificateArn"
    return [
      "DomainName": .merged(domain["DomainName"]),
      certificate: .merged(domain["CertificateArn"]),
      "EndpointConfiguration": [
        "Types": [.merged(endpoint) ?? "REGIONAL"],
        "IpAddressType": .merged(domain["IpAddressType"]),
      ],
      "SecurityPolicy": .merged(domain["SecurityPolicy"]),
      "EndpointAccessMode": .merged(domain["EndpointAccessMode"]),
      "MutualTlsAuthentication": .merged(domain["MutualTlsAuthentication"]),
      "OwnershipVerificationCertificateArn":
        .merged(domain["OwnershipVerificationCertificateArn"]),
      "Policy": isPrivate ? .merged(domain["Policy"]) : nil,
    ]
  }

  private mutating func addAccessAssociation(
    _ association: MergedValue, _ domain: String, of api: ServerlessResource
  ) {
    guard let endpoint = association["VpcEndpointId"] else { return }
    let key = "[" + parameters.json(endpoint.node) + ",\"" + domain + "\"]"
    let id = "DomainNameAccessAssociation" + ContentHash.tenDigits(key)
    add(
      id, "AWS::ApiGateway::DomainNameAccessAssociation",
      [
        "AccessAssociationSource": .merged(endpoint), "AccessAssociationSourceType": "VPCE",
        "DomainNameArn": .attribute(domain, "DomainNameArn"),
      ], of: api, at: association.key)
  }

  /// The domain of an HTTP or WebSocket API.
  mutating func addSecondVersionDomain(of api: ServerlessResource, stage: String) {
    guard let domain = api["Domain"], let name = domain["DomainName"] else { return }
    let id = "ApiGatewayDomainNameV2" + parameters.hash(name.node)
    add(
      id, "AWS::ApiGatewayV2::DomainName",
      [
        "DomainName": .merged(name),
        "DomainNameConfigurations": [
          [
            "CertificateArn": .merged(domain["CertificateArn"]),
            "EndpointType": .merged(domain["EndpointConfiguration"]) ?? "REGIONAL",
            "SecurityPolicy": .merged(domain["SecurityPolicy"]),
            "OwnershipVerificationCertificateArn":
              .merged(domain["OwnershipVerificationCertificateArn"]),
            "IpAddressType": .merged(domain["IpAddressType"]),
          ]
        ],
        "MutualTlsAuthentication": .merged(domain["MutualTlsAuthentication"]),
        "Tags": .merged(api["Tags"]),
      ], of: api, at: domain.key)
    names[api.id + ".DomainName"] = id
    for path in basePaths(domain) {
      let part = (path?.text ?? "").filter { !"-_/".contains($0) }
      add(
        api.id + part + "ApiMapping", "AWS::ApiGatewayV2::ApiMapping",
        [
          "ApiId": .ref(api.id), "DomainName": .ref(id), "Stage": .ref(stage),
          "ApiMappingKey": mapped(path, domain),
        ], of: api, at: domain.key)
    }
    addRecordSets(
      domain, of: api, name: name, separately: false,
      attributes: ("RegionalDomainName", "RegionalHostedZoneId"), id)
  }

  // MARK: - Paths and records

  /// The paths below the domain; one that is nil for the domain itself.
  private func basePaths(_ domain: MergedValue) -> [Node?] {
    guard let paths = domain["BasePath"] else { return [nil] }
    let node = parameters.resolved(paths.node)
    if node.isScalar { return [node.kind == .string && node.isGiven ? node : nil] }
    let elements = node.isSequence ? paths.elements.map { parameters.resolved($0) } : []
    return elements.isEmpty ? [nil] : elements
  }

  private func mapped(_ path: Node?, _ domain: MergedValue) -> GeneratedValue? {
    guard let path, !path.textIs("/") else { return nil }
    let text = path.text.filter { $0 != "/" || domain["NormalizeBasePath"]?.node.boolean == false }
    return text == path.text ? .written(path) : .from(path, .text(text))
  }

  private mutating func addRecordSets(
    _ domain: MergedValue, of api: ServerlessResource, name: MergedValue, separately: Bool,
    attributes: (name: String, zone: String), _ domainId: String
  ) {
    guard let route = domain["Route53"],
      let zone = route["HostedZoneId"] ?? route["HostedZoneName"]
    else { return }
    var suffix = parameters.hash(zone.node)
    if separately, let separate = route["SeparateRecordSetGroup"], separate.node.boolean ?? true {
      let key = "[" + parameters.json(zone.node) + "," + parameters.json(name.node) + "]"
      suffix = ContentHash.tenDigits(key)
    }
    let id = "RecordSetGroup" + suffix
    let record: GeneratedValue = [
      "Name": .merged(name), "Type": "A", "Region": .merged(route["Region"]),
      "SetIdentifier": .merged(route["SetIdentifier"]),
      "AliasTarget": [
        "DNSName": .attribute(domainId, attributes.name),
        "HostedZoneId": .attribute(domainId, attributes.zone),
        "EvaluateTargetHealth": .merged(route["EvaluateTargetHealth"]),
      ],
    ]
    var records = [record]
    if case .list(let earlier) = draft(id)?.properties?["RecordSets"] {
      records = earlier + records
    }
    add(
      id, "AWS::Route53::RecordSetGroup",
      [
        "HostedZoneId": .merged(route["HostedZoneId"]),
        "HostedZoneName": route["HostedZoneId"] == nil ? .merged(route["HostedZoneName"]) : nil,
        "RecordSets": .list(records),
      ], of: api, at: route.key)
  }
}
