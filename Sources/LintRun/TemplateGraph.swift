import CloudFormation
import Platform
package import ResourceGraph
import SourceText
import TemplateSyntax

/// Reads the graph of one template's resources.
package enum TemplateGraph {
  /// What a function makes of the graph of a template; `-` is standard input.
  ///
  /// The graph lives no longer than the call.
  package static func read<Answer: Sendable>(
    _ path: String, _ body: @escaping @Sendable (ResourceGraph) -> Answer
  ) throws(InputProblem) -> Answer {
    let file = InputFile(path, path == "-" ? .standardInput : .named)
    let answer = Threads.onLargeStack { Result { () throws(InputProblem) in try make(file, body) } }
    return try answer.get()
  }

  private static func make<Answer>(_ file: InputFile, _ body: (ResourceGraph) -> Answer)
    throws(InputProblem) -> Answer
  {
    CrashReport.begin(file.path)
    let tree = SyntaxTree.parse(SourceText(name: file.path, bytes: try file.read()))
    defer { tree.discard() }
    if let issue = tree.issues.first, tree.isIncomplete {
      let place = LocatedProblem(issue.message, at: issue.range, in: tree.source).position
      let line = place.map { "line \($0.line), column \($0.column): " } ?? ""
      throw InputProblem(file.path, line + issue.message)
    }
    guard let template = Template(tree) else {
      throw InputProblem(file.path, InputProblem.noTemplate)
    }
    return body(ResourceGraph(template))
  }
}
