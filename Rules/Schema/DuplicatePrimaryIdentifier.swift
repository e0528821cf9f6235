import CloudFormation
package import Linting
import PropertyValidation
import ResourceCatalog
import TemplateSyntax

extension Rule {
  /// Finds resources of one type that are told apart by nothing.
  package static let duplicatePrimaryIdentifier = Rule(
    "duplicate-primary-identifier",
    summary: "two resources of a type with the same identifier",
    severity: .error,
    category: .schema,
    equivalents: [Equivalents(.cfnLint, "E3019")],
    why: """
      AWS knows a resource by these properties. It refuses to create a second one, or the \
      second one replaces the first.
      """,
    fix: "give one of the resources another value",
    url:
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/introduction.html",
    check: .wholeTemplate { template in
      for type in template.resourceTypes.sorted() {
        let resources = template.resources(ofType: type).filter {
          $0.generatedBy == nil && $0.writtenType == $0.type
        }
        // Builds are kept apart by what CloudFormation adds to their name.
        guard resources.count > 1, type != "AWS::CodeBuild::Project",
          let known = ResourceTypeCatalog.standard.type(type)
        else { continue }
        ResourceIdentifier.compare(resources, known.primaryIdentifier, template)
      }
    },
    examples: [
      Example(
        "two queues of one name",
        """
        Resources:
          Orders:
            Type: AWS::S3::Bucket
            Properties:
              BucketName: orders
              #           ^^^^^^ resource `Returns` has the same `BucketName`
          Returns:
            Type: AWS::S3::Bucket
            Properties:
              BucketName: orders
              #           ^^^^^^ resource `Orders` has the same `BucketName`
        """),
      Example(
        "one name in either of two cases, and names that AWS makes",
        """
        Parameters:
          Stage: {Type: String}
        Conditions:
          IsProduction: !Equals [!Ref Stage, prod]
          IsTest: !Equals [!Ref Stage, test]
        Resources:
          Orders:
            Type: AWS::S3::Bucket
            Condition: IsProduction
            Properties:
              BucketName: orders
          Returns:
            Type: AWS::S3::Bucket
            Condition: IsTest
            Properties:
              BucketName: orders
          First:
            Type: AWS::S3::Bucket
          Second:
            Type: AWS::S3::Bucket
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func duplicate(_ names: [String], _ other: String) -> Self {
    "resource `\(other)` has the same \(names.listed("and"))"
  }
}

/// The values by which AWS tells resources of one type apart.
private struct ResourceIdentifier {
  let resource: Resource
  let values: [Node]
  /// What all but a few identifiers differ in.
  let hash: UInt64

  /// The identifier of a resource; nil when AWS makes up a part of it, or it is not known.
  init?(_ resource: Resource, _ names: [String]) {
    guard !names.isEmpty, let properties = resource.properties, properties.isMapping,
      let hash = SameValue.hash(of: properties, keys: names)
    else { return nil }
    self.resource = resource
    values = names.compactMap { properties[$0] }
    self.hash = hash
  }

  private var texts: [String?] { values.map(SameValue.description) }

  /// Reports the resources whose identifiers are the same.
  static func compare(_ resources: [Resource], _ names: [String], _ template: Inspection) {
    let identifiers = resources.compactMap { ResourceIdentifier($0, names) }
    guard SameValue.repeats(identifiers.map(\.hash)) else { return }
    let groups = Dictionary(grouping: identifiers, by: \.texts)
    for identifier in identifiers {
      guard let group = groups[identifier.texts], group.count > 1,
        let other = group.first(where: { identifier.meets($0, template) })
      else { continue }
      let evaluation = template.evaluation
      let scenario = evaluation.both(
        evaluation.scenario(of: identifier.resource), evaluation.scenario(of: other.resource))
      let message = Diagnostic.Message.duplicate(names, other.resource.logicalId)
      if identifier.values.count == 1 {
        template.report(message, at: identifier.values[0], when: scenario)
      } else {
        template.report(
          message, at: identifier.resource.key.range,
          path: identifier.resource.properties?.path ?? [], when: scenario)
      }
    }
  }

  /// Whether both resources can be there at once.
  private func meets(_ other: ResourceIdentifier, _ template: Inspection) -> Bool {
    guard other.resource.logicalId != resource.logicalId else { return false }
    let evaluation = template.evaluation
    return evaluation.isPossible(
      evaluation.both(evaluation.scenario(of: resource), evaluation.scenario(of: other.resource)))
  }
}
