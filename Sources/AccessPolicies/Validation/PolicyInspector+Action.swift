import CloudFormation
import ResourceCatalog
import SourceText
import TemplateSyntax

/// What is known of a text among actions.
struct ActionJudgement {
  /// What is wrong with it; nil when nothing is.
  let problem: PolicyProblem?
  /// The action, when the text names a single one that AWS documents.
  let action: AuthorizedAction?
}

extension PolicyInspector {
  /// Looks at the actions of a statement: whether they exist and belong where the policy is.
  mutating func inspectActions(of statement: PolicyStatement, of policy: AccessPolicy) {
    for name in ["Action", "NotAction"] {
      for value in texts(of: name, in: statement, of: policy) {
        guard let text = value.text else { continue }
        if let elsewhere = actionElsewhere(text, policy) {
          add(elsewhere, in: policy, at: value)
        } else if let problem = judgement(of: text).problem {
          add(problem, in: policy, at: value)
        }
      }
    }
  }

  /// What is known of a text among actions; each text is looked up once.
  mutating func judgement(of text: String) -> ActionJudgement {
    if let known = knownActions[text] { return known }
    // Names are compared with those of a whole service, which a broken template may ask for often.
    let judgement = ActionJudgement(of: text, withNearest: knownActions.count < 1000)
    knownActions[text] = judgement
    return judgement
  }

  private func actionElsewhere(_ text: String, _ policy: AccessPolicy) -> PolicyProblem? {
    let services = policy.location.services
    guard !services.isEmpty, policy.kind == .resource || policy.kind == .trust,
      let colon = text.firstIndex(of: ":")
    else { return nil }
    let prefix = text[..<colon].lowercased()
    guard !prefix.isEmpty, !prefix.contains(where: { $0 == "*" || $0 == "?" || $0 == "$" }),
      !services.contains(prefix)
    else { return nil }
    return .actionElsewhere(text, services: services)
  }
}

extension ActionJudgement {
  init(of text: String, withNearest: Bool) {
    if text.utf8.allSatisfy({ $0 == UInt8(ascii: "*") }), !text.isEmpty {
      self.init(problem: nil, action: nil)
    } else if text.contains("${") || text.hasPrefix("{{resolve:") {
      self.init(problem: nil, action: nil)
    } else if let colon = text.firstIndex(of: ":"), Self.hasForm(text) {
      self.init(text[..<colon], text[text.index(after: colon)...], text, withNearest)
    } else {
      self.init(problem: .actionMalformed(text), action: nil)
    }
  }

  private static func hasForm(_ text: String) -> Bool {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    return parts.count == 2
      && parts.allSatisfy { part in
        !part.isEmpty
          && part.utf8.allSatisfy {
            $0.isLetterOrDigit || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "*")
              || $0 == UInt8(ascii: "?") || $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: ".")
          }
      }
  }

  private init(
    _ prefix: Substring, _ name: Substring, _ text: String, _ withNearest: Bool
  ) {
    let catalog = AuthorizationCatalog.standard
    if prefix.contains("*") || prefix.contains("?") {
      self.init(problem: nil, action: nil)
      return
    }
    guard let service = catalog.service(prefix) else {
      let problem = PolicyProblem.serviceUnknown(
        text, nearest: withNearest ? MisnamedAction.service(String(prefix)) : nil)
      self.init(problem: problem, action: nil)
      return
    }
    if name == "*" {
      self.init(problem: nil, action: nil)
    } else if let action = service.action(name) {
      self.init(problem: nil, action: action.isRetired ? nil : action)
    } else if !service.actions(matching: String(name)).isEmpty {
      self.init(problem: nil, action: nil)
    } else {
      let known = MisnamedAction.action(text.lowercased())
      let better = known ?? (withNearest ? service.nearest(to: name) : nil)
      self.init(problem: .actionUnknown(text, better: better), action: nil)
    }
  }
}

extension ServiceAuthorization {
  /// The action whose name takes the fewest changes to become the one given.
  fileprivate func nearest(to name: Substring) -> String? {
    NearestName.nearest(to: String(name), among: actions.lazy.map(\.name))
      .map { prefix + ":" + $0 }
  }
}

/// Names of API operations and products that people write in place of actions.
enum MisnamedAction {
  /// The service that somebody may have meant, by the beginning of its actions.
  static func service(_ prefix: String) -> String? {
    let catalog = AuthorizationCatalog.standard
    if let meant = services[prefix.lowercased()] { return meant }
    return NearestName.nearest(to: prefix, among: catalog.services.lazy.map(\.prefix))
  }

  /// The action that lets its holder call an API operation of another name.
  static func action(_ operation: String) -> String? { actions[operation] }

  private static let services = [
    "apigatewayv2": "apigateway", "bedrock-runtime": "bedrock", "bedrock-agent": "bedrock",
    "bedrock-agent-runtime": "bedrock", "cloudwatchlogs": "logs", "cloudwatch-logs": "logs",
    "cognito": "cognito-idp", "docdb": "rds", "documentdb": "rds", "dynamo": "dynamodb",
    "efs": "elasticfilesystem", "elb": "elasticloadbalancing", "elbv2": "elasticloadbalancing",
    "emr": "elasticmapreduce", "eventbridge": "events", "msk": "kafka", "neptune": "rds",
    "opensearch": "es", "secrets-manager": "secretsmanager", "sfn": "states",
    "step-functions": "states", "stepfunctions": "states", "timestream-query": "timestream",
    "timestream-write": "timestream", "organization": "organizations",
  ]

  private static let actions = [
    "bedrock:converse": "bedrock:InvokeModel",
    "bedrock:conversestream": "bedrock:InvokeModelWithResponseStream",
    "dynamodb:createitem": "dynamodb:PutItem",
    "dynamodb:transactgetitems": "dynamodb:GetItem",
    "dynamodb:transactwriteitems": "dynamodb:PutItem",
    "firehose:putrecords": "firehose:PutRecordBatch",
    "lambda:invoke": "lambda:InvokeFunction",
    "s3:completemultipartupload": "s3:PutObject",
    "s3:copyobject": "s3:PutObject",
    "s3:createmultipartupload": "s3:PutObject",
    "s3:deleteobjects": "s3:DeleteObject",
    "s3:getbucketencryption": "s3:GetEncryptionConfiguration",
    "s3:getbucketlifecycle": "s3:GetLifecycleConfiguration",
    "s3:getbucketlifecycleconfiguration": "s3:GetLifecycleConfiguration",
    "s3:headbucket": "s3:ListBucket",
    "s3:headobject": "s3:GetObject",
    "s3:listbuckets": "s3:ListAllMyBuckets",
    "s3:listmultipartuploads": "s3:ListBucketMultipartUploads",
    "s3:listobjects": "s3:ListBucket",
    "s3:listobjectsv2": "s3:ListBucket",
    "s3:listobjectversions": "s3:ListBucketVersions",
    "s3:listparts": "s3:ListMultipartUploadParts",
    "s3:putbucketencryption": "s3:PutEncryptionConfiguration",
    "s3:putbucketlifecycle": "s3:PutLifecycleConfiguration",
    "s3:putbucketlifecycleconfiguration": "s3:PutLifecycleConfiguration",
    "s3:uploadpart": "s3:PutObject",
    "sqs:changemessagevisibilitybatch": "sqs:ChangeMessageVisibility",
    "sqs:deletemessagebatch": "sqs:DeleteMessage",
    "sqs:sendmessagebatch": "sqs:SendMessage",
    "sns:publishbatch": "sns:Publish",
  ]
}
