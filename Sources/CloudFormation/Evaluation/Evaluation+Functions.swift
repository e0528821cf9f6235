import TemplateSyntax

extension Evaluation {
  /// Every value that a function call can have.
  func call(_ node: Node, _ scenario: Scenario, depth: Int) -> [PossibleValue] {
    var unknown: [PossibleValue] { [PossibleValue(.unknown, at: node, when: scenario)] }
    guard let function = node.function, let argument = node.functionArgument else { return unknown }
    switch function {
    case .ref:
      return reference(node, argument, scenario)
    case .getAtt:
      guard let reference = Reference.inCall(node).first else { return unknown }
      return [PossibleValue(.reference(reference), at: node, when: scenario)]
    case .if:
      return branches(node, argument, scenario, depth: depth)
    case .findInMap:
      return mapEntries(node, argument, scenario, depth: depth)
    case .sub:
      return substituted(node, argument, scenario, depth: depth)
    case .join:
      return joined(node, argument, scenario, depth: depth)
    case .select:
      return selected(node, argument, scenario, depth: depth)
    case .split:
      return split(node, argument, scenario, depth: depth)
    case .length:
      return length(node, argument, scenario, depth: depth)
    case .condition:
      // Outside of conditions this is a mapping whose only key is `Condition`.
      return [PossibleValue(.written(node), at: node, when: scenario)]
    case .equals, .and, .or, .not, .importValue, .getAZs, .cidr, .base64, .transform,
      .getStackOutput,
      .toJsonString, .contains, .eachMemberEquals, .eachMemberIn, .refAll, .valueOf, .valueOfAll:
      return unknown
    }
  }

  // MARK: - Ref

  private func reference(_ node: Node, _ argument: Node, _ scenario: Scenario) -> [PossibleValue] {
    guard argument.isScalar else { return [PossibleValue(.unknown, at: node, when: scenario)] }
    let name = argument.text
    if name == "AWS::NoValue" { return [PossibleValue(.absent, at: node, when: scenario)] }
    if let parameter = template.parameter(name) {
      return parameterValues(parameter, at: node, scenario)
    }
    let reference = Reference(name: name, attribute: nil, call: node, range: argument.range)
    return [PossibleValue(.reference(reference), at: node, when: scenario)]
  }

  private func parameterValues(_ parameter: Parameter, at node: Node, _ scenario: Scenario)
    -> [PossibleValue]
  {
    func content(_ text: String) -> PossibleValue.Content {
      parameter.isList
        ? .list(text.split(separator: ",").map { String($0.trimmingSpaces()) }) : .text(text)
    }
    var unknown: [PossibleValue] { [PossibleValue(.unknown, at: node, when: scenario)] }
    if parameter.isStoredInParameterStore { return unknown }
    if let given = givenParameters[parameter.name] {
      return [PossibleValue(content(given), at: node, when: scenario)]
    }
    if let allowed = parameter.allowedValues, !parameter.isList {
      guard allowed.count <= Self.mostAlternatives else { return unknown }
      return allowed.compactMap { value in
        let inner = assuming(.parameter(parameter.name, value: value.text), in: scenario)
        guard isPossible(inner) else { return nil }
        return PossibleValue(.text(value.text), at: node, origin: value, when: inner)
      }
    }
    guard let value = parameter.defaultValue, value.isScalar, !value.isNull else { return unknown }
    return [
      PossibleValue(
        content(value.text), at: node, origin: value, when: scenario,
        assumedDefault: parameter.name)
    ]
  }

  // MARK: - Choices

  private func branches(_ node: Node, _ argument: Node, _ scenario: Scenario, depth: Int)
    -> [PossibleValue]
  {
    let parts = argument.elements
    guard parts.count == 3, parts[0].isScalar else {
      return [PossibleValue(.unknown, at: node, when: scenario)]
    }
    let name = parts[0].text
    return [(true, parts[1]), (false, parts[2])].flatMap { isTrue, branch in
      let inner = assuming(.condition(name, isTrue), in: scenario)
      return inner.formula == .never ? [] : values(of: branch, when: inner, depth: depth + 1)
    }
  }

  private func mapEntries(_ node: Node, _ argument: Node, _ scenario: Scenario, depth: Int)
    -> [PossibleValue]
  {
    var unknown: [PossibleValue] { [PossibleValue(.unknown, at: node, when: scenario)] }
    let parts = argument.elements
    guard parts.count >= 3 else { return unknown }
    let fallback = parts.count > 3 ? parts[3]["DefaultValue"] : nil
    var found: [PossibleValue] = []
    for name in values(of: parts[0], when: scenario, depth: depth + 1) {
      guard let map = name.text, let rows = template.mapping(map)?.value else { return unknown }
      let tops = values(of: parts[1], when: name.scenario, depth: depth + 1)
      for top in keys(tops, of: rows, hasFallback: fallback != nil) {
        guard let key = top.text else { return unknown }
        let seconds = values(of: parts[2], when: top.scenario, depth: depth + 1)
        for second in rows[key].map({ keys(seconds, of: $0, hasFallback: fallback != nil) })
          ?? seconds
        {
          guard let entryKey = second.text else { return unknown }
          let keys = [name, top, second]
          if let entry = rows[key]?[entryKey] {
            found.append(
              PossibleValue(
                .written(entry), at: node, origin: entry, when: second.scenario,
                assumedDefault: keys.lazy.compactMap(\.assumedDefault).first))
          } else if let fallback {
            let values = values(of: fallback, when: second.scenario, depth: depth + 1)
            found += keys.reduce(values) { inheriting($1, $0) }
          } else {
            return unknown
          }
        }
      }
      if found.count > Self.mostAlternatives { return unknown }
    }
    return found
  }

  /// The keys of a mapping that values can mean, each with when it does.
  ///
  /// A parameter of which nothing is known has one of the keys: the deployment fails with any other.
  /// Of the regions, those count that the template is judged for.
  private func keys(_ values: [PossibleValue], of mapping: Node, hasFallback: Bool)
    -> [PossibleValue]
  {
    values.flatMap { value -> [PossibleValue] in
      guard value.text == nil, value.place.function == .ref, mapping.isMapping,
        mapping.function == nil, let name = value.place.functionArgument?.text,
        template.parameter(name) != nil || Template.pseudoParameters.contains(name)
      else { return [value] }
      let keys = mapping.pairs.map(\.key.text).filter {
        name != "AWS::Region" || regions.contains($0)
      }
      guard !keys.isEmpty, keys.count <= Self.mostAlternatives else { return [value] }
      let isOnlyOne = keys.count == 1 && name != "AWS::Region" && !hasFallback
      return keys.compactMap { key in
        let scenario =
          isOnlyOne ? value.scenario : choosing(key, for: name, in: value.scenario)
        guard scenario.formula != .never else { return nil }
        return PossibleValue(.text(key), at: value.place, when: scenario)
      }
    }
  }

  private func selected(_ node: Node, _ argument: Node, _ scenario: Scenario, depth: Int)
    -> [PossibleValue]
  {
    var unknown: [PossibleValue] { [PossibleValue(.unknown, at: node, when: scenario)] }
    let parts = argument.elements
    guard parts.count == 2, let index = parts[0].integer, index >= 0 else { return unknown }
    if parts[1].isSequence {
      let elements = parts[1].elements
      return index < elements.count
        ? values(of: elements[index], when: scenario, depth: depth + 1) : unknown
    }
    return values(of: parts[1], when: scenario, depth: depth + 1).flatMap { list in
      var element = list
      element.place = node
      element.content = .unknown
      switch list.content {
      case .list(let texts) where index < texts.count:
        element.content = .text(texts[index])
      case .written(let written) where written.isSequence && index < written.count:
        let elements = inheriting(
          list, values(of: written.elements[index], when: list.scenario, depth: depth + 1))
        // What a mapping gives stands at the call, as the whole list would.
        guard list.origin != nil else { return elements }
        return elements.map { element in
          PossibleValue(
            element.content, at: node, origin: element.origin ?? element.place,
            when: element.scenario, assumedDefault: element.assumedDefault)
        }
      default:
        break
      }
      return [element]
    }
  }

  /// How many elements a list has, when that is known.
  private func length(_ node: Node, _ argument: Node, _ scenario: Scenario, depth: Int)
    -> [PossibleValue]
  {
    values(of: argument, when: scenario, depth: depth + 1).map { list in
      var length = list
      length.place = node
      switch list.content {
      case .list(let texts): length.content = .text(String(texts.count))
      case .written(let written) where written.isSequence:
        let mayLeaveOut = written.elements.contains { $0.function != nil }
        length.content = mayLeaveOut ? .unknown : .text(String(written.count))
      default: length.content = .unknown
      }
      return length
    }
  }

  private func split(_ node: Node, _ argument: Node, _ scenario: Scenario, depth: Int)
    -> [PossibleValue]
  {
    let parts = argument.elements
    guard parts.count == 2, parts[0].isScalar, let delimiter = parts[0].text.first,
      parts[0].text.count == 1
    else { return [PossibleValue(.unknown, at: node, when: scenario)] }
    return values(of: parts[1], when: scenario, depth: depth + 1).map { source in
      var list = source
      if let text = source.text {
        list.content = .list(
          text.split(separator: delimiter, omittingEmptySubsequences: false).map(String.init))
      } else {
        list.content = .unknown
      }
      list.place = node
      return list
    }
  }

  // MARK: - Texts

  private func substituted(_ node: Node, _ argument: Node, _ scenario: Scenario, depth: Int)
    -> [PossibleValue]
  {
    guard let substitution = Substitution(argument) else {
      return [PossibleValue(.unknown, at: node, when: scenario)]
    }
    if substitution.parts.count == 1, case .variable(let name, let offset) = substitution.parts[0] {
      // Nothing has to be put together.
      let values = variable(name, offset, of: substitution, at: node, scenario, depth: depth)
      if values.allSatisfy({ $0.text != nil }) {
        return values.map { value in
          PossibleValue(
            .text(value.text ?? ""), at: node, when: both(scenario, value.scenario),
            assumedDefault: value.assumedDefault)
        }
      }
    }
    let pieces: [[PossibleValue]] = substitution.parts.map { part in
      switch part {
      case .text(let text):
        [PossibleValue(.text(text), at: node)]
      case .variable(let name, let offset):
        variable(name, offset, of: substitution, at: node, scenario, depth: depth)
      }
    }
    return concatenated(pieces, separator: "", at: node, scenario)
  }

  private func variable(
    _ variable: String, _ offset: Int, of substitution: Substitution, at node: Node,
    _ scenario: Scenario, depth: Int
  ) -> [PossibleValue] {
    if let defined = substitution.variables?[variable] {
      return values(of: defined, when: scenario, depth: depth + 1)
    }
    if let parameter = template.parameter(variable) {
      return parameterValues(parameter, at: node, scenario)
    }
    let name = String(variable.prefix { $0 != "." })
    let reference = Reference(
      name: name,
      attribute: name.utf8.count < variable.utf8.count
        ? String(variable.dropFirst(name.count + 1)) : nil,
      call: node, range: substitution.range(of: name, offset: offset))
    return [PossibleValue(.reference(reference), at: node, when: scenario)]
  }

  private func joined(_ node: Node, _ argument: Node, _ scenario: Scenario, depth: Int)
    -> [PossibleValue]
  {
    var unknown: [PossibleValue] { [PossibleValue(.unknown, at: node, when: scenario)] }
    let parts = argument.elements
    guard parts.count == 2, parts[0].isScalar else { return unknown }
    let separator = parts[0].text
    if parts[1].isSequence {
      let pieces = parts[1].elements.map { values(of: $0, when: scenario, depth: depth + 1) }
      return concatenated(pieces, separator: separator, at: node, scenario)
    }
    return values(of: parts[1], when: scenario, depth: depth + 1).map { list in
      var text = list
      if case .list(let texts) = list.content {
        text.content = .text(texts.joined(separator: separator))
      } else {
        text.content = .unknown
      }
      text.place = node
      return text
    }
  }

  /// The texts that pieces with several values each make together; unknown when too many.
  private func concatenated(
    _ pieces: [[PossibleValue]], separator: String, at node: Node, _ scenario: Scenario
  ) -> [PossibleValue] {
    var starts = [Beginning(scenario: scenario)]
    for piece in pieces {
      guard starts.count * piece.count <= Self.mostAlternatives else {
        return [PossibleValue(.pattern(TextPattern([.unknown])), at: node, when: scenario)]
      }
      if piece.count == 1, starts.count == 1 {
        // Most pieces have one value: the beginning grows where it is.
        guard extend(&starts[0], by: piece[0], separator) else { return [] }
        continue
      }
      starts = starts.flatMap { start in
        piece.compactMap { value in
          var longer = start
          return extend(&longer, by: value, separator) ? longer : nil
        }
      }
    }
    return starts.map { start in
      let pattern = TextPattern(start.parts)
      return PossibleValue(
        pattern.text.map { .text($0) } ?? .pattern(pattern), at: node, when: start.scenario,
        assumedDefault: start.assumedDefault)
    }
  }

  /// The beginning of a text that is being put together.
  private struct Beginning {
    var parts: [TextPattern.Part] = []
    var scenario: Scenario
    var assumedDefault: String?
    var isEmpty = true
  }

  /// Adds a piece to the beginning of a text; false when the two never come about together.
  private func extend(_ start: inout Beginning, by value: PossibleValue, _ separator: String)
    -> Bool
  {
    start.scenario = both(start.scenario, value.scenario)
    guard start.scenario.formula != .never else { return false }
    start.assumedDefault = start.assumedDefault ?? value.assumedDefault
    guard !value.isAbsent else { return true }
    if !start.isEmpty { start.parts.append(.known(separator)) }
    start.isEmpty = false
    if case .list(let texts) = value.content {
      start.parts.append(.known(texts.joined(separator: separator)))
    } else {
      start.parts += value.pattern?.parts ?? [.unknown]
    }
    return true
  }
}

extension Substring {
  func trimmingSpaces() -> Substring {
    var text = self
    while text.first == " " { text.removeFirst() }
    while text.last == " " { text.removeLast() }
    return text
  }
}
