package import AccessPolicies
package import CloudFormation
package import PropertyValidation
package import ServerlessModel
package import ServerlessValidation
package import TemplateSyntax

/// What a rule looks at.
///
/// The linter walks a template once and asks each rule only about what it
/// looks at; a rule about types that a template does not have costs nothing.
package enum Check: Sendable {
  /// Each resource of some types, as CloudFormation creates it: a SAM function is seen as the
  /// Lambda function that it becomes.
  case eachResource(of: [String], @Sendable (Resource, Inspection) -> Void)
  /// Each resource of some types, by a check that is worked out when a template has some.
  case eachResourceOnRequest(
    of: [String], @Sendable (Inspection) -> (Resource, Inspection) -> Void)
  /// Each access policy that a resource carries.
  case eachPolicy(@Sendable (AccessPolicy, Inspection) -> Void)
  /// Each thing about a resource's properties that does not fit what AWS says of its type.
  case eachPropertyFinding(@Sendable (PropertyFinding, Inspection) -> Void)
  /// Each thing in an access policy that AWS refuses, or that does not do what it says.
  case eachPolicyFinding(@Sendable (PolicyFinding, Inspection) -> Void)
  /// Each resource of SAM of some kinds, such as `Function`, as it is written; of all kinds when none
  /// is named.
  case eachServerlessResource(of: [String], @Sendable (ServerlessDeclaration, Inspection) -> Void)
  /// Each thing about the properties of SAM resources that the transform does not take.
  case eachServerlessFinding(@Sendable (ServerlessFinding, Inspection) -> Void)
  /// The template as a whole.
  case wholeTemplate(@Sendable (Inspection) -> Void)
  /// Mistakes of the syntax that the reader has found; the rule says which are its own.
  case syntax(@Sendable (SyntaxIssue) -> Bool)
  /// Mistakes of the notes that suppress findings; the rule says which are its own.
  case suppression(@Sendable (SuppressionIssue) -> Bool)

  /// The types of the resources that the check is about; nil when it looks at something else.
  package var resourceTypes: [String]? {
    switch self {
    case .eachResource(let types, _), .eachResourceOnRequest(let types, _): types
    default: nil
    }
  }

  /// What the check looks at.
  package var scope: ListedRule.Scope {
    switch self {
    case .eachResource, .eachResourceOnRequest: .resources
    case .eachPropertyFinding: .propertyFindings
    case .wholeTemplate, .eachPolicy, .eachPolicyFinding, .eachServerlessResource,
      .eachServerlessFinding:
      .template
    case .syntax: .syntax
    case .suppression: .suppressions
    }
  }

  /// Whether the check is about what AWS says of all types alike.
  var isOfEachPropertyFinding: Bool {
    if case .eachPropertyFinding = self { true } else { false }
  }
}
