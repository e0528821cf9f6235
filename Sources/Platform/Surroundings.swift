/// What the program was started in.
package enum Surroundings {
  /// The value of an environment variable; nil when it is not set.
  package static func variable(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }
  }

  /// Whether standard output is a terminal.
  package static var outputIsTerminal: Bool { isatty(STDOUT_FILENO) == 1 }

  /// Whether standard error is a terminal.
  package static var errorIsTerminal: Bool { isatty(STDERR_FILENO) == 1 }

  /// How many processors may be used.
  package static var processorCount: Int {
    max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))))
  }

  /// The year, month and day of today in coordinated universal time.
  package static var today: (year: Int, month: Int, day: Int) {
    var now = time(nil)
    var parts = tm()
    gmtime_r(&now, &parts)
    return (Int(parts.tm_year) + 1900, Int(parts.tm_mon) + 1, Int(parts.tm_mday))
  }

  /// Ends the program.
  package static func exit(_ status: Int32) -> Never {
    endProgram(status)
  }
}

private func endProgram(_ status: Int32) -> Never {
  exit(status)
}
