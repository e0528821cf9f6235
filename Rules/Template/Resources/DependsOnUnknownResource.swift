import CloudFormation
package import Linting
import ServerlessModel
import SourceText
import TemplateSyntax

extension Rule {
  /// Finds resources that wait for one that the template does not have.
  package static let dependsOnUnknownResource = Rule(
    "depends-on-unknown-resource",
    summary: "`DependsOn` with the name of no resource",
    severity: .error,
    category: .template,
    equivalents: [Equivalents(.cfnLint, "E3005")],
    why: """
      CloudFormation refuses a template in which a resource waits for one that is not in it.
      """,
    fix: "name a resource of the template, or remove the name",
    url:
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-dependson.html",
    check: .wholeTemplate { inspection in
      let template = inspection.template
      guard let section = template.root["Resources"], !template.mayHoldMore(in: section) else {
        return
      }
      let declarations = inspection.declarations(in: .resources)
      // The names that loops make are not known here.
      guard !declarations.contains(where: \.isRepeated) else { return }
      var names = Set(section.pairs.map(\.key.text))
      names.formUnion(inspection.resources.map(\.logicalId))
      for resource in declarations {
        for name in dependencies(of: resource) where !names.contains(name.text) {
          let text = name.text
          guard !mayBeGenerated(text, in: inspection) else { continue }
          let own = resource.key.text
          let nearest = NearestName.nearest(to: text, among: names.lazy.filter { $0 != own })
          inspection.report(
            .unknown(name, resource.key), at: name, help: nearest.map { "write `\($0)`" })
        }
      }
    },
    examples: [
      Example(
        "a misspelt name",
        """
        Resources:
          Archive:
            Type: AWS::S3::Bucket
            DependsOn: Order
            #          ^^^^^ resource `Archive` depends on `Order`, which the template does not have
          Orders:
            Type: AWS::SQS::Queue
        """),
      Example(
        "a role that SAM makes",
        """
        Transform: AWS::Serverless-2016-10-31
        Resources:
          Archive:
            Type: AWS::S3::Bucket
            DependsOn: [Orders, WorkerRole]
          Orders:
            Type: AWS::SQS::Queue
          Worker:
            Type: AWS::Serverless::Function
            Properties: {Handler: index.handler, Runtime: nodejs22.x, CodeUri: src}
        """),
    ]
  )
}

private func dependencies(of resource: Declaration) -> [Node] {
  guard let node = resource.body["DependsOn"] else { return [] }
  return (node.isSequence ? node.elements : [node]).filter { $0.isScalar && !$0.isNull }
}

/// Whether a transform or a module may make a resource of the name.
private func mayBeGenerated(_ name: String, in inspection: Inspection) -> Bool {
  inspection.serverless.mayHold(name)
    || inspection.template.resources.contains { resource in
      name.hasPrefix(resource.logicalId) && resource.writtenType.hasSuffix("::MODULE")
    }
}

extension Diagnostic.Message {
  fileprivate static func unknown(_ dependency: Node, _ name: Node) -> Self {
    "resource `\(name.text)` depends on `\(dependency.text)`, which the template does not have"
  }
}
