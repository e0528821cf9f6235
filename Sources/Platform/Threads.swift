import Synchronization

/// Work on several threads at once.
package enum Threads {
  /// Reading and judging a template may recurse as deeply as a template nests.
  private static let stackSize = 64 << 20

  /// What a function makes of every number below `count`, on at most `threads` threads with a large
  /// stack; each thread takes the next number that nobody has taken yet.
  package static func map<Answer: Sendable>(
    _ count: Int, threads: Int, _ body: @Sendable (Int) -> Answer
  ) -> [Answer] {
    [Answer](unsafeUninitializedCapacity: count) { buffer, initialized in
      // Every slot is written by one thread, and read when all of them have ended.
      nonisolated(unsafe) let slots = buffer
      withoutActuallyEscaping(body) { body in
        run(Work(count: count) { slots.initializeElement(at: $0, to: body($0)) }, threads)
      }
      initialized = count
    }
  }

  /// What two functions make, the second on a thread of its own.
  package static func both<First, Second: Sendable>(
    _ first: () -> First, and second: @Sendable () -> Second
  ) -> (First, Second) {
    withoutActuallyEscaping(second) { second in
      let answer = Mutex<Second?>(nil)
      let work = Work(count: 1) { _ in
        let made = second()
        answer.withLock { $0 = made }
      }
      let threads = start(work, 1)
      let own = first()
      finish(work, on: threads)
      guard let other = answer.withLock({ $0 }) else {
        preconditionFailure("a thread ended without its answer")
      }
      return (own, other)
    }
  }

  private static func run(_ work: Work, _ threads: Int) {
    finish(work, on: start(work, min(threads, work.count)))
  }

  /// Waits for threads, or does the work here when none could be started.
  private static func finish(_ work: Work, on threads: [pthread_t]) {
    if threads.isEmpty { work.run() }
    for thread in threads { pthread_join(thread, nil) }
  }

  private static func start(_ work: Work, _ threads: Int) -> [pthread_t] {
    var attributes = pthread_attr_t()
    pthread_attr_init(&attributes)
    defer { pthread_attr_destroy(&attributes) }
    pthread_attr_setstacksize(&attributes, stackSize)
    var started: [pthread_t] = []
    for _ in 0..<threads {
      let argument = Unmanaged.passRetained(work)
      var thread = newThread()
      let status = pthread_create(&thread, &attributes, runWork, argument.toOpaque())
      guard status == 0 else {
        argument.release()
        break
      }
      started.append(contentsOf: [thread].compactMap(\.self))
    }
    return started
  }
}

/// What the threads of one call share.
private final class Work: Sendable {
  let count: Int
  private let body: @Sendable (Int) -> Void
  private let next = Atomic(0)

  init(count: Int, body: @escaping @Sendable (Int) -> Void) {
    self.count = count
    self.body = body
  }

  func run() {
    while true {
      let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
      guard index < count else { return }
      body(index)
    }
  }
}

#if canImport(Darwin)
  private func newThread() -> pthread_t? { nil }
  private func runWork(_ argument: UnsafeMutableRawPointer) -> UnsafeMutableRawPointer? {
    Unmanaged<Work>.fromOpaque(argument).takeRetainedValue().run()
    return nil
  }
#else
  private func newThread() -> pthread_t { pthread_t() }
  private func runWork(_ argument: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
    guard let argument else { return nil }
    Unmanaged<Work>.fromOpaque(argument).takeRetainedValue().run()
    return nil
  }
#endif
