package import TemplateSyntax

/// One of the values that a place in a template can have, and when it has it.
///
/// A value is known, one of several known ones, or unknown. A rule that reports an error needs a
/// known value; what rests on a parameter's default alone says so in ``assumedDefault``.
package struct PossibleValue: Sendable {
  /// What is known of a value.
  package enum Content: Sendable {
    /// A mapping, list or scalar as written.
    case written(Node)
    /// A text that was worked out.
    case text(String)
    /// A list of texts that was worked out, from a list parameter.
    case list([String])
    /// A text of which some parts are known.
    case pattern(TextPattern)
    /// What `Ref` or `Fn::GetAtt` of a resource gives.
    indirect case reference(Reference)
    /// No value: the property is left out.
    case absent
    /// Nothing is known before the deployment.
    case unknown
  }

  /// What is known.
  package var content: Content
  /// Where in the template the value stands: the node to point at.
  ///
  /// For an absent value, the mapping
  /// that lacks it or the `AWS::NoValue` that takes it away.
  package var place: Node
  /// All that is to be said about a value that does not simply hold; nil for one that does.
  ///
  /// Most values in most templates are literals: they carry nothing.
  private var circumstances: Circumstances?

  private final class Circumstances: Sendable {
    let origin: Node?
    let scenario: Scenario
    let assumedDefault: String?

    init(origin: Node?, scenario: Scenario, assumedDefault: String?) {
      self.origin = origin
      self.scenario = scenario
      self.assumedDefault = assumedDefault
    }

    static func of(_ origin: Node?, _ scenario: Scenario, _ assumedDefault: String?)
      -> Circumstances?
    {
      if origin == nil, assumedDefault == nil, scenario.isAlways { return nil }
      return Circumstances(origin: origin, scenario: scenario, assumedDefault: assumedDefault)
    }
  }

  /// A value with all that is known of it.
  package init(
    _ content: Content, at place: Node, origin: Node? = nil, when scenario: Scenario = .always,
    assumedDefault: String? = nil
  ) {
    self.content = content
    self.place = place
    circumstances = Circumstances.of(origin, scenario, assumedDefault)
  }

  /// Where the value is written when that is elsewhere: a parameter's default, a mapping's entry.
  package var origin: Node? {
    get { circumstances?.origin }
    set { circumstances = .of(newValue, scenario, assumedDefault) }
  }

  /// When the value holds.
  package var scenario: Scenario {
    get { circumstances?.scenario ?? .always }
    set { circumstances = .of(origin, newValue, assumedDefault) }
  }

  /// The parameter whose default is taken for its value; a deployment can give another.
  package var assumedDefault: String? {
    get { circumstances?.assumedDefault }
    set { circumstances = .of(origin, scenario, newValue) }
  }

  /// The same value, resting on a parameter's default too.
  package func assuming(defaultOf parameter: String) -> PossibleValue {
    guard assumedDefault == nil else { return self }
    return PossibleValue(
      content, at: place, origin: origin, when: scenario, assumedDefault: parameter)
  }

  /// Whether the property is certainly left out.
  package var isAbsent: Bool {
    if case .absent = content { return true }
    return false
  }

  /// Whether nothing, or only a reference or parts of a text, is known.
  package var isUnknown: Bool {
    switch content {
    case .unknown, .reference, .pattern: true
    case .written(let node): node.holdsDynamicReference
    case .text(let text): text.holdsDynamicReference
    case .list, .absent: false
    }
  }

  /// The whole text, when it is known; also of a number or boolean.
  ///
  /// A text with a dynamic reference, `{{resolve:…}}`, is only known at the deployment.
  package var text: String? {
    switch content {
    case .written(let node):
      node.isScalar && !node.isNull && !node.holdsDynamicReference ? node.text : nil
    case .text(let text): text.holdsDynamicReference ? nil : text
    default: nil
    }
  }

  /// The whole text, with its dynamic references as they are written.
  package var writtenText: String? {
    switch content {
    case .written(let node): node.isScalar && !node.isNull ? node.text : nil
    case .text(let text): text
    default: nil
    }
  }

  /// The whole number, when it is known and is one.
  package var integer: Int? {
    switch content {
    case .written(let node): node.integer
    case .text(let text): Int(text)
    default: nil
    }
  }

  /// The number, when it is known and is one.
  package var number: Double? {
    switch content {
    case .written(let node): node.number
    case .text(let text): Double(text).flatMap { $0.isFinite ? $0 : nil }
    default: nil
    }
  }

  /// The truth value, when it is known and is one.
  package var boolean: Bool? {
    switch content {
    case .written(let node): node.boolean
    case .text(let text):
      switch text.lowercased() {
      case "true": true
      case "false": false
      default: nil
      }
    default: nil
    }
  }

  /// The text in known and unknown parts: one known part for a known text, one unknown part for a
  /// reference; nil for a mapping, a list and what is absent.
  package var pattern: TextPattern? {
    switch content {
    case .written, .text:
      writtenText.map { text in
        let pattern = TextPattern([.known(text)])
        // Half a reference may be joined to its other half.
        return text.holdsDynamicReference ? pattern.leavingReferencesOpen : pattern
      }
    case .pattern(let pattern): pattern.leavingReferencesOpen
    case .reference(let reference): TextPattern([.reference(reference)])
    case .unknown: TextPattern([.unknown])
    case .list, .absent: nil
    }
  }

  /// The resource that the value refers to.
  package var reference: Reference? {
    if case .reference(let reference) = content { return reference }
    return nil
  }

  /// The mapping as written, when the value is one.
  package var mapping: Node? {
    if case .written(let node) = content, node.isMapping { return node }
    return nil
  }

  /// The list as written, when the value is one.
  package var sequence: Node? {
    if case .written(let node) = content, node.isSequence { return node }
    return nil
  }
}
