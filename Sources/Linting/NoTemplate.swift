import CloudFormation
import SourceText
import TemplateSyntax

/// What keeps a file that was named as a template from being one.
enum NoTemplate {
  /// More keys than this are not listed: nobody learns more from them.
  private static let mostKeys = 12

  /// That the file has no resources, and its keys that are no sections: CloudFormation names both.
  static func issues(in tree: SyntaxTree) -> [SyntaxIssue] {
    let root = tree.root
    let start = root.map { SourceRange($0.range.start, firstEnd(of: $0)) } ?? SourceRange(0, 0)
    let keys = root?.pairs.map(\.key) ?? []
    let missing = SyntaxIssue(
      .noTemplate, "the file has no `Resources` and is no CloudFormation template", at: start,
      help: keys.first { nearest(to: $0) == "Resources" }.map {
        "write `Resources` in place of `\($0.text)`"
      })
    let unknown = keys.filter { TemplateSection(rawValue: $0.text) == nil && $0.range != start }
    return [missing]
      + unknown.prefix(mostKeys).map { key in
        SyntaxIssue(
          .noTemplate, "`\(key.text)` is not a section of a template", at: key.range,
          help: nearest(to: key).map { "write `\($0)`" })
      }
  }

  private static func firstEnd(of root: Node) -> Int {
    guard let first = root.pairs.first?.key else { return root.range.end }
    return first.range.start == root.range.start ? first.range.end : root.range.start + 1
  }

  private static func nearest(to key: Node) -> String? {
    NearestName.nearest(to: key.text, among: TemplateSection.allCases.map(\.rawValue))
  }
}
