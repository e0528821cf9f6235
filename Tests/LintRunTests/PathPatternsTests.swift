import Foundation
import LintRun
import Testing

@Suite struct `An excluded path` {
  private static let folder = FileManager.default.temporaryDirectory.path

  @Test(arguments: [
    ("generated", "generated", true),
    ("generated", "a/generated/b/c.yaml", true),
    ("generated", "a/generated.yaml", false),
    ("generated/", "a/generated/c.yaml", true),
    ("*.json", "a/b/c.json", true),
    ("*.json", "a/b/c.yaml", false),
    ("a/*.yaml", "a/b.yaml", true),
    ("a/*.yaml", "a/b/c.yaml", false),
    ("a/*.yaml", "b/a/b.yaml", false),
    ("a/**/c.yaml", "a/c.yaml", true),
    ("a/**/c.yaml", "a/b/b/c.yaml", true),
    ("a/**", "a/b", true),
    ("**/b/*.yaml", "x/y/b/c.yaml", true),
    ("./a", "a/b.yaml", true),
    ("t?st", "test", true),
    ("t?st", "tst", false),
    ("*a*a*a*b", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", false),
  ]) func `matches its pattern`(_ pattern: String, _ path: String, _ expected: Bool) {
    let patterns = PathPatterns([pattern], below: Self.folder)
    #expect(patterns.match(Self.folder + "/" + path) == expected)
  }

  @Test func `lies below the folder of the configuration`() {
    #expect(!PathPatterns(["a"], below: Self.folder).match("/elsewhere/a"))
    #expect(PathPatterns(["a"], below: Self.folder).match(Self.folder + "/x/../a"))
  }
}
