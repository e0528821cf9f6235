import CloudFormation
import Linting
import TemplateSyntax

/// A place that names a condition.
struct ConditionUse {
  /// The name as written.
  let name: Node
  /// The condition that the place is itself part of, for a use within `Conditions`.
  let within: String?

  /// Every use in a template, each once.
  static func all(in inspection: Inspection) -> [ConditionUse] {
    var uses: [ConditionUse] = []
    for site in inspection.callSites[.condition] where site.argument.isScalar {
      let own = site.section == .conditions ? site.entry : nil
      uses.append(ConditionUse(name: site.argument, within: own))
    }
    for site in inspection.callSites[.if] {
      guard let name = site.argument.elements.first, name.isScalar, !name.isNull else { continue }
      let own = site.section == .conditions ? site.entry : nil
      uses.append(ConditionUse(name: name, within: own))
    }
    for section in ["Resources", "Outputs"] {
      for entry in inspection.template.root[section]?.pairs ?? [] {
        guard let name = entry.value["Condition"], name.isScalar, !name.isNull else { continue }
        uses.append(ConditionUse(name: name, within: nil))
      }
    }
    return uses
  }
}
