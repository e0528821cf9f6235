import CloudFormation
package import Linting
import SourceText

extension Rule {
  /// Finds schedules that say no time.
  package static let scheduleExpressionMalformed = Rule(
    "schedule-expression-malformed",
    summary: "schedule that is no rate and no cron expression",
    severity: .error,
    category: .schema,
    services: ["events", "scheduler"],
    documents: ["EVB-01"],
    equivalents: [Equivalents(.cfnLint, "E3027")],
    why: """
      A schedule is `rate(5 minutes)`, `cron(0 8 * * ? *)` or, for one run of a schedule of its \
      own, `at(…)`. EventBridge refuses anything else.
      """,
    fix: "write the schedule as `rate(5 minutes)` or `cron(0 8 * * ? *)`",
    url:
      "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-scheduled-rule-pattern.html",
    check: .eachResource(of: ["AWS::Events::Rule", "AWS::Scheduler::Schedule"]) { rule, template in
      for value in template.values(at: "ScheduleExpression", in: rule) {
        guard let text = value.text, !text.holds("{{resolve:"),
          let problem = ScheduleExpression.problem(
            in: text, of: rule.type == "AWS::Events::Rule" ? .rule : .schedule)
        else { continue }
        template.report(.malformed(text, problem), at: value)
      }
    },
    examples: [
      Example(
        "a unit that does not fit, five fields, and a time that is none",
        """
        Resources:
          Daily:
            Type: AWS::Events::Rule
            Properties:
              ScheduleExpression: rate(1 days)
              #                   ^^^^^^^^^^^^ `rate(1 days)` is no schedule: 1 has the unit `day`
          Hourly:
            Type: AWS::Events::Rule
            Properties:
              ScheduleExpression: rate(24 hour)
              #                   ^^^^^^^^^^^^^ `rate(24 hour)` is no schedule: 24 has the unit `hours`
          Morning:
            Type: AWS::Events::Rule
            Properties:
              ScheduleExpression: cron(0 8 * * *)
              #                   ^^^^^^^^^^^^^^^ `cron(0 8 * * *)` is no schedule: it has 5 fields, and needs 6
          Evening:
            Type: AWS::Events::Rule
            Properties:
              ScheduleExpression: cron(0 25 * * ? *)
              #                   ^^^^^^^^^^^^^^^^^^ `cron(0 25 * * ? *)` is no schedule: hours cannot be `25`
        """),
      Example(
        "days in both ways, and a time in words",
        """
        Resources:
          Noon:
            Type: AWS::Scheduler::Schedule
            Properties:
              FlexibleTimeWindow: {Mode: "OFF"}
              Target: {Arn: arn:aws:sqs:eu-central-1:111122223333:jobs, RoleArn: arn:aws:iam::111122223333:role/jobs}
              ScheduleExpression: cron(0 12 * * * *)
              #                   ^^^^^^^^^^^^^^^^^^ `cron(0 12 * * * *)` is no schedule: one of the two fields for days has to be `?`
          Later:
            Type: AWS::Events::Rule
            Properties:
              ScheduleExpression: every hour
              #                   ^^^^^^^^^^ `every hour` is no schedule: it is no `rate(…)` and no `cron(…)`
          Never:
            Type: AWS::Events::Rule
            Properties:
              ScheduleExpression: rate(0 minutes)
              #                   ^^^^^^^^^^^^^^^ `rate(0 minutes)` is no schedule: a rate is above 0
          Often:
            Type: AWS::Events::Rule
            Properties:
              ScheduleExpression: rate(five minutes)
              #                   ^^^^^^^^^^^^^^^^^^ `rate(five minutes)` is no schedule: a rate is a number with a unit
        """),
      Example(
        "times, and a schedule that is not known",
        """
        Parameters:
          Time: {Type: String}
        Resources:
          Daily:
            Type: AWS::Events::Rule
            Properties: {ScheduleExpression: rate(1 day)}
          Workdays:
            Type: AWS::Events::Rule
            Properties: {ScheduleExpression: "cron(0/15 8-17 ? * MON-FRI *)"}
          LastOfMonth:
            Type: AWS::Events::Rule
            Properties: {ScheduleExpression: "cron(0 8 L * ? *)"}
          Once:
            Type: AWS::Scheduler::Schedule
            Properties:
              FlexibleTimeWindow: {Mode: "OFF"}
              Target: {Arn: arn:aws:sqs:eu-central-1:111122223333:jobs, RoleArn: arn:aws:iam::111122223333:role/jobs}
              ScheduleExpression: at(2030-01-01T00:00:00)
          Unknown:
            Type: AWS::Events::Rule
            Properties: {ScheduleExpression: !Ref Time}
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func malformed(_ text: String, _ problem: ScheduleExpression.Problem) -> Self {
    let reason =
      switch problem {
      case .unknownForm: "it is no `rate(…)` and no `cron(…)`"
      case .malformedRate: "a rate is a number with a unit"
      case .rateNotPositive: "a rate is above 0"
      case .unitDoesNotFit(let number, let unit):
        "\(number) has the unit `\(number == 1 ? String(unit.dropLast()) : unit + "s")`"
      case .fieldCount(let count): "it has \(count) fields, and needs 6"
      case .malformedField(let name, let text): "\(name) cannot be `\(text.shortened(to: 20))`"
      case .daysTwice: "one of the two fields for days has to be `?`"
      }
    return "`\(text.shortened(to: 40))` is no schedule: \(reason)"
  }
}
