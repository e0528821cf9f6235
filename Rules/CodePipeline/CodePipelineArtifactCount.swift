import CloudFormation
package import Linting
import TemplateSyntax

extension Rule {
  /// Finds actions with more or fewer artifacts than their kind has.
  package static let codePipelineArtifactCount = Rule(
    "codepipeline-artifact-count",
    summary: "action with a number of artifacts that its kind does not take",
    severity: .error,
    category: .schema,
    services: ["codepipeline"],
    equivalents: [Equivalents(.cfnLint, "E3702")],
    why: """
      Each kind of action takes and gives a certain number of artifacts. CodePipeline refuses an \
      action with more or fewer.
      """,
    fix: "give the action the artifacts that its kind takes",
    url:
      "https://docs.aws.amazon.com/codepipeline/latest/userguide/reference-action-artifacts.html",
    check: .eachResource(of: ["AWS::CodePipeline::Pipeline"]) { pipeline, template in
      for action in Pipeline.actions(of: pipeline, template) {
        for type in template.property("ActionTypeId", of: action) {
          guard let kind = ArtifactBounds.kind(of: type, template),
            let bounds = ArtifactBounds.table[kind]
          else { continue }
          for (property, allowed) in [
            ("InputArtifacts", bounds.inputs), ("OutputArtifacts", bounds.outputs),
          ] {
            for list in template.property(property, of: action) {
              let elements = list.sequence?.elements ?? []
              guard list.isAbsent || list.sequence != nil,
                elements.allSatisfy({ $0.function == nil }),
                !allowed.contains(elements.count),
                let place = template.evaluation.value(list, alongside: type)
              else { continue }
              template.report(.count(kind, property, elements.count, allowed), at: place)
            }
          }
        }
      }
    },
    examples: [
      Example(
        "a source without a result, and an approval that takes one",
        """
        Resources:
          Pipeline:
            Type: AWS::CodePipeline::Pipeline
            Properties:
              RoleArn: arn:aws:iam::111122223333:role/pipeline
              ArtifactStore: {Type: S3, Location: artifacts}
              Stages:
                - Name: Source
                  Actions:
                # ^^^^^^^ an action of `S3` has 0 of `OutputArtifacts`, and takes 1
                    - Name: Source
                      ActionTypeId: {Category: Source, Owner: AWS, Provider: S3, Version: "1"}
                - Name: Approve
                  Actions:
                    - Name: Approve
                      ActionTypeId: {Category: Approval, Owner: AWS, Provider: Manual, Version: "1"}
                      InputArtifacts: [{Name: source}]
                      #               ^^^^^^^^^^^^^^^^ an action of `Manual` has 1 of `InputArtifacts`, and takes 0
        """),
      Example(
        "what each takes",
        """
        Resources:
          Pipeline:
            Type: AWS::CodePipeline::Pipeline
            Properties:
              RoleArn: arn:aws:iam::111122223333:role/pipeline
              ArtifactStore: {Type: S3, Location: artifacts}
              Stages:
                - Name: Source
                  Actions:
                    - Name: Source
                      ActionTypeId: {Category: Source, Owner: AWS, Provider: S3, Version: "1"}
                      OutputArtifacts: [{Name: source}]
                - Name: Build
                  Actions:
                    - Name: Build
                      ActionTypeId: {Category: Build, Owner: AWS, Provider: CodeBuild, Version: "1"}
                      InputArtifacts: [{Name: source}]
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func count(
    _ kind: String, _ property: String, _ count: Int, _ allowed: ClosedRange<Int>
  ) -> Self {
    let provider = kind.split(separator: " ").last ?? ""
    let bounds =
      allowed.lowerBound == allowed.upperBound
      ? "\(allowed.lowerBound)" : "\(allowed.lowerBound) to \(allowed.upperBound)"
    return "an action of `\(provider)` has \(count) of `\(property)`, and takes \(bounds)"
  }
}
