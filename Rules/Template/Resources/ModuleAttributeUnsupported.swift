import CloudFormation
package import Linting
import TemplateSyntax

extension Rule {
  /// Finds attributes that a module cannot have.
  package static let moduleAttributeUnsupported = Rule(
    "module-attribute-unsupported",
    summary: "attribute that a module cannot have",
    severity: .error,
    category: .template,
    equivalents: [Equivalents(.cfnLint, "E5001")],
    why: """
      A module stands for several resources, so CloudFormation refuses policies and tags on the \
      module itself.
      """,
    fix: "set the attribute on the resources inside the module",
    url: "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/modules.html",
    check: .wholeTemplate { inspection in
      for resource in inspection.declarations(in: .resources) {
        guard let type = resource.body["Type"],
          type.withUTF8({ $0.reversed().starts(with: "::MODULE".utf8.reversed()) })
        else { continue }
        for attribute in ["CreationPolicy", "UpdatePolicy"] {
          guard let pair = resource.body.pair(attribute) else { continue }
          inspection.report(.unsupported(pair.key, resource.key), at: pair.key)
        }
        if let tags = resource.body["Properties"]?.pair("Tags") {
          inspection.report(.unsupported(tags.key, resource.key), at: tags.key)
        }
        if let key = resource.body["Metadata"]?.pair("AWS::CloudFormation::Module")?.key {
          inspection.report(.reserved(key, resource.key), at: key)
        }
      }
    },
    examples: [
      Example(
        "a creation policy",
        """
        Resources:
          Network:
            Type: Team::Network::VPC::MODULE
            CreationPolicy: {}
           #^^^^^^^^^^^^^^ module `Network` cannot have `CreationPolicy`
        """),
      Example(
        "properties of the module",
        """
        Resources:
          Network:
            Type: Team::Network::VPC::MODULE
            Properties: {Zones: 2}
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func unsupported(_ attribute: Node, _ name: Node) -> Self {
    "module `\(name.text)` cannot have `\(attribute.text)`"
  }

  fileprivate static func reserved(_ key: Node, _ name: Node) -> Self {
    "metadata `\(key.text)` of module `\(name.text)` is reserved for CloudFormation"
  }
}
