import ResourceCatalog

/// Texts of the template that a schema has accepted.
///
/// The values of a large template repeat: the same runtime, the same handler in each of hundreds of
/// functions. Each is then judged once. What was found last stays where two would stand.
struct AcceptedTexts {
  private var slots: [Slot] = []
  private static let count = 256

  private struct Slot {
    var schema = -1
    var text = UnsafeBufferPointer<UInt8>(start: nil, count: 0)
  }

  /// Whether a schema has accepted a text.
  func contain(_ text: UnsafeBufferPointer<UInt8>, _ schema: PropertySchema) -> Bool {
    guard !slots.isEmpty else { return false }
    let slot = slots[Self.place(text, schema)]
    guard slot.schema == schema.offset, slot.text.count == text.count else { return false }
    var position = 0
    while position < text.count, slot.text[position] == text[position] { position += 1 }
    return position == text.count
  }

  /// Takes note of a text, whose bytes stay where they are as long as this is used.
  mutating func insert(_ text: UnsafeBufferPointer<UInt8>, _ schema: PropertySchema) {
    if slots.isEmpty { slots = Array(repeating: Slot(), count: Self.count) }
    slots[Self.place(text, schema)] = Slot(schema: schema.offset, text: text)
  }

  private static func place(_ text: UnsafeBufferPointer<UInt8>, _ schema: PropertySchema) -> Int {
    guard let first = text.first, let last = text.last else { return schema.offset & (count - 1) }
    let letters = Int(first) &* 31 &+ Int(text[text.count / 2]) &* 7 &+ Int(last)
    return (schema.offset &* 5 &+ letters &+ text.count) & (count - 1)
  }
}
