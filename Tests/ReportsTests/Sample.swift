import CloudFormation
import Linting
import Reports
import SourceText
import TemplateSyntax
import Testing

/// A report made by hand that shows one side of the formats.
struct Sample: Sendable, CustomTestStringConvertible {
  var name: String
  var report: Report

  var testDescription: String { name }

  static let all = [findings, nothing, places, longLines, hostile]
}

// MARK: - Samples

extension Sample {
  /// Everything that a finding can say, in files with and without findings.
  static let findings: Sample = {
    let service = SourceText(
      name: "services/order service: 100%, v2.yaml",
      text: """
        Parameters:
          Wait: {Type: Number, Default: 901}
        Resources:
          Slow:
            Type: AWS::Lambda::Function
            Properties:
              Timeout: !Ref Wait
              Timeout: 901
          Logs:
            Type: AWS::S3::Bucket

        """)
    let path: [PathComponent] = [
      .key("Resources"), .key("Slow"), .key("Properties"), .key("Timeout"),
    ]
    let timeout = Diagnostic(
      rule: "lambda-timeout-too-long", severity: .error, category: .schema,
      message: "timeout is 901 seconds, above the 900 that Lambda allows",
      range: service.range(of: "901", after: "Timeout: 901", within: true), path: path,
      assumptions: [
        .condition("IsProd", true), .condition("IsSmall", false),
        .parameter("Env", value: "prod"),
      ],
      help: "set `Timeout` to at most 900",
      fixes: [
        Fix("set `Timeout` to 900", .unsafe, [service.edit("901", after: "Timeout: ", to: "900")])
      ],
      url: "https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html")
    let byDefault = Diagnostic(
      rule: "lambda-timeout-too-long", severity: .warning, category: .schema,
      message: "timeout is 901 seconds, above the 900 that Lambda allows",
      range: service.range(of: "Wait", after: "!Ref "), path: path, assumedDefault: "Wait",
      related: [
        RelatedPlace(
          "the default of parameter `Wait`", at: service.range(of: "901", after: "Default: ")),
        RelatedPlace("also set here", at: SourceRange(0, 4), file: "elsewhere.yaml"),
      ])
    let duplicate = Diagnostic(
      rule: "duplicate-key", severity: .error, category: .syntax,
      message: "key `Timeout` stands twice in one mapping, and `${Wait}` is lost",
      range: service.range(of: "Timeout", after: "Wait\n"),
      related: [
        RelatedPlace(
          "it stands here first", at: service.range(of: "Timeout", after: "Properties:\n"))
      ],
      help: "remove one of the two",
      fixes: [
        Fix(
          "remove one of the two", .safe,
          [service.edit("      Timeout: 901\n", after: "Wait\n", to: "")])
      ])
    let advice = Diagnostic(
      rule: "bucket-without-logging", severity: .note, category: .security,
      message: "bucket `Logs` keeps no record of who reads it",
      range: service.range(of: "Logs"), path: [.key("Resources"), .key("Logs")],
      help: "add `LoggingConfiguration`")
    let queue = SourceText(name: "./queue.json", text: #"{"Resources": {"Queue": {"Typ": 1}}}"#)
    let typo = Diagnostic(
      rule: "unknown-attribute", severity: .error, category: .template,
      message: "`Typ` is not an attribute of a resource", range: queue.range(of: #""Typ""#),
      path: [.key("Resources"), .key("Queue"), .key("Typ")])
    return Sample(
      name: "findings",
      report: Report(
        tool,
        [
          Report.File(
            service, [byDefault, duplicate, timeout],
            suppressed: [SuppressedDiagnostic(advice, reason: "it holds nothing of value")]),
          Report.File(SourceText(name: "clean.yaml", bytes: [])),
          Report.File(
            queue, [typo, typo], suppressed: [SuppressedDiagnostic(advice, reason: nil)]),
        ],
        rules: rules))
  }()

  static let nothing = Sample(
    name: "nothing",
    report: Report(tool, (1...4).map { Report.File(SourceText(name: "\($0).yaml", bytes: [])) }))

  /// Places of every shape, in text that takes more or fewer bytes than it has characters.
  static let places = Sample(
    name: "places",
    report: Report(
      tool,
      [
        file(
          "pictures.yaml", "Description: 🚀 to 🇨🇭 👩‍💻 and ❤️ then here\n", marking: ["here", "🚀", "👩‍💻"]),
        file("wide.yaml", "说明: 値が間違 here\ne\u{301}: ｶﾅ here\n", marking: ["間違", "here", "ｶﾅ"]),
        file(
          "tabs.json", "{\n\t\"A\":\t\"here\",\n  \t\"B\":\t1\n}\n", marking: ["\"here\"", "1"]),
        file(
          "carriage-returns.yaml", "A: 1\r\nB: here\r\nC:\r\n  D: 1\r\n",
          marking: ["here", "C:\r\n  D: 1"]),
        file("byte-order-mark.yaml", "\u{FEFF}here: 1\n", marking: ["here"]),
        file("lone-carriage-returns.yaml", "A: 1\rB: here\r", marking: ["here"]),
        file("empty.yaml", "", at: [SourceRange(0, 0)]),
        file("end.yaml", "A: 1\n", at: [SourceRange(4, 4), SourceRange(4, 5), SourceRange(5, 5)]),
        file("beyond-the-end.yaml", "A: 1", at: [SourceRange(3, 99), SourceRange(70, 99)]),
        file(
          "lines.yaml",
          """
          Policy:
            Statement:
              - Effect: Allow

                Action: "*"
                Resource: "*"
                Sid: Everything
            Version: 1

          """,
          marking: [
            "Statement:\n    - Effect: Allow\n",
            "Effect: Allow\n\n      Action: \"*\"",
            "- Effect: Allow\n\n      Action: \"*\"\n      Resource: \"*\"\n      Sid: Everything\n",
            "Allow\n\n      Action: \"*\"\n      Resource: \"*\"\n      Sid: Everything\n  Version: 1",
          ]),
      ],
      rules: rules))

  /// Lines of which only a part can be shown.
  static let longLines = Sample(
    name: "long-lines",
    report: Report(
      tool,
      [
        file(
          "minified.json",
          #"{"A":""# + String(repeating: "é", count: 50_000) + #"","here":1,"B":["#
            + String(repeating: "12345,", count: 10_000) + #""last"]}"#,
          marking: [#""A""#, #""here""#, #"12345,12345"#, #""last""#]),
        file(
          "long-place.json",
          "{\"A\": [" + String(repeating: "1,", count: 200) + "\n"
            + String(repeating: "2,", count: 200) + "\n" + String(repeating: "3,", count: 200)
            + "4\n]}",
          marking: [
            "[" + String(repeating: "1,", count: 200),
            "1,\n" + String(repeating: "2,", count: 200) + "\n"
              + String(repeating: "3,", count: 200) + "4",
          ]),
      ],
      rules: rules))

  /// Text that would do something to what shows it.
  static let hostile: Sample = {
    let source = SourceText(
      name: "a:b,c%\n\u{1B}[31m<&>\"'.yaml",
      bytes: Array("A: \u{1B}[31mred\u{07} \u{202E}here\u{2028}\u{7F}\u{0}".utf8) + [
        0xFF, 0xC3, 0x0A,
      ])
    let diagnostic = Diagnostic(
      rule: "lambda-timeout-too-long", severity: .warning, category: .schema,
      message: "`\u{1B}[31m`\r\n`\u{2028}` ::error:: <&>\"' 50%, {0}\u{FFFE}",
      range: source.range(of: "here"), path: [.key("Resources"), .key("\u{0}\n`"), .index(0)],
      related: [RelatedPlace("\u{1B}]0;title\u{07}", at: SourceRange(0, 1))],
      help: "replace\nthe `\\`", url: "https://example.com/\u{1B}")
    return Sample(
      name: "hostile", report: Report(tool, [Report.File(source, [diagnostic])], rules: rules))
  }()
}

// MARK: - Parts

extension Sample {
  private static let tool = Report.Tool(
    name: "plumb", version: "1.2.3", url: "https://example.com/plumb")

  private static let rules = [
    Rule(
      "bucket-without-logging", summary: "bucket without access log", severity: .note,
      category: .security, services: ["s3"], why: "Nobody can tell later who has read what.",
      fix: "add `LoggingConfiguration`", check: .wholeTemplate { _ in }, examples: []),
    Rule(
      "lambda-timeout-too-long", summary: "function timeout above what Lambda allows",
      severity: .error, category: .schema, services: ["lambda"],
      why: "Lambda stops a function after 900 seconds, so the deployment fails.",
      fix: "set `Timeout` to at most 900", url: "https://docs.aws.amazon.com/lambda/",
      check: .wholeTemplate { _ in }, examples: []),
  ]

  private static func file(_ name: String, _ text: String, marking words: [String]) -> Report.File {
    let source = SourceText(name: name, text: text)
    return file(name, text, at: words.map { source.range(of: $0) })
  }

  private static func file(_ name: String, _ text: String, at ranges: [SourceRange]) -> Report.File
  {
    Report.File(
      SourceText(name: name, text: text),
      ranges.map {
        Diagnostic(
          rule: "lambda-timeout-too-long", severity: .error, category: .schema,
          message: "this is wrong", range: $0, path: [.key("Resources"), .key("Slow"), .index(1)])
      })
  }
}

extension SourceText {
  /// The first place of some words, behind the first place of others.
  fileprivate func range(of words: String, after lead: String = "", within: Bool = false)
    -> SourceRange
  {
    let from = within ? start(of: lead, from: 0) : start(of: lead, from: 0) + lead.utf8.count
    let start = start(of: words, from: from)
    return SourceRange(start, start + words.utf8.count)
  }

  fileprivate func edit(_ words: String, after lead: String, to replacement: String) -> TextEdit {
    TextEdit(range(of: words, after: lead), replacement: replacement)
  }

  private func start(of words: String, from: Int) -> Int {
    let words = Array(words.utf8)
    var start = from
    while start + words.count <= bytes.count {
      if bytes[start..<start + words.count].elementsEqual(words) { return start }
      start += 1
    }
    preconditionFailure("the sample \(name) has no \(String(decoding: words, as: UTF8.self))")
  }
}
