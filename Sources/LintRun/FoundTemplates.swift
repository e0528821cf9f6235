import Platform
import SourceText
import TemplateSyntax

/// Finds templates without linting them.
package enum FoundTemplates {
  /// The paths of the templates in a folder and in those below it.
  package static func paths(in folder: String) -> [String] {
    let discovery = Discovery(
      [folder], excluding: .none, standardInputName: "-", namedAsFound: true)
    return discovery.files.filter(isTemplate).map(\.path)
  }

  private static func isTemplate(_ file: InputFile) -> Bool {
    guard let bytes = try? file.read(), TemplateRecognition.mayBeTemplate(bytes) else {
      return false
    }
    let tree = SyntaxTree.parse(SourceText(name: file.path, bytes: bytes))
    defer { tree.discard() }
    return TemplateRecognition.isTemplate(tree)
  }
}
