import ResourceCatalog

/// The condition keys of all services together with those that every request can carry.
enum ConditionKeyCatalog {
  /// What is known of a key.
  enum Knowledge {
    /// It exists.
    case known(AuthorizedConditionKey)
    /// Its service exists and has no such key; the nearest one.
    case unknown(among: [String])
    /// Nothing is known of where the key belongs, for instance of a claim of an identity provider.
    case open
  }

  /// What is known of a key, written in any case.
  static func knowledge(of name: String) -> Knowledge {
    guard let colon = name.firstIndex(of: ":") else { return .open }
    let prefix = name[..<colon].lowercased()
    let wanted = name.lowercased()
    if prefix == "aws" {
      if let key = global.first(where: { stands($0.name, for: wanted) }) { return .known(key) }
      return .unknown(among: global.map(\.name))
    }
    guard let service = AuthorizationCatalog.standard.service(prefix) else { return .open }
    let keys = service.conditionKeys
    if let key = keys.first(where: { stands($0.name, for: wanted) }) { return .known(key) }
    let own = keys.filter { $0.name.lowercased().hasPrefix(prefix + ":") }
    // What a service does not document at all may still exist.
    return own.isEmpty || prefix == "sts" ? .open : .unknown(among: own.map(\.name))
  }

  /// Whether the name of a key in the catalog, perhaps with a variable, stands for a name in lower
  /// case.
  static func stands(_ name: String, for wanted: String) -> Bool {
    let name = name.lowercased()
    guard let variable = name.firstIndex(where: { $0 == "$" || $0 == "<" }) else {
      return name == wanted
    }
    return wanted.hasPrefix(name[..<variable])
  }

  /// The keys that every request can carry.
  ///
  /// Source: <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html>
  private static let global: [AuthorizedConditionKey] =
    keys(
      .string,
      "aws:PrincipalAccount", "aws:PrincipalOrgID", "aws:PrincipalServiceName",
      "aws:PrincipalType", "aws:userid", "aws:username", "aws:FederatedProvider",
      "aws:Ec2InstanceSourceVpc", "aws:SourceIdentity", "aws:SourceVpc", "aws:SourceVpce",
      "aws:VpceAccount", "aws:VpceOrgID", "aws:ResourceAccount", "aws:ResourceOrgID",
      "aws:referer", "aws:RequestedRegion", "aws:SourceAccount", "aws:SourceOrgID",
      "aws:SourceOwner", "aws:UserAgent", "aws:CalledViaFirst", "aws:CalledViaLast",
      "aws:CalledViaAWSMCP", "aws:PrincipalTag/${TagKey}", "aws:RequestTag/${TagKey}",
      "aws:ResourceTag/${TagKey}")
    + keys(
      .string, isMultivalued: true,
      "aws:PrincipalOrgPaths", "aws:PrincipalServiceNamesList", "aws:VpceOrgPaths",
      "aws:ResourceOrgPaths", "aws:TagKeys", "aws:SourceOrgPaths", "aws:CalledVia")
    + keys(
      .boolean,
      "aws:PrincipalIsAWSService", "aws:AssumedRoot", "aws:MultiFactorAuthPresent",
      "aws:ViaCustomerDomain", "aws:SecureTransport", "aws:ViaAWSService",
      "aws:ViaAWSMCPService", "aws:IsMcpServiceAction")
    + keys(
      .arn,
      "aws:PrincipalArn", "aws:ChatbotSourceArn", "aws:SignInSessionArn", "aws:SourceVpcArn",
      "aws:SourceArn")
    + keys(.date, "aws:TokenIssueTime", "aws:CurrentTime", "aws:EpochTime")
    + keys(.numeric, "aws:MultiFactorAuthAge")
    + keys(
      .ipAddress, "aws:Ec2InstanceSourcePrivateIPv4", "aws:SourceIp", "aws:VpcSourceIp")

  private static func keys(
    _ type: AuthorizedConditionKey.ValueType, isMultivalued: Bool = false, _ names: String...
  ) -> [AuthorizedConditionKey] {
    names.map { AuthorizedConditionKey(name: $0, valueType: type, isMultivalued: isMultivalued) }
  }
}
