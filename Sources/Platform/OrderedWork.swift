import Synchronization

/// Work on several threads at once whose results are handed on in order, with no more in memory than
/// is being worked on.
package enum OrderedWork {
  /// Takes pieces of work from `next` until there are none, makes something of each on at most
  /// `threads` threads, and hands the results to `receive` in the order of the pieces.
  ///
  /// A result is handed on as soon as all before it are. `next` and `receive` run on one thread at a
  /// time; work ends early when `receive` says that it takes no more.
  package static func run<Piece, Answer: Sendable>(
    threads: Int, next: @Sendable () -> Piece?, _ body: @Sendable (Piece) -> Answer,
    receive: @Sendable (Answer) -> Bool
  ) {
    let queue = AnswerQueue<Answer>(capacity: 16 * threads)
    let taken = Mutex(0)
    Threads.run(threads) {
      while true {
        let piece: (Piece, Int)? = taken.withLock { count in
          guard !queue.isClosed, let piece = next() else { return nil }
          count += 1
          return (piece, count - 1)
        }
        guard let (piece, number) = piece else { return }
        queue.put(body(piece), number, receive)
      }
    }
  }
}

/// Answers that wait for those before them.
private final class AnswerQueue<Answer: Sendable>: Sendable {
  private struct State {
    var waiting: [Int: Answer] = [:]
    /// The number of the answer that is handed on next.
    var next = 0
  }

  private let state = Mutex(State())
  private let closed = Atomic(false)
  private let capacity: Int
  private let room = Signal()

  init(capacity: Int) {
    self.capacity = capacity
  }

  var isClosed: Bool { closed.load(ordering: .relaxed) }

  /// Hands on an answer and those that have waited for it; or waits until there is room for it.
  ///
  /// The answer that all others wait for always finds room, so nothing waits for ever.
  func put(_ answer: Answer, _ number: Int, _ receive: (Answer) -> Bool) {
    while true {
      let seen = room.count
      let isDone = state.withLock { state in
        guard number < state.next + capacity else { return isClosed }
        state.waiting[number] = answer
        while let ready = state.waiting.removeValue(forKey: state.next) {
          if !isClosed, !receive(ready) { closed.store(true, ordering: .relaxed) }
          state.next += 1
        }
        return true
      }
      if isDone { return room.send() }
      room.wait(after: seen)
    }
  }
}

/// Tells threads that something has changed.
private final class Signal: @unchecked Sendable {
  private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private let condition = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
  private var sent = 0

  init() {
    pthread_mutex_init(mutex, nil)
    pthread_cond_init(condition, nil)
  }

  deinit {
    pthread_cond_destroy(condition)
    pthread_mutex_destroy(mutex)
    condition.deallocate()
    mutex.deallocate()
  }

  /// How often something has changed.
  var count: Int {
    pthread_mutex_lock(mutex)
    defer { pthread_mutex_unlock(mutex) }
    return sent
  }

  func send() {
    pthread_mutex_lock(mutex)
    sent += 1
    pthread_cond_broadcast(condition)
    pthread_mutex_unlock(mutex)
  }

  /// Waits until something has changed since a count was taken.
  func wait(after count: Int) {
    pthread_mutex_lock(mutex)
    while sent == count { pthread_cond_wait(condition, mutex) }
    pthread_mutex_unlock(mutex)
  }
}
