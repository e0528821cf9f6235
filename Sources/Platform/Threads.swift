internal import CThreads
import Synchronization

/// Work on several threads at once.
package enum Threads {
  /// Reading and judging a template may recurse as deeply as a template nests.
  private static let stackSize = 64 << 20

  /// What a function makes, with a large stack: that of the first thread where it may grow, else that
  /// of a thread of its own.
  package static func onLargeStack<Answer: Sendable>(_ body: @Sendable () -> Answer) -> Answer {
    if growStackOfFirstThread(stackSize) { return body() }
    return both({}, and: body, onAnotherProcessor: false).1
  }

  /// What two functions make, the second on a thread of its own with a large stack.
  ///
  /// The thread keeps off the caller's processor: Linux often leaves a new thread on that of the one
  /// which starts it, where it waits for some milliseconds, as long as all of its work takes. It is
  /// for short work that starts no threads itself, since these would keep off too.
  package static func both<First, Second: Sendable>(
    _ first: () -> First, and second: @Sendable () -> Second
  ) -> (First, Second) {
    both(first, and: second, onAnotherProcessor: true)
  }

  private static func both<First, Second: Sendable>(
    _ first: () -> First, and second: @Sendable () -> Second, onAnotherProcessor: Bool
  ) -> (First, Second) {
    withoutActuallyEscaping(second) { second in
      let answer = Mutex<Second?>(nil)
      let work = Work {
        let made = second()
        answer.withLock { $0 = made }
      }
      let thread = start(work, onAnotherProcessor: onAnotherProcessor)
      let own = first()
      if let thread { work.wait(for: thread) } else { work.run() }
      guard let other = answer.withLock({ $0 }) else {
        preconditionFailure("a thread ended without its answer")
      }
      return (own, other)
    }
  }

  /// Runs a function on at most `count` threads with a large stack at once, until all have come back.
  static func run(_ count: Int, _ body: @Sendable () -> Void) {
    withoutActuallyEscaping(body) { body in
      let threads = (0..<count).compactMap { _ in start(Work(body)) }
      if threads.isEmpty { body() }
      for thread in threads { pthread_join(thread, nil) }
    }
  }

  /// Starts a thread; nil where there can be no more.
  private static func start(_ work: Work, onAnotherProcessor: Bool = false) -> pthread_t? {
    var attributes = pthread_attr_t()
    pthread_attr_init(&attributes)
    defer { pthread_attr_destroy(&attributes) }
    pthread_attr_setstacksize(&attributes, stackSize)
    if onAnotherProcessor { placeOnAnotherProcessor(&attributes) }
    let argument = Unmanaged.passRetained(work)
    var thread = newThread()
    guard pthread_create(&thread, &attributes, runWork, argument.toOpaque()) == 0 else {
      argument.release()
      return nil
    }
    return thread
  }
}

/// What a thread does.
private final class Work: Sendable {
  private let body: Mutex<(@Sendable () -> Void)?>
  private let isDone = Atomic(false)

  init(_ body: @escaping @Sendable () -> Void) {
    self.body = Mutex(body)
  }

  /// Does the work and lets go of it, so that who waits for it may end what it is made of.
  func run() {
    takeBody()?()
    isDone.store(true, ordering: .releasing)
  }

  private func takeBody() -> (@Sendable () -> Void)? {
    body.withLock { body in
      defer { body = nil }
      return body
    }
  }

  /// How often the work is asked after before the caller sleeps: for half a millisecond or so.
  private static let mostQuestions = 1000

  /// Waits until a thread has done the work, and leaves the thread to its end.
  ///
  /// Mostly both threads are done at about the same time. To sleep and be woken takes a tenth of a
  /// millisecond, and the end of a thread as long.
  func wait(for thread: pthread_t) {
    for _ in 0..<Self.mostQuestions {
      if isDone.load(ordering: .acquiring) {
        pthread_detach(thread)
        return
      }
      sched_yield()
    }
    pthread_join(thread, nil)
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
