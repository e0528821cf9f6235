import Linting
import Rules
import Testing

@Suite struct `A runtime of Lambda` {
  @Test(arguments: [
    ("nodejs18.x", CalendarDate(2026, 1, 1), "nodejs24.x"),
    ("python3.13", CalendarDate(2026, 1, 1), "python3.14"),
    ("go1.x", CalendarDate(2026, 1, 1), "provided.al2023"),
    ("dotnet6", CalendarDate(2026, 12, 1), "dotnet10"),
  ])
  func `has the newest of its language as successor`(
    name: String, today: CalendarDate, successor: String
  ) throws {
    let runtime = try #require(LambdaRuntime.named(name))
    #expect(runtime.successor(on: today)?.name == successor)
  }

  @Test(arguments: ["python3.14", "nodejs24.x", "java25", "provided.al2023"])
  func `has no successor when it is the newest`(name: String) throws {
    let runtime = try #require(LambdaRuntime.named(name))
    #expect(runtime.successor(on: CalendarDate(2026, 1, 1)) == nil)
  }

  @Test func `has no successor when its whole language has ended`() throws {
    let runtime = try #require(LambdaRuntime.named("ruby3.2"))
    #expect(runtime.successor(on: CalendarDate(2099, 1, 1)) == nil)
  }

  @Test func `is listed once`() {
    let names = LambdaRuntime.all.map(\.name)
    #expect(names.count == Set(names).count)
  }

  @Test func `cannot be changed only after it cannot be created`() {
    for runtime in LambdaRuntime.all {
      #expect(runtime.creationBlocked <= runtime.updateBlocked, "\(runtime.name)")
    }
  }

  @Test func `is not known by another name`() {
    #expect(LambdaRuntime.named("python4.2") == nil)
    #expect(LambdaRuntime.named("") == nil)
  }
}
