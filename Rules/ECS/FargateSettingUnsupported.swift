import CloudFormation
package import Linting

extension Rule {
  /// Finds settings of tasks for Fargate that only work on machines of one's own.
  package static let fargateSettingUnsupported = Rule(
    "fargate-setting-unsupported",
    summary: "setting of a task that Fargate does not have",
    severity: .error,
    category: .schema,
    services: ["ecs", "fargate"],
    documents: ["ECS-03"],
    equivalents: [Equivalents(.cfnLint, "E3048")],
    why: """
      On Fargate there is no machine that a task could see or change, so settings that reach for \
      one do not exist. ECS refuses a task definition with them, and the deployment fails.
      """,
    fix: "remove the setting, or run the task on EC2",
    url: "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-tasks-services.html",
    check: .eachResource(of: [TaskDefinition.type]) { resource, template in
      let task = TaskDefinition(resource, template)
      guard !task.fargateReasons.isEmpty else { return }
      for setting in UnsupportedSetting.all {
        for (value, reason) in task.onFargate(task.values(setting.path))
        where setting.isWanted(value) {
          template.report(
            .unsupported(setting, value), at: value, related: [TaskDefinition.place(of: reason)])
        }
      }
      for (volume, reason) in task.onFargate(task.values("Volumes.*")) {
        for path in template.property("Host", of: volume).flatMap({
          template.property("SourcePath", of: $0)
        }) where !path.isAbsent {
          guard let value = template.evaluation.value(path, alongside: volume) else { continue }
          template.report(.hostVolume, at: value, related: [TaskDefinition.place(of: reason)])
        }
      }
    },
    examples: [
      Example(
        "a privileged container with links and limits",
        """
        Resources:
          Task:
            Type: AWS::ECS::TaskDefinition
            Properties:
              RequiresCompatibilities: [FARGATE]
              NetworkMode: awsvpc
              Cpu: 256
              Memory: 512
              ContainerDefinitions:
                - Name: app
                  Image: nginx
                  Privileged: true
                  #           ^^^^ Fargate has no `Privileged`
                  Links: [logs]
                  #       ^^^^ Fargate has no `Links`
                  Ulimits:
                    - {Name: nofile, SoftLimit: 1024, HardLimit: 4096}
                    - Name: memlock
                      #     ^^^^^^^ Fargate has no limit `memlock`, only `nofile`
                      SoftLimit: 1024
                      HardLimit: 4096
                  LinuxParameters:
                    Capabilities:
                      Add: [SYS_PTRACE, NET_ADMIN]
                      #                 ^^^^^^^^^ Fargate has no capability `NET_ADMIN`, only `SYS_PTRACE`
                - {Name: logs, Image: fluent}
        """),
      Example(
        "a folder of the host and rules for placing",
        """
        Resources:
          Task:
            Type: AWS::ECS::TaskDefinition
            Properties:
              RequiresCompatibilities: [FARGATE]
              NetworkMode: awsvpc
              Cpu: 256
              Memory: 512
              PlacementConstraints:
                - {Type: memberOf, Expression: "attribute:ecs.instance-type =~ t3.*"}
                # ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ Fargate has no `PlacementConstraints`
              Volumes:
                - Name: docker
                  Host:
                    SourcePath: /var/run/docker.sock
                    #           ^^^^^^^^^^^^^^^^^^^^ Fargate has no folders of a host
              ContainerDefinitions:
                - {Name: app, Image: nginx}
        """),
      Example(
        "settings that Fargate has, and any on machines of one's own",
        """
        Resources:
          Task:
            Type: AWS::ECS::TaskDefinition
            Properties:
              RequiresCompatibilities: [FARGATE]
              NetworkMode: awsvpc
              Cpu: 256
              Memory: 512
              Volumes:
                - {Name: scratch, Host: {}}
                - Name: shared
                  EFSVolumeConfiguration: {FilesystemId: fs-0123456789abcdef0}
              ContainerDefinitions:
                - Name: app
                  Image: nginx
                  Privileged: false
                  Links: []
                  Ulimits: [{Name: nofile, SoftLimit: 1024, HardLimit: 4096}]
                  LinuxParameters:
                    InitProcessEnabled: true
                    Capabilities: {Add: [SYS_PTRACE], Drop: [ALL]}
          Machines:
            Type: AWS::ECS::TaskDefinition
            Properties:
              RequiresCompatibilities: [EC2]
              ContainerDefinitions:
                - {Name: app, Image: nginx, Memory: 512, Privileged: true}
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func unsupported(_ setting: UnsupportedSetting, _ value: PossibleValue) -> Self
  {
    switch setting.want {
    case .anything, .yes: "Fargate has no `\(setting.name)`"
    case .text: "Fargate has no `\(setting.name)` of `\(value.text ?? "")`"
    case .otherThan(let allowed):
      "Fargate has no \(setting.name) `\(value.text ?? "")`, only `\(allowed[0])`"
    }
  }

  fileprivate static let hostVolume: Self = "Fargate has no folders of a host"
}
