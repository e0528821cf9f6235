/// A size of task that Fargate offers: CPU and the memory that goes with it.
///
/// Source: <https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-cpu-memory-error.html>
package struct FargateSize: Hashable, Sendable {
  /// The CPU in units of 1/1024 vCPU.
  package let cpu: Int
  /// The memory in MiB.
  package let memory: Int

  /// Every size, the smaller CPU first, and of one CPU the smaller memory.
  package static let all = tiers.flatMap { tier in
    tier.memories.map { FargateSize(cpu: tier.cpu, memory: $0) }
  }

  /// The CPU that Windows tasks can have.
  package static let windowsCPUs = [1024, 2048, 4096]

  /// The CPU that there is.
  package static var cpus: [Int] { tiers.map(\.cpu) }

  /// The memory that goes with a CPU; none for a CPU that there is not.
  package static func memories(withCPU cpu: Int) -> [Int] {
    tiers.first { $0.cpu == cpu }?.memories ?? []
  }

  /// The smallest size with at least the CPU and memory given; the largest of all where there is
  /// none.
  package static func nearest(cpu: Int, memory: Int, windows: Bool = false) -> FargateSize? {
    let offered = windows ? all.filter { windowsCPUs.contains($0.cpu) } : all
    return offered.first { $0.cpu >= cpu && $0.memory >= memory } ?? offered.last
  }

  private struct Tier {
    let cpu: Int
    let memories: [Int]

    init(_ cpu: Int, gigabytes: ClosedRange<Int>, step: Int = 1) {
      self.cpu = cpu
      memories = stride(from: gigabytes.lowerBound, through: gigabytes.upperBound, by: step)
        .map { $0 * 1024 }
    }

    init(_ cpu: Int, memories: [Int]) {
      self.cpu = cpu
      self.memories = memories
    }
  }

  private static let tiers = [
    Tier(256, memories: [512, 1024, 2048]),
    Tier(512, gigabytes: 1...4),
    Tier(1024, gigabytes: 2...8),
    Tier(2048, gigabytes: 4...16),
    Tier(4096, gigabytes: 8...30),
    Tier(8192, gigabytes: 16...60, step: 4),
    Tier(16384, gigabytes: 32...120, step: 8),
  ]
}
