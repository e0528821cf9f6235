package import SourceText

/// One thing that is settled, and where: a key of a file, or of a mapping in it, or an option.
package struct Setting: Hashable, Sendable {
  /// A text, and where it stands.
  package struct Value: Hashable, Sendable {
    /// The text; a path as one that can be opened.
    package let text: String
    /// Where it stands.
    package let origin: SettingOrigin

    /// A text at a place.
    package init(_ text: String, from origin: SettingOrigin) {
      self.text = text
      self.origin = origin
    }
  }

  /// What is settled.
  package let key: ConfigurationKey
  /// The rule or parameter that it is settled for; nil where the key is about no mapping.
  package let name: String?
  /// The option of the rule that it is settled for; nil where the key is about no options.
  package let option: String?
  /// What holds from now on.
  package let values: [Value]
  /// Where it stands.
  package let origin: SettingOrigin

  /// Something that is settled at a place.
  package init(
    _ key: ConfigurationKey, name: String? = nil, option: String? = nil, _ values: [Value],
    from origin: SettingOrigin
  ) {
    self.key = key
    self.name = name
    self.option = option
    self.values = values
    self.origin = origin
  }

  /// Texts that an option gives.
  package init(
    _ key: ConfigurationKey, name: String? = nil, _ texts: [String], from option: String
  ) {
    let origin = SettingOrigin.option(option)
    self.init(key, name: name, texts.map { Value($0, from: origin) }, from: origin)
  }
}

/// Where a setting comes from.
package enum SettingOrigin: Hashable, Sendable {
  /// A place in a file.
  case file(String, SourcePosition)
  /// An option of the command line, such as `--select`.
  case option(String)
  /// Nobody has said anything.
  case standard
}

extension SettingOrigin: CustomStringConvertible {
  package var description: String {
    switch self {
    case .file(let name, let position): "\(name):\(position.line):\(position.column)"
    case .option(let name): name
    case .standard: "default"
    }
  }
}
