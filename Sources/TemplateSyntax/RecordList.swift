/// The records of a tree that is being made, in plain memory that the finished tree takes over.
///
/// An array would have to be copied out for that, and would check each access.
struct RecordList: ~Copyable {
  /// Where the record of place 0 is; places from the first up to but not including `count` hold
  /// records.
  private(set) var start: UnsafeMutablePointer<Record>
  private(set) var count: Int
  private var capacity: Int
  /// Whether the memory is a part of somebody else's, and cannot grow.
  private let isPart: Bool

  /// An empty list with room for `capacity` records.
  init(capacity: Int) {
    self.capacity = capacity
    count = 0
    isPart = false
    start = .allocate(capacity: capacity)
  }

  /// An empty list for some places of memory that somebody else frees.
  init(_ places: Range<Int>, of start: UnsafeMutablePointer<Record>) {
    self.start = start
    count = places.lowerBound
    capacity = places.upperBound
    isPart = true
  }

  deinit { if !isPart { start.deallocate() } }

  var last: Record? { count > 0 ? start[count - 1] : nil }

  /// Whether there is room for what one event of a reader adds, a call with its key and argument.
  var hasRoom: Bool { !isPart || count + 4 <= capacity }

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

  /// Counts records that were written behind the last one as its own.
  mutating func extend(to count: Int) { self.count = count }

  /// Gives the records away, to be freed by whoever takes them.
  mutating func take() -> UnsafeBufferPointer<Record> {
    let records = UnsafeBufferPointer(start: start, count: count)
    count = 0
    capacity = 1
    if !isPart { start = .allocate(capacity: capacity) }
    return records
  }

  private mutating func grow() {
    precondition(!isPart, "a part of memory is full")
    let larger = UnsafeMutablePointer<Record>.allocate(capacity: capacity * 2)
    larger.moveInitialize(from: start, count: count)
    start.deallocate()
    start = larger
    capacity *= 2
  }
}
