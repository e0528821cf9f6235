import CloudFormation
package import Linting
import PropertyValidation
import TemplateSyntax

extension Rule {
  /// Finds pipelines whose sources are not all of the first stage, and nothing else of it.
  package static let codePipelineSourceOutsideFirstStage = Rule(
    "codepipeline-source-outside-first-stage",
    summary: "source that is not in the first stage, or something else that is",
    severity: .error,
    category: .schema,
    services: ["codepipeline"],
    equivalents: [Equivalents(.cfnLint, "E3700")],
    why: """
      The first stage of a pipeline has its sources, and no other stage has any. CodePipeline \
      refuses a pipeline of which that is not so.
      """,
    fix: "put the sources into the first stage, and all else into the others",
    url:
      "https://docs.aws.amazon.com/codepipeline/latest/userguide/reference-pipeline-structure.html",
    check: .eachResource(of: ["AWS::CodePipeline::Pipeline"]) { pipeline, template in
      for stages in template.values(at: "Stages", in: pipeline) {
        // A stage that may be left out makes another one the first.
        guard let list = stages.sequence?.elements, list.allSatisfy({ $0.function == nil }) else {
          continue
        }
        for (number, stage) in list.enumerated() {
          let stage = PossibleValue(.written(stage), at: stage, when: stages.scenario)
          for category in Pipeline.categories(of: stage, template) {
            guard let name = category.text, (name == "Source") != (number == 0) else { continue }
            template.report(number == 0 ? .other(name) : .late, at: category)
          }
        }
      }
    },
    examples: [
      Example(
        "a build in front, and a source behind",
        """
        Resources:
          Pipeline:
            Type: AWS::CodePipeline::Pipeline
            Properties:
              RoleArn: arn:aws:iam::111122223333:role/pipeline
              ArtifactStore: {Type: S3, Location: artifacts}
              Stages:
                - Name: Build
                  Actions:
                    - Name: Build
                      ActionTypeId:
                        Category: Build
                        #         ^^^^^ the first stage has an action of category `Build`; it takes sources only
                        Owner: AWS
                        Provider: CodeBuild
                        Version: "1"
                      InputArtifacts: [{Name: source}]
                - Name: Source
                  Actions:
                    - Name: Source
                      ActionTypeId:
                        Category: Source
                        #         ^^^^^^ the source stands behind the first stage
                        Owner: AWS
                        Provider: S3
                        Version: "1"
                      OutputArtifacts: [{Name: source}]
        """),
      Example(
        "a source in front",
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
  fileprivate static func other(_ category: String) -> Self {
    "the first stage has an action of category `\(category)`; it takes sources only"
  }
  fileprivate static let late: Self = "the source stands behind the first stage"
}
