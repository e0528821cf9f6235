package import CloudFormation
package import SourceText
package import TemplateSyntax

/// One thing that a rule has found in a template.
///
/// It never changes. It is a class because findings come by the thousand, and are sorted, handed on and
/// put together: a structure of a dozen texts would be copied each time.
package final class Diagnostic: Sendable {
  /// The rule's name.
  package let rule: String
  /// How bad it is.
  package let severity: Severity
  /// The group of the rule.
  package let category: Category
  /// What is wrong, in one line that can stand alone.
  package let message: String
  /// The bytes to look at.
  package let range: SourceRange
  /// The way through the template to what it is about.
  package let path: [PathComponent]
  /// What has to be so for it to hold; empty when it always does.
  package let assumptions: [Assumption]
  /// The parameter whose default it rests on.
  package let assumedDefault: String?
  /// Other places that explain it, in reading order.
  package let related: [RelatedPlace]
  /// What to do, beginning with a verb.
  package let help: String?
  /// Edits that would mend it.
  package let fixes: [Fix]
  /// AWS's page about it.
  package let url: String?

  /// A finding with all that is known of it.
  package init(
    rule: String, severity: Severity, category: Category, message: String, range: SourceRange,
    path: [PathComponent] = [], assumptions: [Assumption] = [], assumedDefault: String? = nil,
    related: [RelatedPlace] = [], help: String? = nil, fixes: [Fix] = [], url: String? = nil
  ) {
    self.rule = rule
    self.severity = severity
    self.category = category
    self.message = message
    self.range = range
    self.path = path
    self.assumptions = assumptions
    self.assumedDefault = assumedDefault
    self.related = related
    self.help = help
    self.fixes = fixes
    self.url = url
  }

  /// The same finding in other circumstances, perhaps in other words.
  func with(
    message: String? = nil, assumptions: [Assumption], related: [RelatedPlace]
  ) -> Diagnostic {
    Diagnostic(
      rule: rule, severity: severity, category: category, message: message ?? self.message,
      range: range, path: path, assumptions: assumptions, assumedDefault: assumedDefault,
      related: related, help: help, fixes: fixes, url: url)
  }

  /// The logical id of the resource that it is about; in a loop, as it is written.
  package var logicalId: String? {
    guard path.first == .key("Resources") else { return nil }
    var position = 1
    while position < path.count, case .key(let name) = path[position] {
      if !name.hasPrefix("Fn::ForEach") { return name }
      // The body of a loop is the last of its three parts.
      position += 2
    }
    return nil
  }
}

extension Diagnostic: Hashable {
  package static func == (left: Diagnostic, right: Diagnostic) -> Bool {
    left === right
      || left.rule == right.rule && left.severity == right.severity
        && left.category == right.category && left.message == right.message
        && left.range == right.range && left.path == right.path
        && left.assumptions == right.assumptions && left.assumedDefault == right.assumedDefault
        && left.related == right.related && left.help == right.help && left.fixes == right.fixes
        && left.url == right.url
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(rule)
    hasher.combine(message)
    hasher.combine(range)
  }
}

extension Diagnostic {
  /// The words of a finding.
  ///
  /// Rules add theirs as `fileprivate static` members at the end of their own file, so that the
  /// check reads as prose and the wording stands in one place.
  package struct Message: Hashable, Sendable, ExpressibleByStringInterpolation {
    /// The words: lower case, no full stop, names in backticks.
    package let text: String

    /// A message of the words given.
    package init(_ text: String) {
      self.text = text
    }

    package init(stringLiteral value: String) {
      text = value
    }
  }
}

/// A place beside a finding's own that explains it.
package struct RelatedPlace: Hashable, Sendable {
  /// A few words, such as "defined here".
  package var message: String
  /// The bytes to look at.
  package var range: SourceRange
  /// The file, when it is not the finding's own.
  package var file: String?
  /// What is in that file, where it is known.
  package var source: SourceText?

  /// A place with a few words.
  package init(_ message: String, at range: SourceRange, file: String? = nil) {
    self.message = message
    self.range = range
    self.file = file
  }

  /// A node with a few words.
  package init(_ message: String, at node: Node) {
    self.init(message, at: node.range)
  }

  /// A node of another template with a few words.
  package init(_ message: String, at node: Node, in other: Template) {
    self.init(message, at: node.range, file: other.tree.source.name)
    source = other.tree.source
  }
}

/// Edits that mend a finding.
package struct Fix: Hashable, Sendable {
  /// Whether the edits keep what the template means.
  package enum Safety: String, Sendable {
    case safe
    case unsafe
  }

  /// What the edits do, beginning with a verb.
  package var title: String
  /// Whether they can be made without looking.
  package var safety: Safety
  /// The edits, which do not overlap.
  package var edits: [TextEdit]

  /// Edits with a title.
  package init(_ title: String, _ safety: Safety, _ edits: [TextEdit]) {
    self.title = title
    self.safety = safety
    self.edits = edits
  }
}

/// How bad a finding is.
package enum Severity: String, CaseIterable, Comparable, CustomStringConvertible, Sendable {
  /// Advice.
  case note
  /// It deploys, but a documented practice with a real risk is broken.
  case warning
  /// The deployment fails, or what is deployed is certainly broken or open to the world.
  case error

  // Without this, a text with a severity in it asks for its name by reflection.
  package var description: String { rawValue }

  package static func < (left: Severity, right: Severity) -> Bool {
    left.rank < right.rank
  }

  private var rank: Int {
    switch self {
    case .note: 0
    case .warning: 1
    case .error: 2
    }
  }
}
