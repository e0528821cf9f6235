import CloudFormation
import ResourceCatalog
import ServerlessModel
import TemplateSyntax

/// Events of functions and state machines.
extension ServerlessValidator {
  mutating func judge(_ event: DeclaredEvent) {
    if event.body.isFunctionCall {
      refuse(event.body, .mapping, event.key.text, "`Events`")
      return
    }
    guard event.body.isMapping else {
      report(.wrongKind(.mapping), event.key.text, of: "`Events`", at: event.body)
      return
    }
    guard let type = event.type, let known = known.event(type, of: declaration.kind) else {
      return
    }
    let written = event.body["Properties"]
    if let written, !written.isMapping {
      report(.wrongKind(.mapping), "Properties", of: "event `\(event.key.text)`", at: written)
      return
    }
    if let written, written.isFunctionCall {
      refuse(written, .mapping, "Properties", "event `\(event.key.text)`")
      return
    }
    judge(written, known, at: event.key, isOpen: false)
  }
}
