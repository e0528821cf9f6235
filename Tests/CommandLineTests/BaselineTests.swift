import Foundation
import Testing

@Suite struct `A file of known findings` {
  @Test func `is written, hides what it knows, and is pruned on request`() throws {
    let folder = try TemporaryFolder(["t.yaml": Template.slow])
    let written = try Run("--write-baseline", "known.json", "--format", "concise", in: folder)
    #expect(written.status == 0)
    #expect(written.output == "")
    #expect(written.errors.contains("plumb: known.json: 1 finding written"))
    #expect(
      try folder.text(of: "known.json") == """
        {
          "version": 1,
          "findings": [
            {"file": "t.yaml", "rule": "lambda-timeout-out-of-bounds", "path": "Resources/Slow", \
        "message": "timeout is 901 seconds, above the 900 that Lambda allows"}
          ]
        }

        """)

    let moved = try TemporaryFolder([
      "t.yaml": "# A line above.\n" + Template.slow, "known.json": folder.text(of: "known.json"),
    ])
    let known = try Run("--baseline", "known.json", "--format", "concise", in: moved)
    #expect(known.status == 0)
    #expect(known.output == "")
    #expect(known.errors == "")

    let mended = try TemporaryFolder([
      "t.yaml": Template.good, "known.json": folder.text(of: "known.json"),
    ])
    let told = try Run("--baseline", "known.json", in: mended)
    #expect(told.status == 0)
    #expect(
      told.errors == """
        plumb: known.json: 1 finding no longer there
          t.yaml: lambda-timeout-out-of-bounds in `Resources/Slow`
          help: take them out with `--prune-baseline`

        """)
    let pruned = try Run("--baseline", "known.json", "--prune-baseline", in: mended)
    #expect(pruned.status == 0)
    #expect(try mended.text(of: "known.json").contains("lambda") == false)
  }

  @Test(arguments: [
    ("{", "known.json:1:1: the `{` that opens here is never closed"),
    ("[]", "known.json: the file is no baseline"),
    (#"{"version": 2, "findings": []}"#, "known.json:1:13: the baseline is of version 2"),
    (#"{"version": 1, "findings": [{}]}"#, "known.json:1:29: a finding in a baseline has"),
  ])
  func `that is broken is refused with the place`(_ text: String, _ message: String) throws {
    let folder = try TemporaryFolder(["t.yaml": Template.good, "known.json": text])
    let run = try Run("--baseline", "known.json", in: folder)
    #expect(run.status == 2)
    #expect(run.errors.hasPrefix("plumb: " + message))
  }

  @Test func `that cannot be read or written is wrong use`() throws {
    let folder = try TemporaryFolder(["t.yaml": Template.good])
    let missing = try Run("--baseline", "none.json", in: folder)
    #expect(missing.status == 2)
    #expect(
      missing.errors == """
        plumb: none.json: no such file or folder
          help: write it with `--write-baseline none.json`

        """)
    let unwritable = try Run("--write-baseline", "no/such/folder.json", in: folder)
    #expect(unwritable.status == 2)
    #expect(unwritable.errors.contains("cannot be written"))
  }

  @Test func `may be named by the configuration`() throws {
    let folder = try TemporaryFolder([
      "templates/t.yaml": Template.slow, ".plumb.yaml": "baseline: lint/known.json\n",
      "lint/.keep": "",
    ])
    let missing = try Run(in: folder)
    #expect(missing.status == 2)
    #expect(missing.errors.hasPrefix("plumb: lint/known.json: no such file or folder\n"))
    #expect(try Run("--write-baseline", "lint/known.json", in: folder).status == 0)
    #expect(try Run(in: folder).output == "no findings in 1 template; 1 suppressed\n")
    #expect(try Run("--no-config", in: folder).status == 1)
    try folder.write(Data(Template.good.utf8), to: "templates/t.yaml")
    #expect(try Run("--prune-baseline", in: folder).errors.contains("1 finding no longer there"))
    #expect(try !folder.text(of: "lint/known.json").contains("lambda"))
  }

  @Test func `has to be named to be pruned`() throws {
    let run = try Run("--prune-baseline", in: TemporaryFolder(["t.yaml": Template.good]))
    #expect(run.status == 2)
    #expect(
      run.errors.hasPrefix("plumb: there is no file of known findings to prune\n  help: name"))
  }
}
