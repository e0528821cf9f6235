package import CloudFormation
package import TemplateSyntax

/// Something in an access policy that AWS refuses, or that does not do what it says.
package struct PolicyFinding: Sendable {
  /// What is wrong.
  package let problem: PolicyProblem
  /// The policy that it is in.
  package let policy: AccessPolicy
  /// What to point at, in its scenario: a key, a value, or the first key of what lacks something.
  package let value: PossibleValue
}

/// What is wrong with a part of an access policy.
package enum PolicyProblem: Sendable {
  // Of a document.
  /// A document without `Statement`, or without a statement's parts around: whether it is itself a
  /// statement.
  case statementMissing(isStatement: Bool)
  /// A version that does not exist.
  case versionUnknown(String)
  /// The version of 2008.
  case versionOutdated
  /// No version, which is that of 2008.
  case versionMissing
  /// More letters than the service takes: how many there are, and how many it takes.
  case tooLarge(size: Int, limit: Int, of: String)

  // Of a statement.
  /// A key that no document or statement has, and whether it only differs in case from one that it
  /// has.
  case elementUnknown(String, nearest: String?, differsInCase: Bool)
  /// A key that every statement of such a policy has is left out.
  case elementMissing(String)
  /// Two keys of which a statement has one.
  case elementsExclude(String, String)
  /// A key that statements of such a policy do not have.
  case elementUnexpected(String)
  /// Something of another type than the element takes.
  case elementOfWrongType(String, takes: String)
  /// An effect that is neither of the two.
  case effectUnknown(String)
  /// An id with letters that IAM does not take.
  case idMalformed(String)
  /// An id that another statement has too.
  case idRepeated(String, first: Node)
  /// A list without elements.
  case listEmpty(String)

  // Of what it names.
  /// A principal that AWS does not take.
  case principal(PrincipalProblem)
  /// A principal whose users assume a role in another way than the statement allows.
  case trustWithoutEffect(String, needs: String)
  /// A text that is no action.
  case actionMalformed(String)
  /// An action of a service that does not exist.
  case serviceUnknown(String, nearest: String?)
  /// An action that its service does not have.
  case actionUnknown(String, better: String?)
  /// An action that has nothing to do with what carries the policy.
  case actionElsewhere(String, services: [String])
  /// A text that is no ARN.
  case resourceMalformed(String, reason: ResourceFlaw)
  /// A reference that gives a name or URL in place of an ARN.
  case resourceName(Reference, better: String?)
  /// An action that works on none of the resources.
  case resourceUnfit(action: String, formats: [String])

  // Of a condition.
  /// An operator that does not exist.
  case operatorUnknown(String, nearest: String?)
  /// A key without a service in front.
  case keyMalformed(String)
  /// A key that its service does not have.
  case keyUnknown(String, nearest: String?)
  /// A key that no request of the statement's actions carries.
  case keyNeverSent(String, action: String)
  /// A value that is none of the operator's kind.
  case conditionValueMalformed(String, kind: String)
  /// An operator for another kind of value than the key has.
  case operatorUnfit(String, key: String, kind: String, isUsable: Bool)
  /// `ForAllValues` of a key with one value, which also holds where the key is missing.
  case setOfSingleValue(String, operator: String)
  /// A wildcard that its operator takes literally.
  case wildcardLiteral(String, operator: String)
  /// A test for multi-factor authentication that requests without the key pass.
  case multiFactorBypassed(String)
  /// A variable that the version of the policy does not know.
  case variableIgnored(String)
}

/// Why AWS does not take a principal.
package enum PrincipalProblem: Sendable {
  /// Neither `*` nor a mapping of kinds.
  case notMapping(String)
  /// A kind that does not exist.
  case kindUnknown(String, nearest: String?)
  /// A user group, which cannot call anything.
  case group(String)
  /// A wildcard in a part of an ARN.
  case wildcard(String)
  /// Neither an account nor an ARN of a user, role or session.
  case malformed(String)
  /// Neither the ARN nor the host of an identity provider.
  case provider(String)
  /// Not the 64 digits of a canonical user.
  case canonicalUser(String)
  /// What `Ref` gives of a role or user: its name.
  case name(Reference)
  /// A service by something else than its name.
  case service(String)
  /// Nobody: an empty text.
  case empty
}

/// Why a text is no ARN.
package enum ResourceFlaw: Sendable {
  /// It does not begin with `arn:`.
  case prefix
  /// It has fewer than six fields.
  case fields
  /// Its partition does not exist.
  case partition
  /// Its account is no account.
  case account
  /// A wildcard stands for its service.
  case service
}
