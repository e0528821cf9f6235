import Linting
import TemplateSyntax

/// The list of rules that cfn_nag is to pass over (`--deny-list-path`, once `--blacklist-path`):
/// https://github.com/stelligent/cfn_nag#deny-list
extension PeerSettingsReader {
  mutating func readDenyList(_ key: Node, _ value: Node) {
    guard key.text == "RulesToSuppress" else {
      leaveOut(key, key.text, because: "cfn_nag does not read it either")
      return
    }
    var ids: [(text: String, node: Node)] = []
    for entry in value.elements {
      if let id = entry["id"], id.isScalar, !id.isNull {
        ids.append((id.text, id))
      } else {
        leaveOut(entry, key.text, because: "an entry names no `id`")
      }
    }
    carryOver(ids, of: .cfnNag, ==) { settings, written in
      settings.ignored.add(written.whole, for: written.id)
    }
  }
}
