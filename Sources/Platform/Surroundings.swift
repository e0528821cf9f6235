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

  /// How many days have gone by since the first of January 1970, in coordinated universal time.
  package static var daysSince1970: Int { time(nil) / 86_400 }

  /// A count of milliseconds that only ever grows.
  package static var milliseconds: Int {
    var now = timespec()
    clock_gettime(CLOCK_MONOTONIC, &now)
    return Int(now.tv_sec) * 1000 + Int(now.tv_nsec) / 1_000_000
  }

  /// Ends the program.
  package static func exit(_ status: Int32) -> Never {
    endProgram(status)
  }
}

private func endProgram(_ status: Int32) -> Never {
  exit(status)
}
