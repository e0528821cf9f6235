package import Linting

/// A runtime that Lambda manages, and the days on which its life ends.
///
/// AWS moves days that lie ahead from time to time, but not those that have passed.
/// Source: <https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html>, as of October 2026;
/// for runtimes that are gone from that page, the lifecycle data of cfn-lint 1.51 (MIT-0).
package struct LambdaRuntime: Hashable, Sendable {
  /// The identifier, such as `python3.14`.
  package let name: String
  /// The language; runtimes of one language are in the order in which they came.
  package let family: String
  /// The first day without security updates and support.
  package let deprecated: CalendarDate
  /// The first day on which no function can be created with it.
  package let creationBlocked: CalendarDate
  /// The first day on which no function that has it can be changed.
  package let updateBlocked: CalendarDate

  private init(
    _ name: String, _ family: String, deprecated: CalendarDate, creationBlocked: CalendarDate,
    updateBlocked: CalendarDate
  ) {
    self.name = name
    self.family = family
    self.deprecated = deprecated
    self.creationBlocked = creationBlocked
    self.updateBlocked = updateBlocked
  }

  /// The runtime of an identifier.
  package static func named(_ name: String) -> LambdaRuntime? {
    byName[name]
  }

  private static let byName = Dictionary(all.map { ($0.name, $0) }) { first, _ in first }

  /// The newest runtime of the same language that is supported on a day.
  package func successor(on today: CalendarDate) -> LambdaRuntime? {
    let family = family == "go" ? "provided" : family
    let newest = Self.all.last { $0.family == family && $0.deprecated > today }
    return newest == self ? nil : newest
  }

  /// Every runtime, those of one language together, the oldest first.
  package static let all: [LambdaRuntime] = table.flatMap { family, rows in
    rows.compactMap { row in
      let days = row.1.map { CalendarDate($0 / 10000, $0 / 100 % 100, $0 % 100) }
      guard days.count == 3 else { return nil }
      return LambdaRuntime(
        row.0, family, deprecated: days[0], creationBlocked: days[1], updateBlocked: days[2])
    }
  }

  /// Names with the days of deprecation, blocked creation and blocked updates.
  private static let table: [(String, [(String, [Int])])] = [
    (
      "nodejs",
      [
        ("nodejs", [2016_08_30, 2016_09_30, 2016_10_31]),
        ("nodejs4.3", [2020_03_05, 2020_02_03, 2020_03_05]),
        ("nodejs4.3-edge", [2020_03_05, 2019_03_31, 2019_04_30]),
        ("nodejs6.10", [2019_08_12, 2019_07_12, 2019_08_12]),
        ("nodejs8.10", [2020_03_06, 2020_02_04, 2020_03_06]),
        ("nodejs10.x", [2021_07_30, 2021_07_30, 2022_02_14]),
        ("nodejs12.x", [2023_03_31, 2023_03_31, 2023_04_30]),
        ("nodejs14.x", [2023_12_04, 2024_01_09, 2027_08_31]),
        ("nodejs16.x", [2024_06_12, 2027_07_29, 2027_08_31]),
        ("nodejs18.x", [2025_09_01, 2027_07_29, 2027_08_31]),
        ("nodejs20.x", [2026_04_30, 2027_07_29, 2027_08_31]),
        ("nodejs22.x", [2027_04_30, 2027_06_01, 2027_07_01]),
        ("nodejs24.x", [2028_04_30, 2028_06_01, 2028_07_01]),
      ]
    ),
    (
      "python",
      [
        ("python2.7", [2021_07_15, 2021_07_15, 2022_05_30]),
        ("python3.6", [2022_07_18, 2022_07_18, 2022_08_29]),
        ("python3.7", [2023_12_04, 2024_01_09, 2027_08_31]),
        ("python3.8", [2024_10_14, 2027_07_29, 2027_08_31]),
        ("python3.9", [2025_12_15, 2027_07_29, 2027_08_31]),
        ("python3.10", [2026_10_31, 2027_07_29, 2027_08_31]),
        ("python3.11", [2027_06_30, 2027_07_29, 2027_08_31]),
        ("python3.12", [2028_10_31, 2028_11_30, 2029_01_10]),
        ("python3.13", [2029_06_30, 2029_07_31, 2029_08_31]),
        ("python3.14", [2029_06_30, 2029_07_31, 2029_08_31]),
      ]
    ),
    (
      "java",
      [
        ("java8", [2024_01_08, 2024_02_08, 2027_08_31]),
        ("java8.al2", [2027_06_30, 2027_07_29, 2027_08_31]),
        ("java11", [2027_06_30, 2027_07_29, 2027_08_31]),
        ("java17", [2027_06_30, 2027_07_29, 2027_08_31]),
        ("java21", [2029_06_30, 2029_07_31, 2029_08_31]),
        ("java25", [2029_06_30, 2029_07_31, 2029_08_31]),
      ]
    ),
    (
      "dotnet",
      [
        ("dotnetcore1.0", [2019_06_27, 2019_06_30, 2019_07_30]),
        ("dotnetcore2.0", [2019_05_30, 2019_04_30, 2019_05_30]),
        ("dotnetcore2.1", [2022_01_05, 2022_01_05, 2022_04_13]),
        ("dotnetcore3.1", [2023_04_03, 2023_04_03, 2023_05_03]),
        ("dotnet6", [2024_12_20, 2027_07_29, 2027_08_31]),
        ("dotnet8", [2026_11_10, 2027_07_29, 2027_08_31]),
        ("dotnet10", [2028_11_14, 2028_12_14, 2029_01_15]),
      ]
    ),
    (
      "ruby",
      [
        ("ruby2.5", [2021_07_30, 2021_07_30, 2022_03_31]),
        ("ruby2.7", [2023_12_07, 2024_01_09, 2027_08_31]),
        ("ruby3.2", [2026_03_31, 2027_07_29, 2027_08_31]),
        ("ruby3.3", [2027_03_31, 2027_07_29, 2027_08_31]),
        ("ruby3.4", [2028_03_31, 2028_04_30, 2028_05_31]),
      ]
    ),
    ("go", [("go1.x", [2024_01_08, 2024_02_08, 2027_08_31])]),
    (
      "provided",
      [
        ("provided", [2024_01_08, 2024_02_08, 2027_08_31]),
        ("provided.al2", [2026_07_31, 2027_07_29, 2027_08_31]),
        ("provided.al2023", [2029_06_30, 2029_07_31, 2029_08_31]),
      ]
    ),
  ]
}
