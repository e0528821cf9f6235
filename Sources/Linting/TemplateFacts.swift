import CloudFormation
import Platform
import ResourceGraph
import ServerlessModel
import ServerlessValidation

/// What inspections of one template side by side work out once for all of them.
final class TemplateFacts: Sendable {
  private let template: Template
  private let knownCallSites = OnceForAll<CallSites>()
  private let knownReferencedNames = OnceForAll<[ReferencedName]>()
  private let knownDeclarations = OnceForAll<[ServerlessDeclaration]>()
  private let knownServerlessFindings = OnceForAll<[ServerlessFinding]>()
  /// The resources and how they are connected.
  let graph = OnceForAll<ResourceGraph>()

  init(_ template: Template) {
    self.template = template
  }

  /// Every function call in the template, an enclosing one before those in its argument.
  var callSites: CallSites { knownCallSites.value { template.callSites } }

  /// The names that the calls refer to, each with its places.
  var referencedNames: [ReferencedName] {
    knownReferencedNames.value { ReferencedName.all(in: callSites) }
  }

  /// The resources of SAM as they are written, with what `Globals` adds; none where a macro may
  /// rewrite them.
  var serverlessDeclarations: [ServerlessDeclaration] {
    knownDeclarations.value {
      guard template.isServerless, !template.hasUnknownMacro else { return [] }
      return ServerlessDeclaration.all(in: template)
    }
  }

  /// What the transform does not take of the properties of SAM resources.
  var serverlessFindings: [ServerlessFinding] {
    knownServerlessFindings.value {
      ServerlessValidator.findings(serverlessDeclarations, in: template)
    }
  }

  /// Works out what nearly every run asks of a template of SAM as it is written.
  func prepareWritten() {
    _ = referencedNames
    _ = serverlessFindings
  }
}
