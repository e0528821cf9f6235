package import TemplateSyntax

/// A function call and where in the template it stands.
///
/// It is a class because every rule about calls is handed them, and copying a structure counts
/// references for each text and list in it.
package final class CallSite: Sendable {
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

  fileprivate init(
    _ call: Node, _ function: FunctionName, _ argument: Node, in section: TemplateSection,
    of entry: String
  ) {
    self.call = call
    self.function = function
    self.argument = argument
    self.section = section
    self.entry = entry
    references = Reference.inCall(call)
  }
}

/// The function calls of a template, an enclosing one before those in its argument.
package struct CallSites: Sendable {
  /// Every call.
  package private(set) var all: [CallSite] = []
  /// The calls that refer to something themselves.
  package private(set) var referring: [CallSite] = []
  private var byFunction = [[CallSite]](repeating: [], count: FunctionName.allCases.count + 1)

  /// The calls of one function: a rule about some costs nothing where the template has none of them.
  package subscript(function: FunctionName) -> [CallSite] { byFunction[Int(function.rawValue)] }

  fileprivate mutating func add(_ site: CallSite) {
    all.append(site)
    byFunction[Int(site.function.rawValue)].append(site)
    if !site.references.isEmpty { referring.append(site) }
  }
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

/// A name that calls refer to, and where they do.
package struct ReferencedName: Sendable {
  /// What is referred to: a parameter, a resource or a pseudo parameter.
  package let name: String
  /// The attribute that is asked for; nil for the thing itself.
  package let attribute: String?
  /// Each place, in the order of the template.
  package fileprivate(set) var uses: [Use]

  /// A place that refers to a name.
  package struct Use: Sendable {
    /// The call around it.
    package let site: CallSite
    /// The reference.
    package let reference: Reference
  }

  /// The names that some calls refer to, each once, in the order in which they come first.
  ///
  /// Templates name the same things again and again, and what is to be said of a name is mostly the
  /// same wherever it stands.
  package static func all(in sites: CallSites) -> [ReferencedName] {
    var names: [ReferencedName] = []
    // The positions of a name with each of its attributes: hardly ever more than a few.
    var positions: [String: [Int]] = [:]
    for site in sites.referring {
      for reference in site.references {
        let use = Use(site: site, reference: reference)
        let known = positions[reference.name]?.first {
          names[$0].attribute == reference.attribute
        }
        if let known {
          names[known].uses.append(use)
        } else {
          positions[reference.name, default: []].append(names.count)
          names.append(
            ReferencedName(name: reference.name, attribute: reference.attribute, uses: [use]))
        }
      }
    }
    return names
  }
}

extension Template {
  /// Every function call in the template, an enclosing one before those in its argument.
  ///
  /// What an alias stands for comes wherever the alias is used. Of loops come the calls that give
  /// their collections, under the name of the loop.
  package var callSites: CallSites {
    var collector = CallCollector()
    for collection in expansion?.collections ?? [] {
      collector.collect(collection.node, of: collection.loop.text, in: collection.section)
    }
    for section in root.pairs {
      guard let name = TemplateSection(rawValue: section.key.text) else { continue }
      section.value.forEachPair { entry in
        collector.collect(entry.value, of: entry.key.text, in: name)
      }
    }
    return collector.sites
  }
}

private struct CallCollector {
  var sites = CallSites()

  mutating func collect(_ node: Node, of entry: String, in section: TemplateSection) {
    node.forEachCall { call in
      guard let function = call.function, let argument = call.functionArgument,
        function != .condition || isCondition(call, in: section),
        !call.isSynthesized || call.writtenOrigin.function == function
      else { return }
      sites.add(CallSite(call, function, argument, in: section, of: entry))
    }
  }

  /// Whether the key `Condition` is a call: it is one only where conditions are.
  private func isCondition(_ node: Node, in section: TemplateSection) -> Bool {
    node.isShortForm || section == .conditions || section == .rules
  }
}
