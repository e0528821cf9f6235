package import Synchronization

/// A value that is worked out by whoever asks for it first, while others wait.
///
/// It is inlined where it is used: a value of a type that is not known asks for the type's metadata at
/// each call, which takes ten times as long as the lock.
package final class OnceForAll<Value: Sendable>: Sendable {
  @usableFromInline let known = Mutex<Value?>(nil)

  /// A value that nobody has asked for yet.
  @inlinable package init() {}

  /// The value, which the first call makes.
  @inlinable package func value(_ make: () -> Value) -> Value {
    known.withLock { known in
      if let known { return known }
      let made = make()
      known = made
      return made
    }
  }
}
