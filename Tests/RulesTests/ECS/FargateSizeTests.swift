import Rules
import Testing

@Suite struct `A size of Fargate` {
  @Test(arguments: [
    (256, [512, 1024, 2048]),
    (512, [1024, 2048, 3072, 4096]),
    (1024, [2048, 3072, 4096, 5120, 6144, 7168, 8192]),
    (
      16384,
      [32768, 40960, 49152, 57344, 65536, 73728, 81920, 90112, 98304, 106496, 114688, 122880]
    ),
    (0, []), (300, []), (32768, []),
  ])
  func `has the memory that AWS documents`(cpu: Int, memories: [Int]) {
    #expect(FargateSize.memories(withCPU: cpu) == memories)
  }

  @Test(arguments: [(2048, 13), (4096, 23), (8192, 12)])
  func `has as many memories as its steps make`(cpu: Int, count: Int) {
    #expect(FargateSize.memories(withCPU: cpu).count == count)
  }

  @Test(arguments: [
    (256, 4096, 512, 4096), (512, 512, 512, 1024), (300, 512, 512, 1024), (1, 1, 256, 512),
    (8192, 17000, 8192, 20480), (4096, 65536, 16384, 65536), (99999, 1, 16384, 122880),
  ])
  func `is the smallest that has enough`(cpu: Int, memory: Int, nearestCPU: Int, nearest: Int) {
    let size = FargateSize.nearest(cpu: cpu, memory: memory)
    #expect(size?.cpu == nearestCPU)
    #expect(size?.memory == nearest)
  }

  @Test func `is its own nearest`() {
    for size in FargateSize.all {
      #expect(FargateSize.nearest(cpu: size.cpu, memory: size.memory) == size)
    }
  }

  @Test func `has a whole CPU for Windows`() {
    #expect(FargateSize.nearest(cpu: 256, memory: 512, windows: true)?.cpu == 1024)
    #expect(FargateSize.nearest(cpu: 16384, memory: 512, windows: true)?.cpu == 4096)
  }
}

@Suite struct `An amount of a task` {
  @Test(arguments: [
    ("256", 256), (".25 vCPU", 256), ("0.25vcpu", 256), (".5 vCPU", 512), ("1 vCPU", 1024),
    ("1vCPU", 1024), ("16 VCPU", 16384), ("2.0 vCPU", 2048),
  ])
  func `is read from CPU`(text: String, units: Int) {
    #expect(TaskAmount.cpuUnits(text) == units)
  }

  @Test(arguments: [("512", 512), ("0.5 GB", 512), ("1GB", 1024), ("30 gb", 30720)])
  func `is read from memory`(text: String, mebibytes: Int) {
    #expect(TaskAmount.mebibytes(text) == mebibytes)
  }

  @Test(arguments: [
    "", "vCPU", " vCPU", "0.5", "-1", "1 GB", "1e3 vCPU", "infinity vCPU", "1.2.3 vCPU",
    "9999999999999999999999", "9999999999999999999999 vCPU", ". vCPU",
  ])
  func `is not made up`(text: String) {
    #expect(TaskAmount.cpuUnits(text) == nil)
  }
}
