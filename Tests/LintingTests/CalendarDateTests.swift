import Linting
import Testing

@Suite struct `A day` {
  @Test(arguments: [
    (0, CalendarDate(1970, 1, 1)),
    (-1, CalendarDate(1969, 12, 31)),
    (11_016, CalendarDate(2000, 2, 29)),
    (11_017, CalendarDate(2000, 3, 1)),
    (19_782, CalendarDate(2024, 2, 29)),
    (20_454, CalendarDate(2026, 1, 1)),
    (47_540, CalendarDate(2100, 2, 28)),
    (47_541, CalendarDate(2100, 3, 1)),
  ]) func `is counted from 1970`(_ days: Int, _ expected: CalendarDate) {
    #expect(CalendarDate(daysSince1970: days) == expected)
  }
}
