import CloudFormation
import Linting
import SourceText
import TemplateSyntax

/// What is wrong with the definitions of the state machines of a template.
final class StateMachineProblems {
  /// A problem, and the value or the part of a definition that it stands at.
  struct Found {
    let problem: StateMachineDefinition.Problem
    let value: PossibleValue
  }

  /// The problems by the logical id of the machine.
  private var byMachine: [String: [Found]] = [:]

  /// The problems of a machine, worked out when a rule asks first.
  static func of(_ machine: Resource, in inspection: Inspection) -> [Found] {
    let problems = inspection.shared { StateMachineProblems() }
    if let known = problems.byMachine[machine.logicalId] { return known }
    let found = definitionProblems(machine, inspection) + textProblems(machine, inspection)
    problems.byMachine[machine.logicalId] = found
    return found
  }

  private static func definitionProblems(_ machine: Resource, _ inspection: Inspection) -> [Found] {
    inspection.values(at: "Definition", in: machine).flatMap { value -> [Found] in
      guard let definition = value.mapping else { return [] }
      return StateMachineDefinition(definition).problems.map { problem, place in
        Found(
          problem: problem,
          value: PossibleValue(.written(place), at: place, when: value.scenario))
      }
    }
  }

  private static func textProblems(_ machine: Resource, _ inspection: Inspection) -> [Found] {
    inspection.values(at: "DefinitionString", in: machine).flatMap { value -> [Found] in
      guard let text = value.text, text.contains("{") else { return [] }
      let tree = SyntaxTree.parse(SourceText(name: "definition.json", text: text))
      defer { tree.discard() }
      guard !tree.isIncomplete, let definition = tree.root, definition.isMapping else { return [] }
      return StateMachineDefinition(definition).problems.map {
        Found(problem: $0.problem, value: value)
      }
    }
  }
}
