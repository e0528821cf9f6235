extension Node {
  /// The function that a mapping with one key calls, in the short or the long form.
  ///
  /// `Condition` is a function only where a condition is expected; elsewhere it is a key.
  @inlinable
  package var function: FunctionName? {
    let function = record.function
    return function == 0 ? nil : FunctionName(rawValue: function)
  }

  /// What stands behind the function's name: the argument of a call.
  @inlinable
  package var functionArgument: Node? {
    guard record.function != 0 else { return nil }
    let key = Int(index) + 1
    return node(at: Int(storage.pointee.records[key].next)).resolved
  }

  /// Whether a mapping has the key `Fn::Transform`: a macro may then add pairs to it.
  package var holdsTransform: Bool {
    let name: StaticString = "Fn::Transform"
    return pair(
      named: UnsafeBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount)) != nil
  }

  /// Whether the call is written as a short tag, such as `!Ref`.
  @inlinable package var isShortForm: Bool { record.flags.has(.shortForm) }

  /// The name of the function as it is written: the tag or the key.
  @inlinable
  package var functionKey: Node? {
    record.function == 0 ? nil : node(at: Int(index) + 1)
  }

  /// Gives every function call in the node, the node itself first when it is one, and an enclosing
  /// call before those in its argument.
  ///
  /// What an alias stands for comes wherever the alias is used. The calls are found by going through
  /// the records from first to last, which is many times faster than a walk from key to value.
  package func forEachCall(_ body: (Node) -> Void) {
    var position = Int(index)
    let end = Int(record.next)
    let gap = storage.pointee.gap
    while position < end {
      if position == gap.lowerBound, !gap.isEmpty { position = gap.upperBound }
      let record = storage.pointee.records[position]
      switch record.kind {
      case .alias:
        node(at: position).resolved.forEachCall(body)
      case .mapping where record.flags.has(.merges):
        // Keys of the mapping take the place of those that a merge key brings.
        for pair in node(at: position).pairs { pair.value.forEachCall(body) }
        position = Int(record.next)
        continue
      case .mapping, .sequence:
        if record.flags.has(.key) {
          position = Int(record.next)
          continue
        }
        if record.function != 0 { body(node(at: position)) }
      case .string, .integer, .float, .boolean, .null:
        break
      }
      position += 1
    }
  }
}
