import SourceText
import Testing

@testable import TemplateSyntax

/// A text in which `«` and `»` stand around a place that a test speaks about.
struct MarkedSource: CustomTestStringConvertible {
  let name: String
  let text: String
  let range: SourceRange?

  init(_ marked: String, name: String = "template") {
    self.name = name
    var bytes: [UInt8] = []
    var start: Int?
    var end: Int?
    for scalar in marked.unicodeScalars {
      switch scalar {
      case "«": start = bytes.count
      case "»": end = bytes.count
      default: bytes.append(contentsOf: String(scalar).utf8)
      }
    }
    text = String(decoding: bytes, as: UTF8.self)
    range = start.flatMap { start in end.map { SourceRange(start, $0) } }
  }

  var source: SourceText { SourceText(name: name, text: text) }

  var testDescription: String { text.debugDescription }
}

/// A text with a mistake, the words for it, and the place in marks.
struct Mistake: CustomTestStringConvertible {
  let marked: MarkedSource
  let message: String
  /// What is read all the same, when reading goes on behind the mistake.
  let value: String?

  init(_ marked: String, _ message: String, reads value: String? = nil, name: String = "template") {
    self.marked = MarkedSource(marked, name: name)
    self.message = message
    self.value = value
  }

  var testDescription: String { marked.testDescription }
}

extension SyntaxTree {
  /// The messages of all issues.
  var messages: [String] { issues.map(\.message) }

  /// What the file holds, in a form that does not depend on how it is written.
  var value: String { root?.debugDescription ?? "nothing" }
}

extension Node {
  /// The bytes of the source that the node takes.
  var written: String { source.text(in: range) }
}

/// A template read from a text.
func parsed(_ text: String, name: String = "template") -> SyntaxTree {
  SyntaxTree.parse(SourceText(name: name, text: text))
}
