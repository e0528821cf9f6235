package import CloudFormation
package import ResourceCatalog
package import TemplateSyntax

/// Something about a resource that does not fit what AWS says of its type.
package struct PropertyFinding: Sendable {
  /// What does not fit.
  package enum Problem: Sendable {
    /// AWS has no such type.
    case unknownType
    /// The type is not available in a region.
    case typeNotInRegion(String)
    /// The object has no such property; the schema knows those that it has.
    case unknownProperty(PropertySchema)
    /// The property is set by AWS.
    case readOnly
    /// AWS advises against the property.
    case deprecated
    /// A property is left out.
    case missing(String)
    /// None of some properties is given, one of which has to be.
    case missingAll(of: [String])
    /// A property is left out that another one needs.
    case missingCompanion(String, of: String)
    /// Properties are given of which only one may be.
    case together([String])
    /// A property is given that another one, or its value, rules out.
    case ruledOut
    /// The value is of another kind.
    case wrongKind(expected: PropertySchema.Kinds)
    /// The value is none of those that are allowed.
    case notAllowed(PropertySchema)
    /// The text does not match a pattern.
    case mismatch(pattern: String)
    /// The text is not of a format, such as `date-time`.
    case malformed(format: String)
    /// The text is too short or too long.
    case length(Int, PropertySchema)
    /// The list has too few or too many elements, or the object properties.
    case count(Int, least: Int?, most: Int?)
    /// The number is too small or too large.
    case outOfBounds(PropertySchema)
    /// The number is no multiple of another.
    case notMultiple(of: Double)
    /// The element stands in the list already.
    case duplicate(of: Node)
    /// No element of the list is as one has to be.
    case lacksElement
    /// The text is one of some that are reserved.
    case forbidden
    /// The value has none of the forms that it may have.
    case noForm
    /// The name of the property is none of those that are allowed.
    case nameNotAllowed(PropertySchema)
    /// What a reference gives is not what is expected, such as an ARN.
    case wrongReference(expected: String, better: String?)
  }

  /// What does not fit.
  package let problem: Problem
  /// The value, with its place and when it holds.
  package let value: PossibleValue
  /// The resource.
  package let resource: Resource
  /// The requirement between properties that is broken, by cfn-lint's name for it.
  package let requirement: String?
  /// The region for which a requirement is broken; nil when it is everywhere.
  package let region: String?
}
