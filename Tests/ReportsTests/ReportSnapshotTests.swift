import Reports
import Snapshots
import Testing

@Suite struct `Whole reports` {
  private static let snapshots = SnapshotFolder()

  /// A report in a format, and the file that holds what was recorded.
  struct Output: Sendable, CustomTestStringConvertible {
    var sample: Sample
    var format: ReportFormat
    var inColor = false

    var file: String {
      switch format {
      case .text: "\(sample.name).text\(inColor ? "-in-color" : "").txt"
      case .concise, .github: "\(sample.name).\(format).txt"
      case .json: "\(sample.name).json"
      case .gitlab: "\(sample.name).gitlab.json"
      case .junit, .checkstyle: "\(sample.name).\(format).xml"
      case .sarif: "\(sample.name).sarif"
      case .html: "\(sample.name).html"
      }
    }

    var testDescription: String { file }
  }

  static let outputs =
    [Sample.findings, .nothing, .hostile].flatMap { sample in
      ReportFormat.allCases.map { Output(sample: sample, format: $0) }
    } + [
      Output(sample: .findings, format: .text, inColor: true),
      Output(sample: .places, format: .text),
      Output(sample: .places, format: .concise),
      Output(sample: .places, format: .github),
      Output(sample: .longLines, format: .text),
    ]

  @Test(arguments: outputs) func `are what was recorded`(_ output: Output) throws {
    let bytes = output.format.write(output.sample.report, inColor: output.inColor)
    #expect(try Self.snapshots.difference(of: bytes, from: output.file) == nil)
  }

  @Test func `are all asked for`() throws {
    #expect(try Self.snapshots.unused(besides: Self.outputs.map(\.file)) == [])
  }
}
