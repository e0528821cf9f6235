import CloudFormation
import ResourceGraph
import Synchronization

/// What inspections of one template side by side work out once for all of them.
final class TemplateFacts: Sendable {
  /// Every function call in the template, an enclosing one before those in its argument.
  let callSites = OnceForAll<[CallSite]>()
  /// The names that the calls refer to, each with its places.
  let referencedNames = OnceForAll<[ReferencedName]>()
  /// The resources and how they are connected.
  let graph = OnceForAll<ResourceGraph>()
}

/// A value that is worked out by whoever asks for it first, while others wait.
final class OnceForAll<Value: Sendable>: Sendable {
  private let known = Mutex<Value?>(nil)

  func value(_ make: () -> Value) -> Value {
    known.withLock { known in
      if let known { return known }
      let made = make()
      known = made
      return made
    }
  }
}
