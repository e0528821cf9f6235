import CloudFormation
import Linting

/// How many artifacts an action of a kind takes and gives.
///
/// Source: <https://docs.aws.amazon.com/codepipeline/latest/userguide/reference-action-artifacts.html>
struct ArtifactBounds {
  /// How many it takes.
  let inputs: ClosedRange<Int>
  /// How many it gives.
  let outputs: ClosedRange<Int>

  private init(_ inputs: ClosedRange<Int>, _ outputs: ClosedRange<Int>) {
    self.inputs = inputs
    self.outputs = outputs
  }

  /// The kind of an action: owner, category and provider, with spaces between them; nil when one is
  /// not known.
  static func kind(of type: PossibleValue, _ inspection: Inspection) -> String? {
    let parts = ["Owner", "Category", "Provider"].map { inspection.property($0, of: type) }
    guard parts.allSatisfy({ $0.count == 1 && $0[0].assumedDefault == nil }) else { return nil }
    let texts = parts.compactMap { $0[0].text }
    return texts.count == 3 ? texts.joined(separator: " ") : nil
  }

  /// By kind; a provider that is not here may do as it likes.
  static let table: [String: ArtifactBounds] = [
    "AWS Source S3": ArtifactBounds(0...0, 1...1),
    "AWS Source CodeCommit": ArtifactBounds(0...0, 1...1),
    "AWS Source ECR": ArtifactBounds(0...0, 1...1),
    "AWS Test CodeBuild": ArtifactBounds(1...5, 0...5),
    "AWS Test DeviceFarm": ArtifactBounds(1...1, 0...0),
    "AWS Build CodeBuild": ArtifactBounds(1...5, 0...5),
    "AWS Approval Manual": ArtifactBounds(0...0, 0...0),
    "AWS Deploy S3": ArtifactBounds(1...1, 0...0),
    "AWS Deploy CloudFormation": ArtifactBounds(0...10, 0...1),
    "AWS Deploy CodeDeploy": ArtifactBounds(1...1, 0...0),
    "AWS Deploy ElasticBeanstalk": ArtifactBounds(1...1, 0...0),
    "AWS Deploy ECS": ArtifactBounds(1...1, 0...0),
    "AWS Deploy ServiceCatalog": ArtifactBounds(1...1, 0...0),
    "AWS Invoke Lambda": ArtifactBounds(0...5, 0...5),
    "ThirdParty Source GitHub": ArtifactBounds(0...0, 1...1),
    "ThirdParty Deploy AlexaSkillsKit": ArtifactBounds(0...2, 0...0),
    "Custom Build Jenkins": ArtifactBounds(0...5, 0...5),
    "Custom Test Jenkins": ArtifactBounds(0...5, 0...5),
  ]
}
