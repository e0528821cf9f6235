import LintRun
import Linting
import SourceText
import Testing

@Suite struct `A file of parameters` {
  @Test(arguments: [
    #"[{"ParameterKey": "Stage", "ParameterValue": "prod"}, {"ParameterKey": "N", "ParameterValue": "3"}]"#,
    #"["Stage=prod", "N=3"]"#,
    #"{"Parameters": {"Stage": "prod", "N": 3}, "Tags": {"a": "b"}}"#,
    "template-file-path: t.yaml\nparameters:\n  Stage: prod\n  N: 3\ntags: {}\n",
  ]) func `is read in each form of AWS's tools`(_ text: String) throws {
    let entries = try ParameterFile.read(SourceText(name: "p", text: text))
    #expect(GivenParameters(entries).values == ["Stage": "prod", "N": "3"])
    let lines = LineIndex(SourceText(name: "p", text: text))
    #expect(
      entries.allSatisfy { $0.place.map { lines.position(at: $0.range.start).column > 1 } ?? false }
    )
  }

  @Test func `leaves out values that only the stack knows`() throws {
    let text = #"[{"ParameterKey": "Stage", "UsePreviousValue": true}]"#
    let entries = try ParameterFile.read(SourceText(name: "p", text: text))
    #expect(entries.map(\.name) == ["Stage"])
    #expect(GivenParameters(entries).values == [:])
  }

  @Test func `writes a list with commas`() throws {
    let text = #"{"Parameters": {"Zones": ["a", "b"]}}"#
    let entries = try ParameterFile.read(SourceText(name: "p", text: text))
    #expect(GivenParameters(entries).values == ["Zones": "a,b"])
  }

  @Test(arguments: [
    ("{\"Stage\": \"prod\"}", "p:1:1: the file holds no parameters"),
    ("", "p:1:1: the file holds no parameters"),
    ("[Stage]", "p:1:2: `Stage` is no parameter with its value"),
    ("[{ParameterValue: b}]", "p:1:2: a parameter without `ParameterKey`"),
    ("[{ParameterKy: b}]", "p:1:3: `ParameterKy` is no attribute of a parameter"),
    (
      "[{ParameterKey: A, ParameterValue: b}, {ParameterKey: A, ParameterValue: c}]",
      "p:1:55: parameter `A` is given twice in one file"
    ),
    ("[{ParameterKey: A}]", "p:1:2: parameter `A` has no `ParameterValue`"),
    ("Parameters: {A: {}}", "p:1:17: the value of a parameter is a text or a list of texts"),
  ]) func `is refused with the place of its mistake`(_ text: String, _ expected: String) {
    let error = #expect(throws: LocatedProblem.self) {
      try ParameterFile.read(SourceText(name: "p", text: text))
    }
    #expect(error?.text.split(separator: "\n").first.map(String.init) == expected)
  }
}
