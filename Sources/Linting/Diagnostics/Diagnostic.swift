package import CloudFormation
package import SourceText
package import TemplateSyntax

/// One thing that a rule has found in a template.
package struct Diagnostic: Hashable, Sendable {
  /// The rule's name.
  package var rule: String
  /// How bad it is.
  package var severity: Severity
  /// The group of the rule.
  package var category: Category
  /// What is wrong, in one line that can stand alone.
  package var message: String
  /// The bytes to look at.
  package var range: SourceRange
  /// The way through the template to what it is about.
  package var path: [PathComponent]
  /// What to do, beginning with a verb.
  package var help: String?
  /// AWS's page about it.
  package var url: String?
  /// What few findings have; nil for the others.
  private var details: Details?

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
    self.help = help
    self.url = url
    if !assumptions.isEmpty || assumedDefault != nil || !related.isEmpty || !fixes.isEmpty {
      details = Details(
        assumptions: assumptions, assumedDefault: assumedDefault, related: related, fixes: fixes)
    }
  }

  /// What has to be so for it to hold; empty when it always does.
  package var assumptions: [Assumption] {
    get { details?.assumptions ?? [] }
    set { change(assumptions: newValue, related: related) }
  }

  /// The parameter whose default it rests on.
  package var assumedDefault: String? { details?.assumedDefault }

  /// Other places that explain it, in reading order.
  package var related: [RelatedPlace] {
    get { details?.related ?? [] }
    set { change(assumptions: assumptions, related: newValue) }
  }

  /// Edits that would mend it.
  package var fixes: [Fix] { details?.fixes ?? [] }

  private mutating func change(assumptions: [Assumption], related: [RelatedPlace]) {
    self = Diagnostic(
      rule: rule, severity: severity, category: category, message: message, range: range,
      path: path, assumptions: assumptions, assumedDefault: assumedDefault, related: related,
      help: help, fixes: fixes, url: url)
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

extension Diagnostic {
  /// What few findings have: kept apart, since findings are moved and copied by the thousand.
  private final class Details: Hashable, Sendable {
    let assumptions: [Assumption]
    let assumedDefault: String?
    let related: [RelatedPlace]
    let fixes: [Fix]

    init(
      assumptions: [Assumption], assumedDefault: String?, related: [RelatedPlace], fixes: [Fix]
    ) {
      self.assumptions = assumptions
      self.assumedDefault = assumedDefault
      self.related = related
      self.fixes = fixes
    }

    static func == (left: Details, right: Details) -> Bool {
      left === right
        || left.assumptions == right.assumptions && left.assumedDefault == right.assumedDefault
          && left.related == right.related && left.fixes == right.fixes
    }

    func hash(into hasher: inout Hasher) {
      hasher.combine(assumptions)
      hasher.combine(assumedDefault)
      hasher.combine(related)
      hasher.combine(fixes)
    }
  }

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
