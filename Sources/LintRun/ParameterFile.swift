import Platform
package import SourceText
import TemplateSyntax

/// Files that hold the values of parameters, in the forms that AWS's tools read.
package enum ParameterFile {
  /// The values in a file.
  package static func read(_ path: String) throws(LocatedProblem) -> [String: String] {
    let bytes: [UInt8]
    do throws(Files.Problem) {
      bytes = try Files.read(path)
    } catch {
      throw LocatedProblem(error.words, in: path)
    }
    return try read(SourceText(name: path, bytes: bytes))
  }

  /// The values in a text: the list of the command line interface
  /// (`[{"ParameterKey": …, "ParameterValue": …}]`, or `["Name=Value"]`), CodePipeline's
  /// `{"Parameters": {…}}`, or `parameters:` of Git sync.
  package static func read(_ source: SourceText) throws(LocatedProblem) -> [String: String] {
    let tree = SyntaxTree.parse(source)
    defer { tree.discard() }
    if let issue = tree.issues.first {
      throw LocatedProblem(issue.message, at: issue.range, in: source, help: issue.help)
    }
    if let root = tree.root {
      if root.isSequence { return try values(ofList: root) }
      if let section = root["Parameters"] ?? root["parameters"] { return try values(in: section) }
    }
    throw LocatedProblem(
      "the file holds no parameters", at: tree.root?.range ?? SourceRange(0, 0), in: source,
      help: "write a list of `ParameterKey` and `ParameterValue`, or a mapping `Parameters`")
  }

  /// The values in a mapping of names to values; a list stands for its elements with commas.
  static func values(in section: Node) throws(LocatedProblem) -> [String: String] {
    guard section.isMapping else {
      throw LocatedProblem(
        "parameters are a mapping of names to values", at: section.range, in: section.source)
    }
    var values: [String: String] = [:]
    for pair in section.pairs { values[pair.key.text] = try text(of: pair.value) }
    return values
  }

  private static func values(ofList list: Node) throws(LocatedProblem) -> [String: String] {
    var values: [String: String] = [:]
    for element in list.elements {
      if element.isScalar {
        let text = element.text
        guard let equals = text.firstIndex(of: "="), equals != text.startIndex else {
          throw LocatedProblem(
            "`\(text)` is no parameter with its value", at: element.range, in: element.source,
            help: "write `Name=Value`")
        }
        values[String(text[..<equals])] = String(text[text.index(after: equals)...])
        continue
      }
      guard let name = element["ParameterKey"], name.isScalar, !name.isNull else {
        throw LocatedProblem(
          "a parameter without `ParameterKey`", at: element.range, in: element.source)
      }
      guard let value = element["ParameterValue"] else {
        // The value that the stack already has, which nobody knows here.
        if element["UsePreviousValue"] != nil { continue }
        throw LocatedProblem(
          "parameter `\(name.text)` has no `ParameterValue`", at: element.range,
          in: element.source)
      }
      values[name.text] = try text(of: value)
    }
    return values
  }

  private static func text(of value: Node) throws(LocatedProblem) -> String {
    if value.isScalar { return value.text }
    guard value.isSequence, value.elements.allSatisfy(\.isScalar) else {
      throw LocatedProblem(
        "the value of a parameter is a text or a list of texts", at: value.range,
        in: value.source)
    }
    return value.elements.map(\.text).joined(separator: ",")
  }
}
