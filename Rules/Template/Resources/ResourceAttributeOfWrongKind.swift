import CloudFormation
package import Linting
import TemplateSyntax

extension Rule {
  /// Finds attributes of resources with a value of the wrong kind.
  package static let resourceAttributeOfWrongKind = Rule(
    "resource-attribute-of-wrong-kind",
    summary: "attribute of a resource with a value of the wrong kind",
    severity: .error,
    category: .template,
    equivalents: [Equivalents(.cfnLint, "E3001", "E3005", "E3015", "E3028")],
    why: """
      CloudFormation refuses the template: these attributes steer the deployment itself, and most \
      take literal values only.
      """,
    fix: "write a value of the kind that the attribute takes",
    url:
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/resources-section-structure.html",
    check: .wholeTemplate { inspection in
      let template = inspection.template
      for resource in inspection.declarations(in: .resources) {
        let attributes = ResourceAttributes.of(resource, in: template)
        for (pair, kind) in attributes.misfits(in: resource.body) {
          inspection.report(.wrong(pair, resource.key, kind), at: pair.value)
        }
      }
    },
    examples: [
      Example(
        "functions where only names can stand",
        """
        Conditions:
          IsProd: !Equals [!Ref AWS::Region, eu-central-1]
        Resources:
          Orders:
            Type: AWS::SQS::Queue
            Condition: !Condition IsProd
            #          ^^^^^^^^^^^^^^^^^ `Condition` of resource `Orders` is a call of `Condition`, not a text
          Archive:
            Type: AWS::S3::Bucket
            DependsOn: !Ref Orders
            #          ^^^^^^^^^^^ `DependsOn` of resource `Archive` is a call of `Ref`, not a name or a list of names
        """),
      Example(
        "a list of properties",
        """
        Resources:
          Orders:
            Type: AWS::SQS::Queue
            Properties:
              - QueueName: orders
             #^^^^^^^^^^^^^^^^^^^ `Properties` of resource `Orders` is a list with a collection in it, not a mapping
        """),
      Example(
        "functions that give a text instead of a mapping",
        """
        Parameters:
          Signals: {Type: String}
        Resources:
          Orders:
            Type: AWS::SQS::Queue
            Properties: !Sub "QueueName: ${Signals}"
            #           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ `Properties` of resource `Orders` is a call of `Fn::Sub`, not a mapping
          Ready:
            Type: AWS::CloudFormation::WaitCondition
            CreationPolicy: !Ref Signals
            #               ^^^^^^^^^^^^ `CreationPolicy` of resource `Ready` is a call of `Ref`, not a mapping
        """),
      Example(
        "names, and a list of names",
        """
        Resources:
          Orders:
            Type: AWS::SQS::Queue
            DependsOn: [Archive]
          Archive:
            Type: AWS::S3::Bucket
            Metadata: {Team: shop}
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func wrong(_ pair: Node.Pair, _ name: Node, _ kind: AttributeKind) -> Self {
    "`\(pair.key.text)` of resource `\(name.text)` is \(pair.value.inWords), not \(kind.words)"
  }
}
