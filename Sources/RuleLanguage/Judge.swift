import CloudFormation
import Linting
import TemplateSyntax

/// A value that a predicate is about.
struct Subject {
  var value: PossibleValue
  /// Whether something certainly stands here, even when its value is not known.
  var isPresent: Bool
}

/// Circumstances under which something is so.
struct Circumstance {
  var scenario: Scenario
  /// The parameter whose default it rests on.
  var assumedDefault: String?

  static let always = Circumstance(scenario: .always)
}

/// When a predicate certainly holds and when it certainly does not.
///
/// In what is left of the scenarios it is unknown.
struct Verdict {
  var holds: [Circumstance] = []
  var fails: [Circumstance] = []
}

/// A value that does not do what a rule asks for.
struct Failure {
  var value: PossibleValue
  /// The key of the property that the value belongs to.
  var property: String?
  /// The value in words, when it is not what the template writes.
  var words: String?

  /// Makes it the failure of a property, which is left out where a default is given.
  mutating func belong(to key: String?, byDefault: Literal?) {
    property = property ?? key
    guard let byDefault else { return }
    value.content = .absent
    words = byDefault.text
  }
}

/// Judges predicates for one resource.
struct Judge {
  let inspection: Inspection
  let resource: Resource

  /// More alternatives than this are not followed; the rest counts as unknown.
  private static let mostCircumstances = 32

  var evaluation: Evaluation { inspection.evaluation }

  /// The resource's properties in every scenario in which it is made.
  var roots: [Subject] {
    evaluation.values(at: "", in: resource).map {
      Subject(value: $0, isPresent: false)
    }
  }

  // MARK: - Conditions

  /// When a predicate holds for a value and when it does not.
  func verdict(_ predicate: Predicate, on subject: Subject) -> Verdict {
    let value = subject.value
    let here = Circumstance(scenario: value.scenario, assumedDefault: value.assumedDefault)
    switch predicate {
    case .all(let parts):
      return parts.map { verdict($0, on: subject) }
        .reduce(Verdict(holds: [here], fails: [])) { both($0, $1) }
    case .any(let parts):
      return inverted(
        parts.map { inverted(verdict($0, on: subject)) }
          .reduce(Verdict(holds: [here], fails: [])) { both($0, $1) })
    case .not(let inner):
      return inverted(verdict(inner, on: subject))
    case .property(let keys, let byDefault, let inner):
      return together(descend(keys, from: subject).map { verdict(inner, on: $0.or(byDefault)) })
    case .attribute(let keys, let byDefault, let inner):
      return together(
        descend(keys, from: attributes(subject)).map { verdict(inner, on: $0.or(byDefault)) })
    case .every(let inner):
      if value.isAbsent { return Verdict(holds: [], fails: [here]) }
      return every(elements(of: subject).map { ($0, verdict(inner, on: $0)) }, here)
    case .some(let inner):
      if value.isAbsent { return Verdict(holds: [], fails: [here]) }
      return inverted(
        every(elements(of: subject).map { ($0, inverted(verdict(inner, on: $0))) }, here))
    case .count(let bounds):
      return verdict(count(of: value, within: bounds), here)
    case .related(let connection, let inner):
      return related(connection, inner, here)
    case .grants(let grant):
      return verdict(grant, here)
    case .test(let test):
      return verdict(test.judge(subject, evaluation), here)
    }
  }

  private func verdict(_ answer: Bool?, _ here: Circumstance) -> Verdict {
    Verdict(holds: answer == true ? [here] : [], fails: answer == false ? [here] : [])
  }

  func inverted(_ verdict: Verdict) -> Verdict {
    Verdict(holds: verdict.fails, fails: verdict.holds)
  }

  private func both(_ first: Verdict, _ second: Verdict) -> Verdict {
    var holds: [Circumstance] = []
    for left in first.holds {
      for right in second.holds where holds.count < Self.mostCircumstances {
        if let both = both(left, right) { holds.append(both) }
      }
    }
    return Verdict(holds: holds, fails: first.fails + second.fails)
  }

  /// The circumstances in which both are so; nil when there are none.
  func both(_ first: Circumstance, _ second: Circumstance) -> Circumstance? {
    let scenario = evaluation.both(first.scenario, second.scenario)
    guard scenario.formula != .never else { return nil }
    return Circumstance(
      scenario: scenario, assumedDefault: first.assumedDefault ?? second.assumedDefault)
  }

  /// The verdict over the values that one place has in different scenarios.
  private func together(_ verdicts: [Verdict]) -> Verdict {
    Verdict(holds: verdicts.flatMap(\.holds), fails: verdicts.flatMap(\.fails))
  }

  /// The verdict over elements that are there together: it holds where no element may fail.
  func every(_ verdicts: [(Subject, Verdict)], _ here: Circumstance) -> Verdict {
    var holds = here
    for (element, verdict) in verdicts {
      let scenario = element.value.scenario
      let unless = verdict.holds.reduce(evaluation.not(scenario.formula)) {
        evaluation.either($0, $1.scenario.formula)
      }
      let assumptions = scenario.assumptions.filter {
        !holds.scenario.assumptions.contains($0)
      }
      holds.scenario = evaluation.both(
        holds.scenario, Scenario(formula: unless, assumptions: Self.opposites(assumptions)))
      holds.assumedDefault =
        holds.assumedDefault ?? verdict.holds.lazy.compactMap(\.assumedDefault).first
    }
    return Verdict(
      holds: holds.scenario.formula == .never ? [] : [holds],
      fails: verdicts.flatMap(\.1.fails))
  }

  /// What has to be so for one assumption not to be; of several, nothing can be said in names.
  private static func opposites(_ assumptions: [Assumption]) -> [Assumption] {
    guard assumptions.count == 1, case .condition(let name, let isTrue) = assumptions[0] else {
      return []
    }
    return [.condition(name, !isTrue)]
  }

  // MARK: - Requirements

  /// The values that do not do what a requirement asks for.
  ///
  /// What is left out does no harm unless the requirement asks for its presence.
  func failures(_ requirement: Predicate, on subject: Subject) -> [Failure] {
    switch requirement {
    case .all(let parts):
      return parts.flatMap { failures($0, on: subject) }
    case .property(let keys, let byDefault, let inner):
      return descend(keys, from: subject).flatMap {
        failures(inner, on: $0, keys.last, byDefault)
      }
    case .attribute(let keys, let byDefault, let inner):
      return descend(keys, from: attributes(subject)).flatMap {
        failures(inner, on: $0, keys.last, byDefault)
      }
    case .every(let inner):
      return elements(of: subject).flatMap { failures(inner, on: $0) }
    case .any, .not, .some, .count, .related, .grants, .test:
      return verdict(requirement, on: subject).fails.map { circumstance in
        var value = subject.value
        value.scenario = circumstance.scenario
        value.assumedDefault = circumstance.assumedDefault
        return Failure(value: value)
      }
    }
  }

  private func failures(
    _ inner: Predicate, on subject: Subject, _ key: String?, _ byDefault: Literal?
  ) -> [Failure] {
    let isJudged =
      !subject.value.isAbsent || byDefault != nil || inner.demandsPresence || inner.allowsAbsence
    guard isJudged else { return [] }
    var found = failures(inner, on: subject.or(byDefault))
    for position in found.indices {
      found[position].belong(to: key, byDefault: subject.value.isAbsent ? byDefault : nil)
    }
    return found
  }

  // MARK: - Values

  private func descend(_ keys: [String], from subject: Subject) -> [Subject] {
    keys.reduce([subject]) { subjects, key in
      subjects.flatMap { subject in
        let isWritten = subject.value.mapping?[key] != nil
        return evaluation.property(key, of: subject.value).map {
          Subject(value: $0, isPresent: isWritten && !$0.isAbsent && $0.isCall)
        }
      }
    }
  }

  private func attributes(_ subject: Subject) -> Subject {
    Subject(
      value: PossibleValue(
        .written(resource.body), at: resource.body, when: subject.value.scenario,
        assumedDefault: subject.value.assumedDefault),
      isPresent: true)
  }

  private func elements(of subject: Subject) -> [Subject] {
    evaluation.elements(of: subject.value).map { Subject(value: $0, isPresent: false) }
  }

  /// Whether a list has as many elements as a rule allows; nil when that is not known.
  private func count(of value: PossibleValue, within bounds: NumberBounds) -> Bool? {
    var least = 0
    var most = 0
    switch value.content {
    case .absent: break
    case .list(let texts):
      least = texts.count
      most = texts.count
    case .written(let node):
      guard node.isSequence || node.isMapping else {
        least = 1
        most = 1
        break
      }
      for element in node.isSequence ? node.elements : node.pairs.map(\.value) {
        let isCertain = !evaluation.values(of: element, when: value.scenario).contains(
          where: \.isAbsent)
        least += isCertain ? 1 : 0
        most += 1
      }
    default: return nil
    }
    return bounds.contains(oneOf: least...most)
  }
}

extension Subject {
  /// The subject with what AWS takes when nothing is written.
  fileprivate func or(_ byDefault: Literal?) -> Subject {
    Subject(value: value.or(byDefault), isPresent: isPresent)
  }
}

extension PossibleValue {
  /// Whether the value is what a function call gives that is not known, and is a value in any case.
  fileprivate var isCall: Bool {
    guard isUnknown, let function = place.function else { return !isUnknown }
    return function != .transform
  }
}
