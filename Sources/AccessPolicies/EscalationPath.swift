import ResourceCatalog

/// A set of actions with which whoever holds all of them on any resource gets more permissions
/// than it was given.
package struct EscalationPath: Hashable, Sendable {
  /// How the permissions are gained.
  package enum Means: Sendable {
    /// The holder changes what it may do itself, or becomes another user.
    case ownPermissions
    /// The holder hands a stronger role to something that it controls.
    case passedRole
    /// The holder takes over something that already runs with a role.
    case takenOver
  }

  /// How the permissions are gained.
  package let means: Means
  /// The actions, all of which are needed.
  package let actions: [String]

  init(_ means: Means, _ actions: String...) {
    self.means = means
    self.actions = actions
  }

  /// The known sets, none of which contains another.
  ///
  /// `sts:AssumeRole` alone is none: whether it leads anywhere is decided by the roles.
  package static let all: [EscalationPath] = [
    EscalationPath(.ownPermissions, "iam:AddUserToGroup"),
    EscalationPath(.ownPermissions, "iam:AttachGroupPolicy"),
    EscalationPath(.ownPermissions, "iam:AttachRolePolicy"),
    EscalationPath(.ownPermissions, "iam:AttachUserPolicy"),
    EscalationPath(.ownPermissions, "iam:CreateAccessKey"),
    EscalationPath(.ownPermissions, "iam:CreateLoginProfile"),
    EscalationPath(.ownPermissions, "iam:CreatePolicyVersion"),
    EscalationPath(.ownPermissions, "iam:DeleteUserPermissionsBoundary"),
    EscalationPath(.ownPermissions, "iam:PutGroupPolicy"),
    EscalationPath(.ownPermissions, "iam:PutRolePolicy"),
    EscalationPath(.ownPermissions, "iam:PutUserPolicy"),
    EscalationPath(.ownPermissions, "iam:SetDefaultPolicyVersion"),
    EscalationPath(.ownPermissions, "iam:UpdateAssumeRolePolicy"),
    EscalationPath(.ownPermissions, "iam:UpdateLoginProfile"),
    EscalationPath(.ownPermissions, "sso:AttachManagedPolicyToPermissionSet"),
    EscalationPath(.ownPermissions, "sso:PutInlinePolicyToPermissionSet"),
    EscalationPath(.passedRole, "iam:PassRole", "apprunner:CreateService"),
    EscalationPath(.passedRole, "iam:PassRole", "braket:CreateJob"),
    EscalationPath(.passedRole, "iam:PassRole", "cloudformation:CreateStack"),
    EscalationPath(.passedRole, "iam:PassRole", "cloudformation:UpdateStackSet"),
    EscalationPath(.passedRole, "iam:PassRole", "cognito-identity:SetIdentityPoolRoles"),
    EscalationPath(.passedRole, "iam:PassRole", "datapipeline:CreatePipeline"),
    EscalationPath(.passedRole, "iam:PassRole", "ec2:AssociateIamInstanceProfile"),
    EscalationPath(.passedRole, "iam:PassRole", "ec2:RequestSpotInstances"),
    EscalationPath(.passedRole, "iam:PassRole", "ec2:RunInstances"),
    EscalationPath(.passedRole, "iam:PassRole", "ecs:RunTask"),
    EscalationPath(.passedRole, "iam:PassRole", "ecs:StartTask"),
    EscalationPath(.passedRole, "iam:PassRole", "elasticmapreduce:RunJobFlow"),
    EscalationPath(.passedRole, "iam:PassRole", "glue:CreateDevEndpoint"),
    EscalationPath(.passedRole, "iam:PassRole", "sagemaker:CreateNotebookInstance"),
    EscalationPath(.passedRole, "iam:PassRole", "sagemaker:CreateProcessingJob"),
    EscalationPath(.passedRole, "iam:PassRole", "sagemaker:CreateTrainingJob"),
    EscalationPath(.passedRole, "iam:PassRole", "scheduler:CreateSchedule"),
    EscalationPath(
      .passedRole, "iam:PassRole", "autoscaling:CreateAutoScalingGroup",
      "autoscaling:CreateLaunchConfiguration"),
    EscalationPath(
      .passedRole, "iam:PassRole", "autoscaling:CreateLaunchConfiguration",
      "autoscaling:UpdateAutoScalingGroup"),
    EscalationPath(
      .passedRole, "iam:PassRole", "cloudformation:CreateStackInstances",
      "cloudformation:CreateStackSet"),
    EscalationPath(.passedRole, "iam:PassRole", "ecs:CreateService", "ecs:RegisterTaskDefinition"),
    EscalationPath(
      .passedRole, "iam:PassRole", "emr-serverless:CreateApplication", "emr-serverless:StartJobRun"),
    EscalationPath(.passedRole, "iam:PassRole", "glue:CreateJob", "glue:CreateTrigger"),
    EscalationPath(.passedRole, "iam:PassRole", "glue:CreateJob", "glue:StartJobRun"),
    EscalationPath(.passedRole, "iam:PassRole", "glue:CreateSession", "glue:RunStatement"),
    EscalationPath(.passedRole, "iam:PassRole", "glue:CreateTrigger", "glue:UpdateJob"),
    EscalationPath(.passedRole, "iam:PassRole", "glue:StartJobRun", "glue:UpdateJob"),
    EscalationPath(
      .passedRole, "iam:PassRole", "kinesisanalytics:CreateApplication",
      "kinesisanalytics:StartApplication"),
    EscalationPath(.passedRole, "iam:PassRole", "lambda:AddPermission", "lambda:CreateFunction"),
    EscalationPath(
      .passedRole, "iam:PassRole", "lambda:CreateEventSourceMapping", "lambda:CreateFunction"),
    EscalationPath(.passedRole, "iam:PassRole", "lambda:CreateFunction", "lambda:InvokeFunction"),
    EscalationPath(
      .passedRole, "iam:PassRole", "ssm:CreateDocument", "ssm:StartAutomationExecution"),
    EscalationPath(
      .passedRole, "iam:PassRole", "states:CreateStateMachine", "states:StartExecution"),
    EscalationPath(
      .passedRole, "iam:PassRole", "gamelift:CreateBuild", "gamelift:CreateFleet",
      "gamelift:RequestUploadCredentials"),
    EscalationPath(
      .passedRole, "iam:PassRole", "omics:CreateWorkflow", "omics:StartRun", "s3:GetObject"),
    EscalationPath(
      .passedRole, "iam:PassRole", "imagebuilder:CreateComponent", "imagebuilder:CreateImage",
      "imagebuilder:CreateImageRecipe", "imagebuilder:CreateInfrastructureConfiguration"),
    EscalationPath(.takenOver, "apprunner:UpdateService"),
    EscalationPath(.takenOver, "batch:SubmitJob"),
    EscalationPath(.takenOver, "bedrock-agentcore:InvokeAgentRuntimeCommand"),
    EscalationPath(.takenOver, "cloudformation:UpdateStack"),
    EscalationPath(.takenOver, "codebuild:StartBuild"),
    EscalationPath(.takenOver, "codebuild:StartBuildBatch"),
    EscalationPath(.takenOver, "glue:UpdateDevEndpoint"),
    EscalationPath(.takenOver, "lambda:UpdateFunctionCode"),
    EscalationPath(.takenOver, "lambda:UpdateFunctionConfiguration"),
    EscalationPath(.takenOver, "sagemaker:CreatePresignedNotebookInstanceUrl"),
    EscalationPath(.takenOver, "ssm:SendCommand"),
    EscalationPath(.takenOver, "ssm:StartSession"),
    EscalationPath(
      .takenOver, "bedrock-agentcore:ConnectBrowserAutomationStream",
      "bedrock-agentcore:StartBrowserSession"),
    EscalationPath(
      .takenOver, "bedrock-agentcore:InvokeCodeInterpreter",
      "bedrock-agentcore:StartCodeInterpreterSession"),
    EscalationPath(.takenOver, "cloudformation:CreateChangeSet", "cloudformation:ExecuteChangeSet"),
    EscalationPath(.takenOver, "ec2-instance-connect:SendSSHPublicKey", "ec2:DescribeInstances"),
    EscalationPath(.takenOver, "ec2:CreateLaunchTemplateVersion", "ec2:ModifyLaunchTemplate"),
    EscalationPath(.takenOver, "ecs:DescribeTasks", "ecs:ExecuteCommand"),
    EscalationPath(.takenOver, "states:StartExecution", "states:UpdateStateMachine"),
    EscalationPath(
      .takenOver, "codedeploy:CreateDeployment", "codedeploy:GetDeploymentConfig",
      "codedeploy:RegisterApplicationRevision"),
    EscalationPath(
      .takenOver, "ec2:ModifyInstanceAttribute", "ec2:StartInstances", "ec2:StopInstances"),
    EscalationPath(
      .takenOver, "sagemaker:CreateNotebookInstanceLifecycleConfig",
      "sagemaker:StartNotebookInstance", "sagemaker:StopNotebookInstance",
      "sagemaker:UpdateNotebookInstance"),
  ]

  /// Whether every action of some, of which there is at least one, leads to more permissions alone,
  /// or is the one that hands on roles.
  static func raisesPermissionsAlone(_ actions: [AuthorizedAction]) -> Bool {
    actions.allSatisfy { raisingActions.contains($0.qualifiedName) }
  }

  private static let raisingActions = Set(
    all.filter { $0.means == .ownPermissions && $0.actions.count == 1 }.flatMap(\.actions)
      + ["iam:PassRole"])

  /// All actions that occur in a set, by the prefix of their service.
  package static let actionsByService: [String: [String]] = {
    var actions: [String: [String]] = [:]
    for action in Set(all.flatMap(\.actions)).sorted() {
      actions[String(action.prefix { $0 != ":" }), default: []].append(action)
    }
    return actions
  }()
}
