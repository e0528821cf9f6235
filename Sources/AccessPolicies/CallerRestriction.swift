import CloudFormation

/// What a statement's conditions do to a principal that stands for everyone.
package enum CallerRestriction: Sendable {
  /// They leave it to everyone.
  case none
  /// They narrow it to callers, networks or sources that the policy names.
  case narrowed
  /// They may narrow it.
  case possible
}

extension PolicyConditions {
  /// What the conditions do to a principal that stands for everyone.
  ///
  /// A condition narrows when it demands a fixed value of a key that a caller cannot choose. A key
  /// that says nothing about the caller leaves it to everyone; for all others nothing is claimed.
  ///
  /// Source: <https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html>
  package var callerRestriction: CallerRestriction {
    let all = conditions.map(\.callerRestriction)
    if all.contains(.narrowed) { return .narrowed }
    return mayHaveMore || all.contains(.possible) ? .possible : .none
  }
}

extension PolicyCondition {
  fileprivate var callerRestriction: CallerRestriction {
    let name = name
    if Self.keysWithoutCaller.contains(name) { return .none }
    if name.hasPrefix("aws:requesttag/") || name.hasPrefix("s3:x-amz-") { return .none }
    guard comparison.demandsValue else { return comparison.operator == .null ? .possible : .none }
    guard Self.keysOfCaller.contains(name) else { return .possible }
    return values.contains { !isFixed($0, name) } ? .none : .narrowed
  }

  /// Whether a value stands for a known few; one that is not known does, as far as can be told.
  private func isFixed(_ value: PossibleValue, _ name: String) -> Bool {
    guard let pattern = value.pattern else { return true }
    let text = pattern.outline
    if comparison.operator == .ipAddress { return !text.hasSuffix("/0") }
    guard comparison.operator.hasWildcards, text.contains("*") || text.contains("?") else {
      return text != "*" || !comparison.operator.hasWildcards
    }
    guard text.hasPrefix("arn:") else { return !text.hasPrefix("*") && !text.hasPrefix("?") }
    guard let fields = pattern.fieldsOfARN else { return false }
    let account = fields[4]
    let accountIsFixed = !account.isEmpty && !account.contains("*") && !account.contains("?")
    if name == "aws:principalarn" { return accountIsFixed }
    let resourceIsFixed = account.isEmpty && fields[5].first != "*" && fields[5].first != "?"
    return accountIsFixed || resourceIsFixed
  }

  /// The keys whose fixed value names callers, networks or sources.
  private static let keysOfCaller: Set = [
    "aws:principalaccount", "aws:principalarn", "aws:principalorgid", "aws:principalorgpaths",
    "aws:sourceaccount", "aws:sourcearn", "aws:sourceorgid", "aws:sourceorgpaths",
    "aws:sourceowner", "aws:sourceip", "aws:vpcsourceip", "aws:sourcevpc", "aws:sourcevpce",
    "aws:sourcevpcarn", "aws:vpceaccount", "aws:vpceorgid", "aws:vpceorgpaths", "aws:userid",
    "aws:username", "aws:principalservicename", "aws:principalservicenameslist",
    "aws:principalisawsservice", "kms:calleraccount", "kms:viaservice",
    "lambda:functionurlauthtype", "s3:dataaccesspointaccount", "s3:dataaccesspointarn",
    "elasticfilesystem:accessedviamounttarget", "elasticfilesystem:accesspointarn",
  ]

  /// The keys that say nothing about who calls, or that a caller sets as it likes.
  private static let keysWithoutCaller: Set = [
    "aws:securetransport", "aws:referer", "aws:useragent", "aws:currenttime", "aws:epochtime",
    "aws:requestedregion", "aws:tagkeys", "s3:prefix", "s3:delimiter", "s3:max-keys",
    "s3:tlsversion", "s3:signatureversion", "s3:signatureage", "s3:authtype", "s3:versionid",
    "s3:locationconstraint", "s3:if-match", "s3:if-none-match",
  ]
}
