import CloudFormation
package import Linting
import Platform
import SourceText
import Synchronization
import TemplateSyntax

/// What a declarative rule checks of each resource, and what it says.
struct DeclaredCheck: Sendable {
  /// What must hold, for one group of types each.
  var demands: [Demand] = []
  var message = MessageTemplate("")
  /// The message for a property that is left out.
  var absenceMessage: MessageTemplate?

  /// What must hold of the resources of some types.
  ///
  /// It is a class because it is handed around for each resource.
  final class Demand: Sendable {
    /// The types of resources that it is about; all that the rule is run for when empty.
    let types: [String]
    /// What must certainly hold for a resource to be judged.
    let condition: Predicate?
    /// What must hold then.
    let requirement: Predicate
    /// The property to point at, when what fails is no single value.
    let place: PropertyPath?

    init(
      types: [String], condition: Predicate?, requirement: Predicate, place: PropertyPath?
    ) {
      self.types = types
      self.condition = condition
      self.requirement = requirement
      self.place = place
    }
  }

  /// The types of resources that it is about, each once.
  var types: [String] {
    var types: [String] = []
    for type in demands.flatMap(\.types) where !types.contains(type) { types.append(type) }
    return types
  }

  /// Judges one resource.
  func run(_ resource: Resource, _ inspection: Inspection) {
    let evaluation = inspection.evaluation
    // Nothing is reported of a resource of which nobody can say whether it is made.
    guard evaluation.isPossible(evaluation.scenario(of: resource)) else { return }
    for demand in demands where demand.isAbout(resource) {
      if let (failures, root) = demand.failuresAsWritten(of: resource, evaluation) {
        assert(
          Set(failures.map(\.place))
            == Set(
              self.failures(of: demand, Judge(inspection: inspection, resource: resource))
                .map(\.0.place)),
          "a plain judgement differs from the full one")
        for failure in failures { report(failure, of: demand, root, resource, inspection) }
      } else {
        let judge = Judge(inspection: inspection, resource: resource)
        for (failure, root, circumstances) in failures(of: demand, judge) {
          report(failure, of: demand, under: circumstances, root, judge)
        }
      }
    }
  }

  /// What fails by what is written with functions, in all circumstances.
  private func failures(of demand: Demand, _ judge: Judge) -> [(Failure, Subject, [Circumstance])] {
    judge.roots.flatMap { root -> [(Failure, Subject, [Circumstance])] in
      let circumstances = demand.condition.map { judge.verdict($0, on: root).holds } ?? [.always]
      guard !circumstances.isEmpty else { return [] }
      return judge.failures(demand.requirement, on: root).map { ($0, root, circumstances) }
    }
  }

  /// Reports what fails by what is written plainly, and so always.
  private func report(
    _ failure: Failure, of demand: Demand, _ root: Subject, _ resource: Resource,
    _ inspection: Inspection
  ) {
    forEachPlace(of: failure, of: demand, root, resource, inspection) { place in
      report(failure, at: place, assumedDefault: nil, resource, inspection)
    }
  }

  private func report(
    _ failure: Failure, of demand: Demand, under circumstances: [Circumstance], _ root: Subject,
    _ judge: Judge
  ) {
    let (resource, inspection) = (judge.resource, judge.inspection)
    guard !inspection.isAboutPractice || !inspection.isUnchosen(failure.value) else { return }
    for circumstance in circumstances {
      let own = Circumstance(
        scenario: failure.value.scenario, assumedDefault: failure.value.assumedDefault)
      guard let both = judge.both(own, circumstance) else { continue }
      forEachPlace(of: failure, of: demand, root, resource, inspection) { place in
        var place = place
        place.scenario = judge.evaluation.both(both.scenario, place.scenario)
        report(failure, at: place, assumedDefault: both.assumedDefault, resource, inspection)
      }
    }
  }

  private func report(
    _ failure: Failure, at place: PossibleValue, assumedDefault: String?, _ resource: Resource,
    _ inspection: Inspection
  ) {
    var place = place
    if place.assumedDefault != assumedDefault { place.assumedDefault = assumedDefault }
    let isAbsent = failure.value.isAbsent && failure.words == nil && failure.property != nil
    let template = isAbsent ? absenceMessage ?? message : message
    inspection.report(template.message(for: failure, of: resource), at: place)
  }

  /// Where a failure is shown: at its value, and for one of the resource as a whole at the property
  /// that the rule names, or at the resource's name.
  private func forEachPlace(
    of failure: Failure, of demand: Demand, _ root: Subject, _ resource: Resource,
    _ inspection: Inspection, _ body: (PossibleValue) -> Void
  ) {
    if let path = demand.place {
      let values = inspection.values(at: path, in: resource)
      if !values.isEmpty { return values.forEach(body) }
    }
    guard failure.property == nil, failure.value.place == root.value.place else {
      return body(failure.value)
    }
    var value = failure.value
    value.place = resource.key
    body(value)
  }
}

extension DeclaredCheck.Demand {
  fileprivate func isAbout(_ resource: Resource) -> Bool {
    types.isEmpty || types.contains(resource.type)
  }

  /// What fails by what is written plainly, mostly nothing, and the properties that were judged; nil
  /// when that does not tell.
  fileprivate func failuresAsWritten(of resource: Resource, _ evaluation: Evaluation) -> (
    [Failure], Subject
  )? {
    let judge = PlainJudge(resource: resource, evaluation: evaluation)
    guard let root = judge.root else { return nil }
    let subject = Subject(value: root, isPresent: false)
    let isAsked = condition.map { judge.holds($0, root) } ?? true
    if isAsked == false { return ([], subject) }
    if isAsked == true, evaluation.scenario(of: resource).isAlways {
      return judge.failures(requirement, root).map { ($0, subject) }
    }
    return judge.passes(requirement, root) == true ? ([], subject) : nil
  }
}

extension Failure {
  fileprivate var place: Node { value.place }
}

extension Check {
  /// The check of a declarative rule, read only when a template has a resource of its types.
  package static func declared(for types: [String], _ text: StaticString) -> Check {
    declared(for: types, CheckOnRequest { text.withUTF8Buffer(Array.init) })
  }

  /// The check of a rule that a team has written, with options.
  static func declared(for types: [String], reading text: String) -> Check {
    declared(for: types, CheckOnRequest { Array(text.utf8) })
  }

  private static func declared(for types: [String], _ check: CheckOnRequest) -> Check {
    .eachResourceOnRequest(of: types) { check.known(with: $0.optionValues).check.run }
  }
}

/// A check that is read from its text when it is first asked for.
private final class CheckOnRequest: Sendable {
  /// A check that has been read.
  struct Known: Sendable {
    let check: DeclaredCheck
    let options: RuleOption.Values
  }

  private let text: @Sendable () -> [UInt8]
  private let known = OnceForAll<Known>()
  /// The check with what configurations say for its options, which few rules have.
  private let configured = Mutex<[Known]>([])

  init(_ text: @escaping @Sendable () -> [UInt8]) {
    self.text = text
  }

  func known(with options: RuleOption.Values?) -> Known {
    guard let options else { return known.value { read(with: [:]) } }
    return configured.withLock { configured in
      if let known = configured.first(where: { $0.options == options }) { return known }
      let known = read(with: options)
      configured.append(known)
      return known
    }
  }

  private func read(with options: RuleOption.Values) -> Known {
    let tree = SyntaxTree.parse(SourceText(name: "check", bytes: text()))
    defer { tree.discard() }
    var reader = RuleReader(tree)
    if let root = tree.root { _ = reader.options(of: root, configured: options) }
    return Known(check: reader.check(), options: options)
  }
}
