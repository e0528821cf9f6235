package import TemplateSyntax

/// A function call and where in the template it stands.
package struct CallSite: Sendable {
  /// The mapping with the function's name and argument.
  package let call: Node
  /// The function.
  package let function: FunctionName
  /// What it is called with.
  package let argument: Node
  /// The section of the template.
  package let section: TemplateSection
  /// The entry of the section: the logical id of a resource, the name of an output.
  package let entry: String
  /// What the call itself refers to.
  package let references: [Reference]
}

/// The sections of a template.
///
/// Source: <https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-anatomy.html>
package enum TemplateSection: String, CaseIterable, Sendable {
  case formatVersion = "AWSTemplateFormatVersion"
  case description = "Description"
  case metadata = "Metadata"
  case parameters = "Parameters"
  case mappings = "Mappings"
  case rules = "Rules"
  case conditions = "Conditions"
  case transform = "Transform"
  case globals = "Globals"
  case resources = "Resources"
  case outputs = "Outputs"
  case hooks = "Hooks"
}

extension Template {
  /// Every function call in the template, an enclosing one before those in its argument.
  ///
  /// What an alias stands for comes wherever the alias is used. Of loops come the calls that give
  /// their collections, under the name of the loop.
  package var callSites: [CallSite] {
    var sites: [CallSite] = []
    for collection in expansion?.collections ?? [] {
      var collector = CallCollector(section: collection.section, entry: collection.loop.text)
      collector.collect(collection.node)
      sites += collector.sites
    }
    for section in root.pairs {
      guard let name = TemplateSection(rawValue: section.key.text) else { continue }
      for entry in section.value.pairs {
        var collector = CallCollector(section: name, entry: entry.key.text)
        collector.collect(entry.value)
        sites += collector.sites
      }
    }
    return sites
  }
}

private struct CallCollector {
  let section: TemplateSection
  let entry: String
  var sites: [CallSite] = []

  init(section: TemplateSection, entry: String) {
    self.section = section
    self.entry = entry
  }

  mutating func collect(_ node: Node) {
    node.forEachCall { call in
      guard let function = call.function, let argument = call.functionArgument,
        isCall(call, function), !call.isSynthesized || call.writtenOrigin.function == function
      else { return }
      sites.append(
        CallSite(
          call: call, function: function, argument: argument, section: section, entry: entry,
          references: Reference.inCall(call)))
    }
  }

  /// Whether a mapping with one key is a call; `Condition` is one only where conditions are.
  private func isCall(_ node: Node, _ function: FunctionName) -> Bool {
    guard function == .condition else { return true }
    return node.isShortForm || section == .conditions || section == .rules
  }
}
