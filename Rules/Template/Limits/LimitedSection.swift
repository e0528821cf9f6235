import CloudFormation

/// A section of which CloudFormation allows only so many entries.
struct LimitedSection {
  /// The section.
  let section: TemplateSection
  /// What one of its entries is called.
  let entry: String
  /// How many entries there can be.
  let limit: Int

  /// All of them.
  ///
  /// Source: <https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html>
  static let all: [LimitedSection] = [
    LimitedSection(section: .parameters, entry: "parameter", limit: 200),
    LimitedSection(section: .mappings, entry: "mapping", limit: TemplateLimit.mappings),
    LimitedSection(section: .resources, entry: "resource", limit: 500),
    LimitedSection(section: .outputs, entry: "output", limit: 200),
  ]
}
