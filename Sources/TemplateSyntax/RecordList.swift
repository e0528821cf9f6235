/// The records of a tree that is being made, in plain memory that the finished tree takes over.
///
/// An array would have to be copied out for that, and would check each access.
struct RecordList: ~Copyable {
  /// The first record; places from 0 up to but not including `count` hold records.
  private(set) var start: UnsafeMutablePointer<Record>
  private(set) var count = 0
  private var capacity: Int

  /// An empty list with room for `capacity` records.
  init(capacity: Int) {
    self.capacity = capacity
    start = .allocate(capacity: capacity)
  }

  deinit { start.deallocate() }

  var last: Record? { count > 0 ? start[count - 1] : nil }

  @inline(__always)
  subscript(index: Int) -> Record { start[index] }

  @inline(__always)
  mutating func append(_ record: Record) {
    if count == capacity { grow() }
    start.advanced(by: count).initialize(to: record)
    count += 1
  }

  /// Removes all records from a place on.
  mutating func removeAll(from place: Int) { count = min(count, place) }

  /// Gives the records away, to be freed by whoever takes them.
  mutating func take() -> UnsafeBufferPointer<Record> {
    let records = UnsafeBufferPointer(start: start, count: count)
    count = 0
    capacity = 1
    start = .allocate(capacity: capacity)
    return records
  }

  private mutating func grow() {
    let larger = UnsafeMutablePointer<Record>.allocate(capacity: capacity * 2)
    larger.moveInitialize(from: start, count: count)
    start.deallocate()
    start = larger
    capacity *= 2
  }
}
