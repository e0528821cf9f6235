package import CloudFormation
package import ResourceCatalog

/// An action that a statement allows on `*` although each of its calls names a resource.
package struct NeedlessReach: Sendable {
  /// What harm it does, from the least to the worst.
  package enum Harm: Comparable, Sendable {
    /// It only describes resources.
    case describing
    /// It changes resources, and AWS's own policies allow it on `*`.
    case conventional
    /// It changes resources.
    case writing
    /// It reads data or secrets.
    case readingData
    /// It changes who may do what.
    case changingPermissions
  }

  /// The action; of a pattern, the first one.
  package let action: AuthorizedAction
  /// The text of the statement that allows it, perhaps with wildcards.
  package let allowance: PossibleValue
  /// What harm it does.
  package let harm: Harm
}

/// A statement that reaches every resource, without conditions, with actions of which each call
/// names one.
package struct UnlimitedStatement: Sendable {
  /// The policy that it belongs to.
  package let policy: AccessPolicy
  /// The text `*` among the resources, in its scenario.
  package let resource: PossibleValue
  /// The action that does the worst harm.
  package let worst: NeedlessReach
  /// How many more of the statement's actions could name resources.
  package let others: Int
}

extension UnlimitedStatement {
  /// The statements among those of some policies that reach every resource for nothing.
  package static func all(in policies: [AccessPolicy], _ evaluation: Evaluation)
    -> [UnlimitedStatement]
  {
    var judge = ReachJudge()
    var found: [UnlimitedStatement] = []
    for policy in policies where policy.grantsPermissions {
      for statement in policy.statements {
        guard let unlimited = UnlimitedStatement(statement, of: policy, &judge, evaluation) else {
          continue
        }
        found.append(unlimited)
      }
    }
    return found
  }

  private init?(
    _ statement: PolicyStatement, of policy: AccessPolicy, _ judge: inout ReachJudge,
    _ evaluation: Evaluation
  ) {
    guard statement.effect == .allow, let resource = statement.everyResource,
      let form = statement.unconditionalForm,
      let value = evaluation.value(resource, alongside: form.value)
    else { return nil }
    var reach: [NeedlessReach] = []
    for allowance in statement.actions?.values ?? [] {
      guard let text = allowance.text, let (action, harm) = judge.judgement(of: text),
        evaluation.value(value, alongside: allowance) != nil
      else { continue }
      reach.append(NeedlessReach(action: action, allowance: allowance, harm: harm))
    }
    guard let harm = reach.map(\.harm).max(),
      let first = reach.first(where: { $0.harm == harm }),
      let place = evaluation.value(value, alongside: first.allowance)
    else { return nil }
    self.policy = policy
    self.resource = place
    worst = first
    others = reach.count - 1
  }
}

/// Judges what a text among actions does on `*`, each text once.
private struct ReachJudge {
  private var known: [String: (AuthorizedAction, NeedlessReach.Harm)?] = [:]

  /// The worst action that the text stands for, and what harm it does; nil when the text cannot be
  /// blamed.
  ///
  /// Patterns for whole services cannot: with them the actions are the first thing to narrow. Nor
  /// can actions that raise permissions by themselves, whose reach is the smaller problem. A pattern
  /// can when most of what it stands for can be narrowed.
  mutating func judgement(of text: String) -> (AuthorizedAction, NeedlessReach.Harm)? {
    if let known = known[text] { return known }
    let judgement = Self.judgement(of: text)
    known[text] = .some(judgement)
    return judgement
  }

  private static func judgement(of text: String) -> (AuthorizedAction, NeedlessReach.Harm)? {
    guard let colon = text.firstIndex(of: ":"), !text.hasSuffix(":*"), text[..<colon] != "*" else {
      return nil
    }
    let actions = AuthorizationCatalog.standard.actions(matching: text).filter { !$0.isRetired }
    let narrow = actions.filter(\.alwaysNamesResource)
    guard let first = narrow.first, narrow.count * 2 > actions.count,
      !EscalationPath.raisesPermissionsAlone(narrow)
    else { return nil }
    if narrow.count(where: \.isConventionallyUnlimited) * 2 >= narrow.count {
      return (first, .conventional)
    }
    let worst = narrow.max { $0.harmOnEveryResource < $1.harmOnEveryResource } ?? first
    return (worst, worst.harmOnEveryResource)
  }
}

extension AuthorizedAction {
  fileprivate var isConventionallyUnlimited: Bool {
    Self.conventionallyUnlimited.contains(qualifiedName.lowercased())
  }

  fileprivate var harmOnEveryResource: NeedlessReach.Harm {
    if isConventionallyUnlimited { return .conventional }
    if Self.readersOfData.contains(qualifiedName) { return .readingData }
    return switch accessLevel {
    case .permissionsManagement: .changingPermissions
    case .write, .tagging: .writing
    case .list, .read: .describing
    }
  }

  /// What AWS's own policies for functions, instances and containers allow on `*`, and what needs it
  /// for some of its uses: text messages go to no topic.
  private static let conventionallyUnlimited: Set = [
    "logs:createloggroup", "logs:createlogstream", "logs:putlogevents", "logs:putretentionpolicy",
    "ec2:createnetworkinterface", "ec2:deletenetworkinterface", "ec2:assignprivateipaddresses",
    "ec2:unassignprivateipaddresses", "ec2:attachnetworkinterface", "ec2:detachnetworkinterface",
    "ec2:createnetworkinterfacepermission", "ec2:createtags", "ssm:updateinstanceinformation",
    "elasticloadbalancing:registertargets", "elasticloadbalancing:deregistertargets",
    "elasticloadbalancing:registerinstanceswithloadbalancer",
    "elasticloadbalancing:deregisterinstancesfromloadbalancer",
    "ecr:getdownloadurlforlayer", "ecr:batchgetimage", "cloudwatch:putmetricdata",
    "sns:publish", "iam:createservicelinkedrole",
    "autoscaling:completelifecycleaction", "autoscaling:recordlifecycleactionheartbeat",
    "ecs:createcluster", "ecs:deregistercontainerinstance", "ecs:discoverpollendpoint", "ecs:poll",
    "ecs:registercontainerinstance", "ecs:starttelemetrysession",
    "ecs:submitattachmentstatechanges", "ecs:submitcontainerstatechange",
    "ecs:submittaskstatechange", "ecs:updatecontainerinstancesstate",
  ]

  /// What reads the content of stores, streams, logs and secrets.
  private static let readersOfData: Set = [
    "aoss:APIAccessAll", "athena:GetQueryResults", "cassandra:Select",
    "codeartifact:ReadFromRepository",
    "cognito-idp:AdminGetUser", "cognito-idp:ListUsers", "dax:BatchGetItem", "dax:GetItem",
    "dax:Query", "dax:Scan", "dynamodb:BatchGetItem", "dynamodb:GetItem", "dynamodb:GetRecords",
    "dynamodb:Query", "dynamodb:Scan", "healthlake:ReadResource", "kinesis:GetRecords",
    "kinesisvideo:GetMedia", "kms:Decrypt", "lambda:GetFunction", "logs:GetLogEvents",
    "logs:Unmask", "rds:DownloadCompleteDBLogFile", "s3:GetObject", "s3:GetObjectVersion",
    "secretsmanager:GetSecretValue", "secretsmanager:BatchGetSecretValue", "sqs:ReceiveMessage",
    "ssm:GetParameter", "ssm:GetParameterHistory", "ssm:GetParameters", "ssm:GetParametersByPath",
  ]
}
