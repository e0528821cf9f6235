/// Tables that rules have by resource type are literal pairs: nothing is hashed when plumb starts, and
/// their order is the one written.
extension KeyValuePairs where Key: Equatable {
  /// The keys, in the order written.
  @inlinable package var keys: [Key] { map(\.key) }

  /// The value of a key.
  @inlinable package subscript(key: Key) -> Value? { first { $0.key == key }?.value }
}
