extension LintCommand {
  /// The command for arguments that are nothing but paths, and perhaps `--no-config`; nil for others.
  ///
  /// This is how hooks and people start plumb most of the time. Reading twenty options takes the
  /// argument parser 11 of the 13 million instructions that a run needs besides linting.
  static func withPathsAlone(_ arguments: some Sequence<String>) -> LintCommand? {
    var paths: [String] = []
    var readsNoConfiguration = false
    for argument in arguments {
      switch argument {
      case "--no-config": readsNoConfiguration = true
      case _ where argument.isEmpty || argument.hasPrefix("-"): return nil
      default: paths.append(argument)
      }
    }
    var command = LintCommand()
    command.input = .defaults
    command.input.paths = paths
    command.settings = .defaults
    command.settings.noConfig = readsNoConfiguration
    command.baseline = .defaults
    command.output = .defaults
    return command
  }
}

extension InputOptions {
  /// What holds when no option is given.
  fileprivate static var defaults: InputOptions {
    var options = InputOptions()
    options.paths = []
    options.stdinFilename = nil
    options.templatesOnly = false
    options.shard = nil
    options.stream = false
    options.jobs = nil
    return options
  }
}

extension BaselineOptions {
  /// What holds when no option is given.
  fileprivate static var defaults: BaselineOptions {
    var options = BaselineOptions()
    options.baseline = nil
    options.writeBaseline = nil
    options.pruneBaseline = false
    return options
  }
}

extension OutputOptions {
  /// What holds when no option is given.
  fileprivate static var defaults: OutputOptions {
    var options = OutputOptions()
    options.formats = []
    options.output = nil
    options.color = .auto
    options.quiet = false
    options.verbose = false
    options.statistics = false
    return options
  }
}

extension SettingOptions {
  /// What holds when no option is given.
  fileprivate static var defaults: SettingOptions {
    var options = SettingOptions()
    options.select = []
    options.ignore = []
    options.ruleFolders = []
    options.failOn = nil
    options.regions = []
    options.parameters = []
    options.parameterFiles = []
    options.noIgnores = false
    options.config = nil
    options.noConfig = false
    return options
  }
}
