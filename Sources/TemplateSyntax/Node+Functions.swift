extension Node {
  /// The function that a mapping with one key calls, in the short or the long form.
  ///
  /// `Condition` is a function only where a condition is expected; elsewhere it is a key.
  package var function: FunctionName? {
    FunctionName(rawValue: record.function)
  }

  /// What stands behind the function's name: the argument of a call.
  package var functionArgument: Node? {
    guard record.function != 0 else { return nil }
    let key = Int(index) + 1
    return node(at: Int(storage.pointee.records[key].next)).resolved
  }

  /// Whether the call is written as a short tag, such as `!Ref`.
  package var isShortForm: Bool { record.flags.contains(.shortForm) }

  /// The name of the function as it is written: the tag or the key.
  package var functionKey: Node? {
    record.function == 0 ? nil : node(at: Int(index) + 1)
  }
}
