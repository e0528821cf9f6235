package import SourceText

/// The values that somebody deploys a template with.
package struct GivenParameters: Sendable {
  /// One value.
  package struct Entry: Sendable {
    /// The name of the parameter.
    package let name: String
    /// The value; nil for the one that the stack has already.
    package let value: String?
    /// Where the value is given, when that is a file.
    package let place: Place?

    /// A value with its name.
    package init(_ name: String, _ value: String?, at place: Place? = nil) {
      self.name = name
      self.value = value
      self.place = place
    }
  }

  /// A place in a file with values.
  package struct Place: Hashable, Sendable {
    /// The file.
    package let source: SourceText
    /// The bytes of the value, or of the whole entry.
    package let range: SourceRange

    /// A place in a file.
    package init(_ range: SourceRange, in source: SourceText) {
      self.range = range
      self.source = source
    }
  }

  /// The values; of those with one name, the last is meant.
  package var entries: [Entry]
  /// Whether the values are meant for one template only, so that it has all the parameters named.
  package var areForOneTemplate: Bool
  /// Whether they are all that the template is deployed with.
  package var areComplete: Bool

  /// The value that is meant for a parameter, with where it is given.
  package func entry(_ name: String) -> Entry? { entries.last { $0.name == name } }

  /// Some values, which may be for several templates and not all that these need.
  package init(
    _ entries: [Entry] = [], areForOneTemplate: Bool = false, areComplete: Bool = false
  ) {
    self.entries = entries
    self.areForOneTemplate = areForOneTemplate
    self.areComplete = areComplete
  }

  /// The values by the names of their parameters.
  package var values: [String: String] {
    var values: [String: String] = [:]
    for entry in entries { values[entry.name] = entry.value }
    return values
  }
}

extension RelatedPlace {
  /// A place in a file with values, with a few words; nil for a value that comes from no file.
  package init?(_ message: String, at place: GivenParameters.Place?) {
    guard let place else { return nil }
    self.init(message, at: place.range, file: place.source.name)
    source = place.source
  }
}
