import CloudFormation
package import Linting
import TemplateSyntax

extension Rule {
  /// Finds interface metadata that the console cannot read.
  package static let interfaceMalformed = Rule(
    "interface-malformed",
    summary: "interface metadata of a form that the console does not know",
    severity: .warning,
    category: .template,
    equivalents: [Equivalents(.cfnLint, "E4001")],
    why: """
      The console shows parameters in the groups and with the labels of the interface. It passes \
      over what it cannot read.
      """,
    fix: "write groups with `Label` and `Parameters`, and labels with `default`",
    url:
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cloudformation-interface.html",
    check: .wholeTemplate { inspection in
      guard let interface = inspection.template.interface else { return }
      InterfaceShape(inspection).judge(interface)
    },
    examples: [
      Example(
        "a group without its brackets, and a label in the wrong place",
        """
        Metadata:
          AWS::CloudFormation::Interface:
            ParameterGroups:
              - Label: Network
                #      ^^^^^^^ `Label` is `Network`, not a mapping
                Parameters: Subnet
                #           ^^^^^^ `Parameters` is `Subnet`, not a list of texts
            ParameterLabels:
              Subnet:
                Default: where queues live
               #^^^^^^^ `Default` is not an attribute of a label
        Parameters:
          Subnet: {Type: String}
        Resources:
          Orders:
            Type: AWS::SQS::Queue
        """),
      Example(
        "a group and a label",
        """
        Metadata:
          AWS::CloudFormation::Interface:
            ParameterGroups:
              - Label: {default: Network}
                Parameters: [Subnet]
            ParameterLabels:
              Subnet: {default: where queues live}
        Parameters:
          Subnet: {Type: String}
        Resources:
          Orders:
            Type: AWS::SQS::Queue
        """),
    ]
  )
}

private struct InterfaceShape {
  let inspection: Inspection

  init(_ inspection: Inspection) {
    self.inspection = inspection
  }

  func judge(_ interface: Node.Pair) {
    judge(interface, .mapping, Self.interface, "the interface")
    for group in interface.value["ParameterGroups"]?.elements ?? [] {
      judge(group, .mapping, Self.group, "a group", name: "a group")
      if let label = group.pair("Label") { judge(label, .mapping, Self.label, "a label") }
    }
    for label in interface.value["ParameterLabels"]?.pairs ?? [] {
      judge(label, .mapping, Self.label, "a label")
    }
  }

  private func judge(
    _ pair: Node.Pair, _ kind: AttributeKind, _ attributes: NamedAttributes, _ what: String
  ) {
    judge(pair.value, kind, attributes, what, name: "`\(pair.key.text)`")
  }

  private func judge(
    _ body: Node, _ kind: AttributeKind, _ attributes: NamedAttributes, _ what: String, name: String
  ) {
    guard kind.accepts(body) else {
      inspection.report(.wrong(name, body, kind), at: body)
      return
    }
    for pair in attributes.unknown(in: body) {
      inspection.report(
        .unknown(pair.key, what), at: pair.key, help: attributes.help(for: pair.key))
    }
    for (pair, kind) in attributes.misfits(in: body) {
      inspection.report(.wrong("`\(pair.key.text)`", pair.value, kind), at: pair.value)
    }
  }

  private static let interface = NamedAttributes(kinds: [
    ("ParameterGroups", .list), ("ParameterLabels", .mapping),
  ])
  private static let group = NamedAttributes(kinds: [
    ("Label", .anything), ("Parameters", .listOfTexts),
  ])
  private static let label = NamedAttributes(kinds: [("default", .text)])
}

extension Diagnostic.Message {
  fileprivate static func unknown(_ key: Node, _ what: String) -> Self {
    "`\(key.text)` is not an attribute of \(what)"
  }

  fileprivate static func wrong(_ name: String, _ value: Node, _ kind: AttributeKind) -> Self {
    "\(name) is \(value.inWords), not \(kind.words)"
  }
}
