import CloudFormation

extension Diagnostic {
  /// The message with what has to be so for it to hold, as every report shows it.
  package var shownMessage: String {
    var shown = message
    if let (last, others) = assumptionsInWords.splitLast() {
      shown += ", when "
      if !others.isEmpty { shown += others.joined(separator: ", ") + " and " }
      shown += last
    }
    if let assumedDefault { shown += ", with the default of parameter `\(assumedDefault)`" }
    return shown
  }

  private var assumptionsInWords: [String] {
    assumptions.map {
      switch $0 {
      case .condition(let name, let holds): "`\(name)` is \(holds)"
      case .parameter(let name, let value): "`\(name)` is `\(value)`"
      }
    }
  }
}

extension Array {
  fileprivate func splitLast() -> (last: Element, others: ArraySlice<Element>)? {
    last.map { ($0, dropLast()) }
  }
}
