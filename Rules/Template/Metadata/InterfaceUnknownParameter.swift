import CloudFormation
package import Linting
import SourceText
import TemplateSyntax

extension Rule {
  /// Finds parameters in interface metadata that the template does not have.
  package static let interfaceUnknownParameter = Rule(
    "interface-unknown-parameter",
    summary: "interface metadata that names no parameter",
    severity: .warning,
    category: .template,
    equivalents: [Equivalents(.cfnLint, "W4001")],
    why: """
      The console passes over the name, so a parameter that was renamed is shown in no group and \
      without its label.
      """,
    fix: "name a parameter of the template, or remove the name",
    url:
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cloudformation-interface.html",
    check: .wholeTemplate { inspection in
      let template = inspection.template
      guard let interface = template.interface, !template.mayHoldMore,
        template.root["Parameters"]?.pair("Fn::Transform") == nil
      else { return }
      let groups = interface.value["ParameterGroups"]?.elements ?? []
      let named =
        groups.flatMap { $0["Parameters"]?.elements ?? [] }
        + (interface.value["ParameterLabels"]?.pairs ?? []).map(\.key)
      for node in named where node.isScalar && !node.isNull {
        let name = node.text
        guard template.parameter(name) == nil else { continue }
        let nearest = NearestName.nearest(to: name, among: template.parameters.map(\.name))
        inspection.report(.unknown(name), at: node, help: nearest.map { "write `\($0)`" })
      }
    },
    examples: [
      Example(
        "parameters that were renamed",
        """
        Metadata:
          AWS::CloudFormation::Interface:
            ParameterGroups:
              - Label: {default: Network}
                Parameters: [SubnetId]
                #            ^^^^^^^^ the template has no parameter `SubnetId`
            ParameterLabels:
              Subnets: {default: where queues live}
             #^^^^^^^ the template has no parameter `Subnets`
        Parameters:
          Subnet: {Type: String}
        Resources:
          Orders:
            Type: AWS::SQS::Queue
        """),
      Example(
        "a known parameter",
        """
        Metadata:
          AWS::CloudFormation::Interface:
            ParameterGroups:
              - Label: {default: Network}
                Parameters: [Subnet]
        Parameters:
          Subnet: {Type: String}
        Resources:
          Orders:
            Type: AWS::SQS::Queue
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func unknown(_ name: String) -> Self {
    "the template has no parameter `\(name)`"
  }
}
