import Testing

@Suite struct `Values that are given for parameters` {
  private static let template = """
    Parameters:
      Stage: {Type: String, AllowedValues: [test, prod]}
      Size: {Type: Number}
    Resources:
      Orders:
        Type: AWS::SQS::Queue
        Properties: {QueueName: !Ref Stage, DelaySeconds: !Ref Size}

    """

  private static let select = [
    "--select", "given-parameter-unknown,given-parameter-missing,given-parameter-not-allowed",
  ]

  @Test(arguments: [
    #"[{"ParameterKey": "Stage", "ParameterValue": "live"}, {"ParameterKey": "Sise", "ParameterValue": "3"}]"#,
    #"["Stage=live", "Sise=3"]"#,
    #"{"Parameters": {"Stage": "live", "Sise": 3}}"#,
    "template-file-path: t.yaml\nparameters: {Stage: live, Sise: 3}\n",
  ])
  func `are checked when they stand in a file`(_ file: String) throws {
    let folder = try TemporaryFolder(["t.yaml": Self.template, "p.json": file])
    let run = try Run(
      ["t.yaml", "--parameters", "p.json", "--format", "concise"] + Self.select, in: folder)
    #expect(
      run.output == """
        t.yaml:1:1: error[given-parameter-unknown] a value is given for `Sise`, and the template has no such parameter
        t.yaml:2:3: error[given-parameter-not-allowed] `live`, given for parameter `Stage`, is not one of its `AllowedValues`
        t.yaml:3:3: error[given-parameter-missing] parameter `Size` is given no value and has no default

        """)
  }

  @Test func `are shown in their file`() throws {
    let folder = try TemporaryFolder([
      "t.yaml": Self.template, "p.json": #"{"Parameters": {"Stage": "live", "Size": 3}}"#,
    ])
    let run = try Run(
      ["t.yaml", "--parameters", "p.json", "--format", "json"] + Self.select, in: folder)
    #expect(run.output.contains(#""file": "p.json""#))
    #expect(run.output.contains(#""line": 1, "column": 26"#))
  }

  @Test func `on the command line need not be all`() throws {
    let folder = try TemporaryFolder(["t.yaml": Self.template])
    let run = try Run(
      ["t.yaml", "--parameter", "Stage=test", "--format", "concise"] + Self.select, in: folder)
    #expect(run.output == "")
  }

  @Test func `may be for one of several templates`() throws {
    let folder = try TemporaryFolder(["a.yaml": Self.template, "b.yaml": Template.good])
    let run = try Run(
      ["a.yaml", "b.yaml", "--parameter", "Stage=live", "--format", "concise"] + Self.select,
      in: folder)
    #expect(run.output.split(separator: "\n").count == 1)
  }
}
