import CloudFormation
package import Linting
import ResourceGraph
import TemplateSyntax

extension Rule {
  /// Finds `DependsOn` where a reference already makes the resource wait.
  package static let redundantDependency = Rule(
    "redundant-dependency",
    summary: "`DependsOn` a resource that is referred to anyway",
    severity: .note,
    category: .template,
    services: ["cloudformation"],
    isEnabledByDefault: false,
    documents: ["CFN-01"],
    equivalents: [Equivalents(.cfnLint, "W3005")],
    why: """
      A reference already makes CloudFormation wait. The extra `DependsOn` says nothing, and hides \
      the ones that matter.
      """,
    fix: "remove it from `DependsOn`",
    url:
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-dependson.html",
    check: .wholeTemplate { template in
      for resource in template.template.resources { reportRepeated(in: resource, template) }
      for edge in template.graph.edges where edge.relation == .dependsOn {
        guard let resource = template.graph.resource(edge.from),
          resource.dependsOn.contains(edge.place),
          let reference = template.graph.edges(from: edge.from).first(where: {
            $0.to == edge.to && $0.relation == .refersTo
              && waitsWhenever(resource, $0.place, template)
          })
        else { continue }
        template.report(
          .redundant(edge.from, edge.to), at: edge.place,
          related: [RelatedPlace("this reference makes it wait", at: reference.place)])
      }
    },
    examples: [
      Example(
        "a role that the function refers to",
        """
        Resources:
          Worker:
            Type: AWS::Lambda::Function
            DependsOn: WorkerRole
            #          ^^^^^^^^^^ `Worker` refers to `WorkerRole` and waits for it anyway
            Properties:
              Handler: index.handler
              Runtime: python3.13
              Role: !GetAtt WorkerRole.Arn
              Code: {ZipFile: x}
          WorkerRole:
            Type: AWS::IAM::Role
            Properties:
              AssumeRolePolicyDocument:
                Version: "2012-10-17"
                Statement:
                  - Effect: Allow
                    Principal: {Service: lambda.amazonaws.com}
                    Action: sts:AssumeRole
        """),
      Example(
        "the same resource twice",
        """
        Resources:
          First:
            Type: AWS::SNS::Topic
          Second:
            Type: AWS::SNS::Topic
            DependsOn: [First, First]
            #                  ^^^^^ `First` stands in `DependsOn` already
        """),
      Example(
        "a resource that is not referred to, and one that is only under a condition",
        """
        Conditions:
          IsMain: !Equals [!Ref AWS::Region, eu-west-1]
        Resources:
          First:
            Type: AWS::SNS::Topic
          Second:
            Type: AWS::SNS::Topic
            DependsOn: [First]
          Third:
            Type: AWS::SNS::Topic
            DependsOn: First
            Properties:
              DisplayName: !If [IsMain, !Ref First, third]
        """),
    ]
  )
}

private func reportRepeated(in resource: Resource, _ template: Inspection) {
  var first: [String: Node] = [:]
  guard resource.dependsOn.count > 1 else { return }
  for name in resource.dependsOn {
    if let earlier = first[name.text] {
      template.report(
        .repeated(name), at: name, related: [RelatedPlace("it stands here too", at: earlier)])
    } else {
      first[name.text] = name
    }
  }
}

/// Whether a reference counts whenever its resource is made.
private func waitsWhenever(_ resource: Resource, _ place: Node, _ template: Inspection) -> Bool {
  let made = template.evaluation.scenario(of: resource)
  let counts = template.evaluation.scenario(around: place)
  return template.evaluation.implies(made.formula, counts.formula)
}

extension Diagnostic.Message {
  fileprivate static func repeated(_ name: Node) -> Self {
    "`\(name.text)` stands in `DependsOn` already"
  }

  fileprivate static func redundant(_ from: String, _ to: String) -> Self {
    "`\(from)` refers to `\(to)` and waits for it anyway"
  }
}
