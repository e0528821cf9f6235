import Foundation
import RuleGeneration
import Rules
import Testing

@Suite struct `Generated files` {
  private let folder = RuleFolder(package: Package.folder)

  @Test func `list every rule`() throws {
    let isCurrent = try text(of: RuleFolder.listPath) == RuleList(folder).text
    #expect(isCurrent, "\(RuleFolder.listPath) is out of date: run `Scripts/dev generate`")
  }

  @Test func `explain every rule`() throws {
    let pages = RulePages(BuiltInRules.all)
    for (path, text) in pages.texts {
      let isCurrent = (try? self.text(of: path)) == text
      #expect(isCurrent, "\(path) is out of date: run `Scripts/dev generate`")
    }
    for path in try pages.leftOver(in: Package.folder) {
      Issue.record("\(path) belongs to no rule: run `Scripts/dev generate`")
    }
  }

  private func text(of path: String) throws -> String {
    try String(contentsOfFile: Package.folder + "/" + path, encoding: .utf8)
  }
}
