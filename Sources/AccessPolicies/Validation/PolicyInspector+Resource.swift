import CloudFormation
import ResourceCatalog
import TemplateSyntax

extension PolicyInspector {
  /// Looks at the resources of a statement: whether they are ARNs, and whether its actions work on
  /// them.
  mutating func inspectResources(of statement: PolicyStatement, of policy: AccessPolicy) {
    guard policy.kind != .trust else { return }
    for name in ["Resource", "NotResource"] {
      let values = texts(of: name, in: statement, of: policy)
      guard policy.takesARNs else { continue }
      var areARNs = true
      for value in values {
        guard let problem = problem(ofResource: value, policy) else { continue }
        areARNs = false
        add(problem, in: policy, at: value)
      }
      if name == "Resource", areARNs { inspectFit(of: statement, to: values, of: policy) }
    }
  }

  // MARK: - Form

  private func problem(ofResource value: PossibleValue, _ policy: AccessPolicy) -> PolicyProblem? {
    guard let pattern = value.pattern else { return nil }
    if case .reference(let reference)? = pattern.parts.first {
      return problem(ofReference: reference)
    }
    let prefix = pattern.knownPrefix
    if prefix.hasPrefix("*") {
      guard policy.resource.type == "AWS::S3::BucketPolicy", pattern.text == "*" else { return nil }
      return .resourceMalformed("*", reason: .prefix)
    }
    if prefix.hasPrefix("${") || prefix.hasPrefix("{{resolve:") { return nil }
    // An empty default is one to be replaced.
    if prefix.isEmpty, value.assumedDefault != nil { return nil }
    let start = prefix.prefix { $0 != "*" && $0 != "?" }
    let isOpen = pattern.text == nil || start.utf8.count < prefix.utf8.count
    guard prefix.hasPrefix("arn:") || isOpen && "arn:".hasPrefix(start) else {
      return .resourceMalformed(pattern.description, reason: .prefix)
    }
    guard prefix.hasPrefix("arn:"), !pattern.outline.contains("${") else { return nil }
    return flaw(of: pattern, in: policy).map {
      .resourceMalformed(pattern.description, reason: $0)
    }
  }

  private func problem(ofReference reference: Reference) -> PolicyProblem? {
    guard reference.attribute == nil, let type = types[reference.name],
      Self.typesWithoutARN.contains(type)
    else { return nil }
    return .resourceName(reference, better: "!GetAtt \(reference.name).Arn")
  }

  private func flaw(of pattern: TextPattern, in policy: AccessPolicy) -> ResourceFlaw? {
    let outline = pattern.outline
    let fields = outline.split(separator: ":", maxSplits: 5, omittingEmptySubsequences: false)
    let isOpen = { (field: Substring) in
      field.contains { $0 == TextPattern.unknownLetter || $0 == "*" || $0 == "?" }
    }
    guard fields.count == 6 else {
      return isOpen(fields[fields.count - 1]) || outline.contains(TextPattern.unknownLetter)
        ? nil : .fields
    }
    // An unknown part may have colons of its own, as `arn:aws:s3:::${Name}` has not: of what
    // follows one, nothing is certain.
    if !isOpen(fields[1]), !Self.partitions.contains(String(fields[1])) { return .partition }
    if fields[1...2].contains(where: { $0.contains(TextPattern.unknownLetter) && $0.count == 1 }),
      fields[2].first == TextPattern.unknownLetter
    {
      return nil
    }
    if policy.kind.isAboutHolder, policy.kind != .iot, fields[2].contains("*") { return .service }
    let account = fields[4]
    if isRegion(fieldAt: 4, of: pattern) { return .account }
    if !isOpen(account), !account.isEmpty, !String(account).isAccountNumber,
      !account.allSatisfy({ $0.isLowercase || $0 == "-" })
    {
      return .account
    }
    return nil
  }

  /// Whether a field of an ARN is the region of the stack, which `Ref` gives.
  private func isRegion(fieldAt position: Int, of pattern: TextPattern) -> Bool {
    let region = "\u{1}"
    let outline = pattern.parts.map { part in
      switch part {
      case .known(let text): text
      case .reference(let reference): reference.name == "AWS::Region" ? region : "x"
      case .unknown: "x"
      }
    }.joined()
    let fields = outline.split(separator: ":", maxSplits: 5, omittingEmptySubsequences: false)
    return fields.count == 6 && fields[position] == region
  }

  private static let partitions: Set = [
    "aws", "aws-cn", "aws-us-gov", "aws-iso", "aws-iso-b", "aws-iso-e", "aws-iso-f", "aws-eusc",
  ]

  /// The types of which `Ref` gives a name, an id or a URL, and of which `Arn` is an attribute.
  private static let typesWithoutARN: Set = [
    "AWS::S3::Bucket", "AWS::DynamoDB::Table", "AWS::DynamoDB::GlobalTable", "AWS::IAM::Role",
    "AWS::IAM::User", "AWS::IAM::Group", "AWS::Lambda::Function", "AWS::SQS::Queue",
    "AWS::Kinesis::Stream", "AWS::Logs::LogGroup", "AWS::KMS::Key", "AWS::ECR::Repository",
    "AWS::Events::EventBus", "AWS::CodeBuild::Project", "AWS::EFS::FileSystem",
    "AWS::KinesisFirehose::DeliveryStream", "AWS::Cognito::UserPool", "AWS::CodeCommit::Repository",
    "AWS::Serverless::Function", "AWS::Serverless::SimpleTable", "AWS::OpenSearchService::Domain",
    "AWS::Elasticsearch::Domain",
  ]

  // MARK: - Fit

  /// Looks for actions that work on none of the resources named with them.
  private mutating func inspectFit(
    of statement: PolicyStatement, to values: [PossibleValue], of policy: AccessPolicy
  ) {
    let isBucketPolicy = policy.resource.type == "AWS::S3::BucketPolicy"
    guard policy.kind == .identity || isBucketPolicy, !values.isEmpty,
      statement.effect == .allow || statement.effect == .deny && isBucketPolicy
    else { return }
    var named: [NamedResources] = []
    for value in values {
      guard let pattern = value.pattern, let resources = NamedResources(pattern) else { return }
      named.append(resources)
    }
    for value in statement.actions?.values ?? [] {
      guard let text = value.text, !text.contains("*"), !text.contains("?"),
        let action = judgement(of: text).action
      else { continue }
      let targets = action.targets
      // `s3:ListAllMyBuckets` on `arn:aws:s3:::*` works, and so may others without a type.
      if targets.isEmpty, isBucketPolicy || !named.allSatisfy(\.isSingle) { continue }
      let scenario = values.reduce(value.scenario) { evaluation.both($0, $1.scenario) }
      guard evaluation.isPossible(scenario),
        !targets.contains(where: { target in
          let wanted = NamedResources(target.resourceType)
          return named.contains { $0.meets(wanted) }
        })
      else { continue }
      var place = value
      place.scenario = scenario
      place.assumeDefaults(of: values)
      add(
        .resourceUnfit(action: text, formats: targets.map(\.resourceType.arnFormat)), in: policy,
        at: place)
    }
  }
}

extension PossibleValue {
  fileprivate mutating func assumeDefaults(of others: [PossibleValue]) {
    guard assumedDefault == nil, let parameter = others.compactMap(\.assumedDefault).first else {
      return
    }
    self = assuming(defaultOf: parameter)
  }
}

/// What a text among resources, or the format of a type's ARN, stands for: field by field.
private struct NamedResources {
  private let fields: [WildcardPattern]
  /// Whether the name has no wildcard and no part that is not known.
  let isSingle: Bool
  /// Whether a name with a slash in its known beginning is none of these.
  private let isBucket: Bool
  private let hasSlash: Bool

  /// What a text stands for; nil when nothing certain can be said of it.
  init?(_ pattern: TextPattern) {
    let outline = pattern.outline.withoutVariables
    if outline == "*" { return nil }
    let parts = outline.split(separator: ":", maxSplits: 5, omittingEmptySubsequences: false)
    // An unknown part in front may have colons of its own.
    guard parts.count == 6, parts[0] == "arn",
      !parts[1...2].contains(where: { $0.contains(TextPattern.unknownLetter) && parts[2].isEmpty })
    else { return nil }
    if parts[2].contains(TextPattern.unknownLetter) { return nil }
    fields = parts[1...].map { part in
      WildcardPattern(String(part.map { $0 == TextPattern.unknownLetter ? "*" : $0 }))
    }
    isSingle = !parts[5].contains { $0 == "*" || $0 == "?" || $0 == TextPattern.unknownLetter }
    isBucket = false
    hasSlash = parts[5].contains("/")
  }

  init(_ type: AuthorizedResourceType) {
    let parts = type.arnFormat.withoutVariables
      .split(separator: ":", maxSplits: 5, omittingEmptySubsequences: false)
    fields = parts.dropFirst().map { WildcardPattern(String($0)) }
    isSingle = false
    isBucket = type.name == "bucket" && type.arnFormat.contains(":s3:")
    hasSlash = false
  }

  func meets(_ other: NamedResources) -> Bool {
    if other.isBucket, hasSlash { return false }
    guard fields.count == other.fields.count else { return true }
    return zip(fields, other.fields).allSatisfy { own, other in
      // Formats leave fields empty that policies fill, and the other way round: only the service
      // and the name decide.
      own.intersects(other) || own == WildcardPattern("") || other == WildcardPattern("")
    }
  }
}

extension String {
  /// The text with a `*` in place of each `${…}`.
  fileprivate var withoutVariables: String {
    guard contains("${") else { return self }
    var text = ""
    var rest = self[...]
    while let start = rest.range(of: "${"), let end = rest[start.upperBound...].firstIndex(of: "}")
    {
      text += rest[..<start.lowerBound] + "*"
      rest = rest[rest.index(after: end)...]
    }
    return text + rest
  }
}

extension Substring {
  fileprivate func range(of other: String) -> Range<Index>? {
    var start = startIndex
    while start != endIndex {
      if self[start...].hasPrefix(other) {
        return start..<index(start, offsetBy: other.count)
      }
      start = index(after: start)
    }
    return nil
  }
}

extension AccessPolicy {
  /// Whether AWS demands ARNs, or `*`, among the resources of such a policy.
  fileprivate var takesARNs: Bool {
    switch kind {
    case .identity, .boundary, .session: true
    case .resource: ["s3", "sqs", "sns"].contains { location.services == [$0] }
    case .trust, .endpoint, .iot: false
    }
  }
}
