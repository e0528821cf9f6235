import CloudFormation
package import Linting

extension Rule {
  /// Finds actions that take what no action before them gives, or give what another one gives.
  package static let codePipelineArtifactUnknown = Rule(
    "codepipeline-artifact-unknown",
    summary: "artifact that nothing makes, or that is made twice",
    severity: .error,
    category: .schema,
    services: ["codepipeline"],
    equivalents: [Equivalents(.cfnLint, "E3701")],
    why: """
      An action takes artifacts that an earlier one gives, and no two actions give one of the same \
      name. CodePipeline refuses a pipeline of which that is not so.
      """,
    fix: "take the name of an artifact that an earlier action gives",
    url:
      "https://docs.aws.amazon.com/codepipeline/latest/userguide/welcome-introducing-artifacts.html",
    check: .eachResource(of: ["AWS::CodePipeline::Pipeline"]) { pipeline, template in
      var made: [String: [PossibleValue]] = [:]
      var hasUnknown = false
      let actions = Pipeline.actions(of: pipeline, template)
      for action in actions {
        for output in Pipeline.artifacts("OutputArtifacts", of: action, template) {
          guard let name = output.text, output.assumedDefault == nil else {
            hasUnknown = hasUnknown || !output.isAbsent
            continue
          }
          for first in made[name] ?? [] where first.place != output.place {
            guard let both = template.evaluation.value(output, alongside: first) else { continue }
            template.report(
              .twice(name), at: both,
              related: [RelatedPlace("it is made here first", at: first.place)])
            break
          }
          made[name, default: []].append(output)
        }
      }
      guard !hasUnknown, !actions.contains(where: \.isUnknown) else { return }
      for action in actions {
        for input in Pipeline.artifacts("InputArtifacts", of: action, template) {
          guard let name = input.text, made[name] == nil else { continue }
          template.report(
            .unknown(name), at: input,
            help: made.isEmpty ? nil : "take one of \(made.keys.sorted().listed("or"))")
        }
      }
    },
    examples: [
      Example(
        "a name that nothing gives, and one that two give",
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
                    - Name: Code
                      ActionTypeId: {Category: Source, Owner: AWS, Provider: S3, Version: "1"}
                      OutputArtifacts: [{Name: source}]
                    - Name: Settings
                      ActionTypeId: {Category: Source, Owner: AWS, Provider: S3, Version: "1"}
                      OutputArtifacts:
                        - Name: source
                        #       ^^^^^^ another action already makes artifact `source`
                - Name: Build
                  Actions:
                    - Name: Build
                      ActionTypeId: {Category: Build, Owner: AWS, Provider: CodeBuild, Version: "1"}
                      InputArtifacts:
                        - Name: code
                        #       ^^^^ no action makes artifact `code`
        """),
      Example(
        "names that are made, and a name that is not known",
        """
        Parameters:
          Artifact: {Type: String}
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
          Other:
            Type: AWS::CodePipeline::Pipeline
            Properties:
              RoleArn: arn:aws:iam::111122223333:role/pipeline
              ArtifactStore: {Type: S3, Location: artifacts}
              Stages:
                - Name: Source
                  Actions:
                    - Name: Source
                      ActionTypeId: {Category: Source, Owner: AWS, Provider: S3, Version: "1"}
                      OutputArtifacts: [{Name: !Ref Artifact}]
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
  fileprivate static func twice(_ name: String) -> Self {
    "another action already makes artifact `\(name.shortened(to: 40))`"
  }
  fileprivate static func unknown(_ name: String) -> Self {
    "no action makes artifact `\(name.shortened(to: 40))`"
  }
}
