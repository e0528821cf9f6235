import ArgumentParser
import LintRun
import Reports

/// The command `plumb graph`.
struct GraphCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "graph",
    abstract: "Write the resources of a template and how they are connected."
  )

  @Argument(
    help: ArgumentHelp("A template, or `-` for standard input.", valueName: "file"),
    completion: .file())
  var file: String

  @Option(
    help: ArgumentHelp("How the graph is written.", valueName: "json|dot|mermaid|svg"))
  var format = GraphFormat.json

  func run() throws {
    let bytes: [UInt8]
    do throws(InputProblem) {
      bytes = try TemplateGraph.read(file) { [format] in format.write($0) }
    } catch {
      Messages.say("\(error.path): \(error.words)")
      throw ExitStatus.wrongUse
    }
    try Messages.answer(bytes)
  }
}

extension GraphFormat: ExpressibleByArgument {}
