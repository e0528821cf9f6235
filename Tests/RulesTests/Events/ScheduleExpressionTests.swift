import Rules
import Testing

@Suite struct `A schedule expression` {
  @Test(arguments: [
    "rate(1 minute)", "rate(5 minutes)", "rate(1 hour)", "rate(12 hours)", "rate(1 day)",
    "rate(30 days)", "cron(0 10 * * ? *)", "cron(15 12 * * ? *)", "cron(0 18 ? * MON-FRI *)",
    "cron(0 8 1 * ? *)", "cron(0/15 * * * ? *)", "cron(0/5 8-17 ? * MON-FRI *)",
    "cron(0 9 ? * 2#1 *)", "cron(0 0 3W * ? *)", "cron(0 0 L * ? 2026-2030)",
    "cron(0 0 ? JAN,jul 6L *)", "cron(0,30 */2 * 1/3 ? 2026/2)",
  ])
  func `is taken as EventBridge takes it`(text: String) {
    #expect(ScheduleExpression.problem(in: text, of: .rule) == nil)
  }

  @Test(
    arguments: [
      ("", .unknownForm), ("rate", .unknownForm), ("Rate(1 day)", .unknownForm),
      ("rate(1 day", .unknownForm), ("at(2030-01-01T00:00:00)", .unknownForm),
      ("rate()", .malformedRate), ("rate(1day)", .malformedRate), ("rate(1 week)", .malformedRate),
      ("rate(1.5 hours)", .malformedRate), ("rate(-1 hours)", .rateNotPositive),
      ("rate(1 hours)", .unitDoesNotFit(number: 1, unit: "hours")),
      ("rate(2 hour)", .unitDoesNotFit(number: 2, unit: "hour")),
      ("cron()", .fieldCount(0)), ("cron(* * * * *)", .fieldCount(5)),
      ("cron(60 * * * ? *)", .malformedField(name: "minutes", text: "60")),
      ("cron(? * * * ? *)", .malformedField(name: "minutes", text: "?")),
      ("cron(0 0-24 * * ? *)", .malformedField(name: "hours", text: "0-24")),
      ("cron(0 0 0 * ? *)", .malformedField(name: "day of month", text: "0")),
      ("cron(0 0 * Januar ? *)", .malformedField(name: "month", text: "Januar")),
      ("cron(0 0 ? * 8 *)", .malformedField(name: "day of week", text: "8")),
      ("cron(0 0 ? * 2#6 *)", .malformedField(name: "day of week", text: "2#6")),
      ("cron(0 0 * * ? 1969)", .malformedField(name: "year", text: "1969")),
      ("cron(0/0 0 * * ? *)", .malformedField(name: "minutes", text: "0/0")),
      ("cron(1,,2 0 * * ? *)", .malformedField(name: "minutes", text: "1,,2")),
      ("cron(0 0 * * * *)", .daysTwice), ("cron(0 0 ? * ? *)", .daysTwice),
    ] as [(String, ScheduleExpression.Problem)])
  func `is refused as EventBridge refuses it`(text: String, problem: ScheduleExpression.Problem) {
    #expect(ScheduleExpression.problem(in: text, of: .rule) == problem)
  }

  @Test func `is for one time only in a schedule of its own`() {
    #expect(ScheduleExpression.problem(in: "at(2030-01-01T00:00:00)", of: .schedule) == nil)
  }
}
