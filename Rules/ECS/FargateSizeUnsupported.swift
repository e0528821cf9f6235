import CloudFormation
package import Linting

extension Rule {
  /// Finds tasks for Fargate with CPU and memory that it does not offer together.
  package static let fargateSizeUnsupported = Rule(
    "fargate-size-unsupported",
    summary: "CPU and memory that Fargate does not offer together",
    severity: .error,
    category: .schema,
    services: ["ecs", "fargate"],
    documents: ["ECS-01"],
    equivalents: [Equivalents(.cfnLint, "E3047", "E3048")],
    why: """
      Fargate comes in fixed sizes: every CPU has its own list of memory. ECS refuses all other \
      pairs, and the deployment fails.
      """,
    fix: "set `Cpu` and `Memory` to a size that Fargate offers",
    url: "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-cpu-memory-error.html",
    check: .eachResource(of: [TaskDefinition.type]) { resource, template in
      let task = TaskDefinition(resource, template)
      for (cpu, reason) in task.onFargate(task.values("Cpu")) {
        guard let text = cpu.text else { continue }
        guard let units = TaskAmount.cpuUnits(text) else {
          if cpu.number != nil { template.report(.noCPU(text), at: cpu, help: .cpuUnits) }
          continue
        }
        let isWindows = task.values("RuntimePlatform.OperatingSystemFamily").contains {
          $0.text?.hasPrefix("WINDOWS") == true
            && template.evaluation.value($0, alongside: cpu) != nil
        }
        for memory in task.values("Memory") {
          let mebibytes = memory.text.flatMap(TaskAmount.mebibytes)
          let nearest = FargateSize.nearest(
            cpu: units, memory: mebibytes ?? 0, windows: isWindows)
          let related = [TaskDefinition.place(of: reason)]
          let offered = FargateSize.memories(withCPU: units)
          if isWindows, !offered.isEmpty, !FargateSize.windowsCPUs.contains(units) {
            template.report(.notForWindows(units), at: cpu, help: .use(nearest), related: related)
          } else if offered.isEmpty {
            template.report(.noCPU(text), at: cpu, help: .use(nearest), related: related)
          } else if let mebibytes, !offered.contains(mebibytes),
            let memory = template.evaluation.value(memory, alongside: cpu)
          {
            template.report(
              .noPair(units, mebibytes, offered), at: memory, help: .use(nearest),
              related: [RelatedPlace("with this CPU", at: cpu.place)] + related)
          }
        }
      }
    },
    examples: [
      Example(
        "too much memory for the CPU",
        """
        Resources:
          Task:
            Type: AWS::ECS::TaskDefinition
            Properties:
              RequiresCompatibilities: [FARGATE]
              NetworkMode: awsvpc
              Cpu: 256
              Memory: 4096
              #       ^^^^ memory is 4096 MB, but with 256 CPU units Fargate offers 512 to 2048 MB
              ContainerDefinitions:
                - {Name: app, Image: nginx}
        """),
      Example(
        "units, memory between two steps, and a CPU that there is not",
        """
        Resources:
          Between:
            Type: AWS::ECS::TaskDefinition
            Properties:
              RequiresCompatibilities: [EC2, FARGATE]
              NetworkMode: awsvpc
              Cpu: 8 vCPU
              Memory: 17GB
              #       ^^^^ memory is 17408 MB, but with 8192 CPU units Fargate offers steps of 4096 MB
              ContainerDefinitions:
                - {Name: app, Image: nginx}
          Odd:
            Type: AWS::ECS::TaskDefinition
            Properties:
              RequiresCompatibilities: [FARGATE]
              NetworkMode: awsvpc
              Cpu: "300"
              #    ^^^^^ CPU is `300`, which is no size of Fargate
              Memory: "1024"
              ContainerDefinitions:
                - {Name: app, Image: nginx}
          Fraction:
            Type: AWS::ECS::TaskDefinition
            Properties:
              RequiresCompatibilities: [FARGATE]
              NetworkMode: awsvpc
              Cpu: 0.5
              #    ^^^ CPU is `0.5`, which is no size of Fargate
              Memory: 1024
              ContainerDefinitions:
                - {Name: app, Image: nginx}
        """),
      Example(
        "a task that a service runs on Fargate",
        """
        Resources:
          Task:
            Type: AWS::ECS::TaskDefinition
            Properties:
              NetworkMode: awsvpc
              Cpu: .5 vCPU
              Memory: 0.5 GB
              #       ^^^^^^ memory is 512 MB, but with 512 CPU units Fargate offers 1024 to 4096 MB
              ContainerDefinitions:
                - {Name: app, Image: nginx}
          Service:
            Type: AWS::ECS::Service
            Properties:
              TaskDefinition: !Ref Task
              NetworkConfiguration:
                AwsvpcConfiguration: {Subnets: [subnet-0123456789abcdef0]}
              CapacityProviderStrategy:
                - {CapacityProvider: FARGATE_SPOT, Weight: 1}
        """),
      Example(
        "a size that depends on the stage",
        """
        Parameters:
          Stage:
            Type: String
            AllowedValues: [dev, prod]
        Conditions:
          IsProd: !Equals [!Ref Stage, prod]
        Resources:
          Task:
            Type: AWS::ECS::TaskDefinition
            Properties:
              RequiresCompatibilities: [FARGATE]
              NetworkMode: awsvpc
              Cpu: !If [IsProd, 1024, 256]
              Memory: !If [IsProd, 1024, 512]
              #                    ^^^^ memory is 1024 MB, but with 1024 CPU units Fargate offers 2048 to 8192 MB, when `IsProd` is true
              ContainerDefinitions:
                - {Name: app, Image: nginx}
        """),
      Example(
        "Windows needs a whole CPU",
        """
        Resources:
          Task:
            Type: AWS::ECS::TaskDefinition
            Properties:
              RequiresCompatibilities: [FARGATE]
              NetworkMode: awsvpc
              RuntimePlatform: {OperatingSystemFamily: WINDOWS_SERVER_2022_CORE}
              Cpu: 512
              #    ^^^ CPU is 512 units, but Windows tasks on Fargate have 1024, 2048 or 4096
              Memory: 1024
              ContainerDefinitions:
                - {Name: app, Image: nginx}
        """),
      Example(
        "sizes that there are, and a task for machines of one's own",
        """
        Parameters:
          Memory:
            Type: String
        Resources:
          Small:
            Type: AWS::ECS::TaskDefinition
            Properties:
              RequiresCompatibilities: [FARGATE]
              NetworkMode: awsvpc
              Cpu: .25 vCPU
              Memory: 0.5GB
              ContainerDefinitions:
                - {Name: app, Image: nginx}
          Large:
            Type: AWS::ECS::TaskDefinition
            Properties:
              RequiresCompatibilities: [FARGATE]
              NetworkMode: awsvpc
              Cpu: "16384"
              Memory: 120 GB
              ContainerDefinitions:
                - {Name: app, Image: nginx}
          Unknown:
            Type: AWS::ECS::TaskDefinition
            Properties:
              RequiresCompatibilities: [FARGATE]
              NetworkMode: awsvpc
              Cpu: 256
              Memory: !Ref Memory
              ContainerDefinitions:
                - {Name: app, Image: nginx}
          Machines:
            Type: AWS::ECS::TaskDefinition
            Properties:
              RequiresCompatibilities: [EC2]
              Cpu: 300
              Memory: 5000
              ContainerDefinitions:
                - {Name: app, Image: nginx}
        """),
    ]
  )
}

extension String {
  fileprivate static let cpuUnits: Self = "write CPU units, such as `512`, or `.5 vCPU`"

  fileprivate static func use(_ size: FargateSize?) -> Self? {
    size.map { "set `Cpu` to `\($0.cpu)` and `Memory` to `\($0.memory)`, the nearest size" }
  }
}

extension Diagnostic.Message {
  fileprivate static func noCPU(_ text: String) -> Self {
    "CPU is `\(text)`, which is no size of Fargate"
  }

  fileprivate static func notForWindows(_ units: Int) -> Self {
    "CPU is \(units) units, but Windows tasks on Fargate have 1024, 2048 or 4096"
  }

  fileprivate static func noPair(_ units: Int, _ mebibytes: Int, _ offered: [Int]) -> Self {
    let lowest = offered.first ?? 0
    let highest = offered.last ?? 0
    let start: Self = "memory is \(mebibytes) MB, but with \(units) CPU units Fargate offers"
    if (lowest...highest).contains(mebibytes), offered.count > 1 {
      return "\(start.text) steps of \(offered[1] - lowest) MB"
    }
    return "\(start.text) \(lowest) to \(highest) MB"
  }
}
