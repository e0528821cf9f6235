import Synchronization

/// Work for two threads, of which one takes from the beginning and the other from the end until they
/// meet.
///
/// Work that asks for the same facts stands together, so that few of them are worked out twice.
final class TwoEndedQueue: Sendable {
  private let items: [Int]
  private let taken = Atomic(0)
  private let takenFirst = Atomic(0)
  private let takenLast = Atomic(0)

  /// Work for both threads.
  init(_ items: [Int]) {
    self.items = items
  }

  /// The next piece of work for the thread that begins at the beginning; nil when nothing is left.
  func takeFirst() -> Int? {
    guard mayTake() else { return nil }
    return items[takenFirst.wrappingAdd(1, ordering: .relaxed).oldValue]
  }

  /// The next piece of work for the thread that begins at the end; nil when nothing is left.
  func takeLast() -> Int? {
    guard mayTake() else { return nil }
    return items[items.count - 1 - takenLast.wrappingAdd(1, ordering: .relaxed).oldValue]
  }

  private func mayTake() -> Bool {
    taken.wrappingAdd(1, ordering: .relaxed).oldValue < items.count
  }
}
