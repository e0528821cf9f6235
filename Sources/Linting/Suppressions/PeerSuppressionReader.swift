import SourceText
import TemplateSyntax

/// Finds what a template says to other linters about findings that do not count, so that nobody has
/// to say it twice.
struct PeerSuppressionReader {
  private(set) var suppressions: [PeerSuppression] = []
  private let tree: SyntaxTree

  /// What a template says to other linters.
  static func read(_ tree: SyntaxTree) -> [PeerSuppression] {
    var reader = PeerSuppressionReader(tree: tree)
    guard let root = tree.root, root.isMapping else { return [] }
    reader.readMetadata(of: root, scope: nil)
    let resources = (root["Resources"]?.pairs ?? []).filter { $0.value.isMapping }
    for resource in resources { reader.readMetadata(of: resource.value, scope: resource.range) }
    if tree.mayContainComments(with: ":skip=") { reader.readComments(resources.map(\.range)) }
    return reader.suppressions
  }

  private init(tree: SyntaxTree) {
    self.tree = tree
  }

  // MARK: - Metadata

  private mutating func readMetadata(of owner: Node, scope: SourceRange?) {
    guard let metadata = owner["Metadata"], metadata.isMapping else { return }
    for pair in metadata.pairs {
      let value = pair.value
      switch pair.key.text {
      case "cfn-lint":
        // https://github.com/aws-cloudformation/cfn-lint#metadata
        add(.cfnLint, ids: value["config"]?["ignore_checks"], scope)
      case "cfn_nag":
        // https://github.com/stelligent/cfn_nag#per-resource-rule-suppression
        add(.cfnNag, entries: value["rules_to_suppress"], reason: "reason", scope)
      case "cdk_nag":
        // https://github.com/cdklabs/cdk-nag#suppressing-a-rule
        add(.cdkNag, entries: value["rules_to_suppress"], reason: "reason", scope)
      case "checkov":
        // https://www.checkov.io/2.Basics/Suppressing%20and%20Skipping%20Policies.html
        add(.checkov, entries: value["skip"], reason: "comment", scope)
      case "guard":
        // https://github.com/aws-cloudformation/aws-guard-rules-registry#suppressing-rules
        add(.guardRules, ids: value["SuppressedRules"], scope)
      default: break
      }
    }
  }

  private mutating func add(_ linter: PeerLinter, ids: Node?, _ scope: SourceRange?) {
    guard let ids else { return }
    for id in ids.isSequence ? ids.elements : [ids] where id.isScalar {
      suppressions.append(PeerSuppression(linter: linter, id: id.text, scope: scope))
    }
  }

  private mutating func add(
    _ linter: PeerLinter, entries: Node?, reason key: String, _ scope: SourceRange?
  ) {
    guard let entries, entries.isSequence else { return }
    for entry in entries.elements where entry.isMapping {
      guard let id = entry["id"], id.isScalar else { continue }
      var reason = entry[key].flatMap { $0.isScalar && !$0.isNull ? $0.text.trimmingSpaces : nil }
      // cdk-nag writes what is more than Latin letters in base 64.
      if entry["is_reason_encoded"]?.boolean == true {
        reason = reason.map { Base64.text($0)?.trimmingSpaces ?? $0 }
      }
      suppressions.append(
        PeerSuppression(
          linter: linter, id: id.text, scope: scope, reason: reason?.isEmpty == true ? nil : reason)
      )
    }
  }

  // MARK: - Comments

  /// checkov's comments hold for the resource that they stand in.
  private mutating func readComments(_ resources: [SourceRange]) {
    for comment in tree.comments {
      guard let (id, reason) = Self.skip(in: comment.text) else { continue }
      let start = comment.range.start
      guard let resource = resources.last(where: { $0.start <= start }),
        start <= resource.end || isBelowNothingElse(comment, resource)
      else { continue }
      suppressions.append(
        PeerSuppression(linter: .checkov, id: id, scope: resource, reason: reason))
    }
  }

  /// Whether a comment stands behind the last value of a resource, on the same line.
  private func isBelowNothingElse(_ comment: Comment, _ resource: SourceRange) -> Bool {
    let between = tree.source.bytes[resource.end..<comment.range.start]
    return between.allSatisfy { $0 == 0x20 || $0 == 0x09 }
  }

  /// The id and the reason of `# checkov:skip=CKV_AWS_18: the reason`.
  private static func skip(in text: String) -> (id: String, reason: String?)? {
    for mark in ["checkov:skip=", "bridgecrew:skip="] {
      let begin = text.utf8.indices.first { text.utf8[$0...].starts(with: mark.utf8) }
      guard let begin else { continue }
      let rest = text[begin...].dropFirst(mark.count).drop { $0 == " " }
      let id = rest.prefix { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") }
      guard !id.isEmpty else { return nil }
      let reason = String(rest[id.endIndex...].drop { $0 == ":" }).trimmingSpaces
      return (String(id), reason.isEmpty ? nil : reason)
    }
    return nil
  }
}
