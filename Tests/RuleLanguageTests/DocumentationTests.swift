import Foundation
import Linting
import RuleLanguage
import SourceText
import Testing

@Suite struct `The documentation of rules` {
  @Test(arguments: DocumentedBlock.all.filter { $0.text.hasPrefix("name:") })
  func `shows rules that work`(_ block: DocumentedBlock) {
    let source = SourceText(name: block.file, text: block.text)
    switch RuleFile.read(source) {
    case .success(let file):
      for mistake in file.brokenExamples(on: CalendarDate(2026, 1, 1)) {
        Issue.record("\(mistake.message)")
      }
      #expect(file.rule.examples().contains { !$0.expectedFindings.isEmpty })
    case .failure(let mistakes):
      for mistake in mistakes.mistakes { Issue.record("\(mistake.message)") }
    }
  }

  @Test(arguments: DocumentedBlock.all.filter { $0.text.hasPrefix("check:") })
  func `shows checks that can be read`(_ block: DocumentedBlock) {
    let text = """
      name: thing-without-sense
      summary: thing
      severity: error
      category: schema
      why: Because.
      fix: do it
      message: it is wrong
      examples: []
      \(block.text)
      """
    if case .failure(let mistakes) = RuleFile.read(SourceText(name: "rule.yaml", text: text)) {
      for mistake in mistakes.mistakes { Issue.record("\(mistake.message)") }
    }
  }

  @Test func `has such blocks`() {
    #expect(DocumentedBlock.all.filter { $0.text.hasPrefix("name:") }.count >= 2)
    #expect(DocumentedBlock.all.filter { $0.text.hasPrefix("check:") }.count >= 4)
  }
}

/// A block of YAML in a document, without the indentation of a list around it.
struct DocumentedBlock: Sendable, CustomTestStringConvertible {
  let file: String
  let line: Int
  let text: String

  var testDescription: String { "\(file):\(line)" }

  static let all = ["docs/writing-rules.md", "CONTRIBUTING.md"].flatMap(blocks)

  private static func blocks(in file: String) -> [DocumentedBlock] {
    let folder = URL(filePath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    guard
      let document = try? String(contentsOf: folder.appending(path: file), encoding: .utf8)
    else { return [] }
    var blocks: [DocumentedBlock] = []
    var open: (indentation: Int, line: Int, lines: [Substring])?
    for (offset, line) in document.split(separator: "\n", omittingEmptySubsequences: false)
      .enumerated()
    {
      let indentation = line.prefix { $0 == " " }.count
      let content = line.dropFirst(indentation)
      if let block = open {
        if content == "```" {
          blocks.append(
            DocumentedBlock(
              file: file, line: block.line, text: block.lines.joined(separator: "\n")))
          open = nil
        } else {
          open?.lines.append(line.dropFirst(min(block.indentation, indentation)))
        }
      } else if content == "```yaml" {
        open = (indentation, offset + 1, [])
      }
    }
    return blocks
  }
}
