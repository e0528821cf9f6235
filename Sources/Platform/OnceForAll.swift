import Synchronization

/// A value that is worked out by whoever asks for it first, while others wait.
package final class OnceForAll<Value: Sendable>: Sendable {
  private let known = Mutex<Value?>(nil)

  /// A value that nobody has asked for yet.
  package init() {}

  /// The value, which the first call makes.
  package func value(_ make: () -> Value) -> Value {
    known.withLock { known in
      if let known { return known }
      let made = make()
      known = made
      return made
    }
  }
}
