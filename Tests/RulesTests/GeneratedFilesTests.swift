import Foundation
import RuleGeneration
import Testing

@Suite struct `Generated files` {
  private let folder = RuleFolder(package: Package.folder)

  @Test func `list every rule`() throws {
    let written = try String(
      contentsOfFile: Package.folder + "/" + RuleFolder.listPath, encoding: .utf8)
    let list = try RuleList(folder)
    #expect(written == list.text, "the rule list is out of date: run `Scripts/dev generate`")
  }
}
