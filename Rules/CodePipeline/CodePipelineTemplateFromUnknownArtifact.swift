import CloudFormation
package import Linting

extension Rule {
  /// Finds deployments of a template from an artifact that the action does not take.
  package static let codePipelineTemplateFromUnknownArtifact = Rule(
    "codepipeline-template-from-unknown-artifact",
    summary: "template of an artifact that the action does not take",
    severity: .error,
    category: .schema,
    services: ["codepipeline"],
    equivalents: [Equivalents(.cfnLint, "E3703")],
    why: """
      `TemplatePath` begins with the name of an artifact that the action takes. CodePipeline \
      refuses any other.
      """,
    fix: "begin `TemplatePath` with an artifact that stands in `InputArtifacts`",
    url:
      "https://docs.aws.amazon.com/codepipeline/latest/userguide/action-reference-CloudFormation.html",
    check: .eachResource(of: ["AWS::CodePipeline::Pipeline"]) { pipeline, template in
      for action in Pipeline.actions(of: pipeline, template) {
        let inputs = Pipeline.artifacts("InputArtifacts", of: action, template)
        let names = inputs.compactMap(\.text)
        guard names.count == inputs.count || inputs.allSatisfy(\.isAbsent) else { continue }
        for configuration in template.property("Configuration", of: action) {
          for path in template.property("TemplatePath", of: configuration) {
            guard let text = path.text, let end = text.firstRange(of: "::")?.lowerBound,
              !names.contains(String(text[..<end]))
            else { continue }
            template.report(.unknown(String(text[..<end])), at: path)
          }
        }
      }
    },
    examples: [
      Example(
        "another artifact",
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
                - Name: Deploy
                  Actions:
                    - Name: Deploy
                      ActionTypeId: {Category: Deploy, Owner: AWS, Provider: CloudFormation, Version: "1"}
                      InputArtifacts: [{Name: source}]
                      Configuration:
                        ActionMode: CREATE_UPDATE
                        StackName: orders
                        TemplatePath: build::template.yaml
                        #             ^^^^^^^^^^^^^^^^^^^^ the template is of artifact `build`, which the action does not take
        """),
      Example(
        "the artifact that it takes",
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
                - Name: Deploy
                  Actions:
                    - Name: Deploy
                      ActionTypeId: {Category: Deploy, Owner: AWS, Provider: CloudFormation, Version: "1"}
                      InputArtifacts: [{Name: source}]
                      Configuration: {ActionMode: CREATE_UPDATE, StackName: orders, TemplatePath: "source::template.yaml"}
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func unknown(_ artifact: String) -> Self {
    "the template is of artifact `\(artifact.shortened(to: 40))`, which the action does not take"
  }
}
