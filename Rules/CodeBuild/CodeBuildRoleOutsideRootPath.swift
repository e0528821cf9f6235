import CloudFormation
package import Linting

extension Rule {
  /// Finds projects that name a role in a path by its name alone.
  package static let codeBuildRoleOutsideRootPath = Rule(
    "codebuild-role-outside-root-path",
    summary: "role in a path that is named without it",
    severity: .error,
    category: .schema,
    services: ["codebuild", "iam"],
    equivalents: [Equivalents(.cfnLint, "E3050")],
    why: """
      CodeBuild makes the ARN of a role from its name, without the path that the role has. It does \
      not find the role, and the deployment fails.
      """,
    fix: "name the role by its ARN",
    url:
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-codebuild-project.html",
    check: .eachResource(of: ["AWS::CodeBuild::Project"]) { project, template in
      for role in ReferredResource.all(
        at: "ServiceRole", in: project, of: "AWS::IAM::Role", template)
      where role.name.reference?.attribute == nil {
        for path in template.values(at: "Path", in: role.resource) {
          guard let text = path.text, text != "/",
            let place = template.evaluation.value(role.name, alongside: path)
          else { continue }
          template.report(
            .inPath(role.resource.logicalId, text), at: place,
            help: "write `!GetAtt \(role.resource.logicalId).Arn`",
            related: [role.related("the path of the role", path)])
        }
      }
    },
    examples: [
      Example(
        "the name of a role in a path",
        """
        Resources:
          Role:
            Type: AWS::IAM::Role
            Properties:
              Path: /builds/
              AssumeRolePolicyDocument:
                Version: "2012-10-17"
                Statement:
                  - {Effect: Allow, Principal: {Service: codebuild.amazonaws.com}, Action: sts:AssumeRole}
          Build:
            Type: AWS::CodeBuild::Project
            Properties:
              ServiceRole: !Ref Role
              #            ^^^^^^^^^ role `Role` has path `/builds/`, and is named without it
              Artifacts: {Type: NO_ARTIFACTS}
              Environment: {Type: LINUX_CONTAINER, ComputeType: BUILD_GENERAL1_SMALL, Image: aws/codebuild/standard:7.0}
              Source: {Type: NO_SOURCE, BuildSpec: version 0.2}
        """),
      Example(
        "the ARN, and the name of a role without a path",
        """
        Resources:
          Role:
            Type: AWS::IAM::Role
            Properties:
              Path: /builds/
              AssumeRolePolicyDocument:
                Version: "2012-10-17"
                Statement:
                  - {Effect: Allow, Principal: {Service: codebuild.amazonaws.com}, Action: sts:AssumeRole}
          Other:
            Type: AWS::IAM::Role
            Properties:
              AssumeRolePolicyDocument:
                Version: "2012-10-17"
                Statement:
                  - {Effect: Allow, Principal: {Service: codebuild.amazonaws.com}, Action: sts:AssumeRole}
          Build:
            Type: AWS::CodeBuild::Project
            Properties:
              ServiceRole: !GetAtt Role.Arn
              Artifacts: {Type: NO_ARTIFACTS}
              Environment: {Type: LINUX_CONTAINER, ComputeType: BUILD_GENERAL1_SMALL, Image: aws/codebuild/standard:7.0}
              Source: {Type: NO_SOURCE, BuildSpec: version 0.2}
          Test:
            Type: AWS::CodeBuild::Project
            Properties:
              ServiceRole: !Ref Other
              Artifacts: {Type: NO_ARTIFACTS}
              Environment: {Type: LINUX_CONTAINER, ComputeType: BUILD_GENERAL1_SMALL, Image: aws/codebuild/standard:7.0}
              Source: {Type: NO_SOURCE, BuildSpec: version 0.2}
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func inPath(_ role: String, _ path: String) -> Self {
    "role `\(role)` has path `\(path.shortened(to: 40))`, and is named without it"
  }
}
