package import SourceText

/// What stands behind the path of a nested stack's template.
package enum NestedSource: Sendable {
  /// A file.
  case file(SourceText)
  /// Nothing: there is no such file.
  case nothing
}
