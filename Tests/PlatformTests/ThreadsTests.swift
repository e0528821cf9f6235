import Foundation
import Platform
import Testing

@Suite struct `A thread` {
  @Test func `with a large stack may recurse through 32 MB`() {
    #expect(Threads.onLargeStack { depth(8 << 10) } == 8 << 10)
  }

  @Test func `beside another gives what both of them make`() {
    var own = 0
    let answers = Threads.both {
      own = 1
      return "first"
    } and: {
      "second"
    }
    #expect(answers == ("first", "second"))
    #expect(own == 1)
  }

  @Test(arguments: [0, 2000], [0, 2000])
  func `beside another is waited for, however long one of them takes`(
    _ first: UInt32, _ second: UInt32
  ) {
    for round in 0..<20 {
      let answers = Threads.both {
        usleep(first)
        return [round]
      } and: {
        usleep(second)
        return [round + 1]
      }
      #expect(answers == ([round], [round + 1]))
    }
  }
}

/// Calls itself so often, with 4 KB of stack for each call.
private func depth(_ count: Int) -> Int {
  guard count > 0 else { return 0 }
  return withUnsafeTemporaryAllocation(byteCount: 1000, alignment: 8) { memory in
    withUnsafeTemporaryAllocation(byteCount: 1000, alignment: 8) { more in
      withUnsafeTemporaryAllocation(byteCount: 1000, alignment: 8) { rest in
        withUnsafeTemporaryAllocation(byteCount: 1000, alignment: 8) { last in
          1 + depth(count - 1) + (memory.count + more.count - rest.count - last.count)
        }
      }
    }
  }
}
