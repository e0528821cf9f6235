package import Linting
import Platform
package import SourceText
import TemplateSyntax

/// Files that hold the values of parameters, in the forms that AWS's tools read.
package enum ParameterFile {
  /// The values in a file.
  package static func read(_ path: String) throws(LocatedProblem) -> [GivenParameters.Entry] {
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
  package static func read(_ source: SourceText) throws(LocatedProblem)
    -> [GivenParameters.Entry]
  {
    let tree = SyntaxTree.parse(source)
    defer { tree.discard() }
    if let issue = tree.issues.first {
      throw LocatedProblem(issue.message, at: issue.range, in: source, help: issue.help)
    }
    if let root = tree.root {
      if root.isSequence { return try entries(ofList: root) }
      if let section = root["Parameters"] ?? root["parameters"] { return try entries(in: section) }
    }
    throw LocatedProblem(
      "the file holds no parameters", at: tree.root?.range ?? SourceRange(0, 0), in: source,
      help: "write a list of `ParameterKey` and `ParameterValue`, or a mapping `Parameters`")
  }

  /// The values in a mapping of names to values; a list stands for its elements with commas.
  static func entries(in section: Node) throws(LocatedProblem) -> [GivenParameters.Entry] {
    guard section.isMapping else {
      throw LocatedProblem(
        "parameters are a mapping of names to values", at: section.range, in: section.source)
    }
    var entries: [GivenParameters.Entry] = []
    for pair in section.pairs {
      entries.append(.init(pair.key.text, try text(of: pair.value), at: place(of: pair.value)))
    }
    return entries
  }

  private static func entries(ofList list: Node) throws(LocatedProblem)
    -> [GivenParameters.Entry]
  {
    var entries: [GivenParameters.Entry] = []
    var names: Set<String> = []
    for element in list.elements {
      if element.isMapping, let name = element["ParameterKey"], name.isScalar, !name.isNull,
        !names.insert(name.text).inserted
      {
        throw LocatedProblem(
          "parameter `\(name.text)` is given twice in one file", at: name.range, in: name.source,
          help: "remove one of the values")
      }
      if element.isScalar {
        let text = element.text
        guard let equals = text.firstIndex(of: "="), equals != text.startIndex else {
          throw LocatedProblem(
            "`\(text)` is no parameter with its value", at: element.range, in: element.source,
            help: "write `Name=Value`")
        }
        entries.append(
          .init(
            String(text[..<equals]), String(text[text.index(after: equals)...]),
            at: place(of: element)))
        continue
      }
      if let pair = element.pairs.first(where: { !attributes.contains($0.key.text) }) {
        throw LocatedProblem(
          "`\(pair.key.text)` is no attribute of a parameter", at: pair.key.range,
          in: element.source,
          help: NearestName.help(for: pair.key.text, among: attributes))
      }
      guard let name = element["ParameterKey"], name.isScalar, !name.isNull else {
        throw LocatedProblem(
          "a parameter without `ParameterKey`", at: element.range, in: element.source)
      }
      guard let value = element["ParameterValue"] else {
        // The value that the stack already has, which nobody knows here.
        if element["UsePreviousValue"] != nil {
          entries.append(.init(name.text, nil, at: place(of: element)))
          continue
        }
        throw LocatedProblem(
          "parameter `\(name.text)` has no `ParameterValue`", at: element.range,
          in: element.source)
      }
      entries.append(.init(name.text, try text(of: value), at: place(of: value)))
    }
    return entries
  }

  /// What the command line interface knows of a parameter.
  private static let attributes = [
    "ParameterKey", "ParameterValue", "UsePreviousValue", "ResolvedValue",
  ]

  private static func place(of node: Node) -> GivenParameters.Place {
    GivenParameters.Place(node.range, in: node.source)
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
