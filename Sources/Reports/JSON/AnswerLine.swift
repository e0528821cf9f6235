import Linting
import SourceText

/// The answers of `plumb lint --stream`: one JSON object on a line for each template.
package enum AnswerLine {
  /// What was found in a file, as in the JSON report.
  package static func findings(in file: Report.File, isTemplate: Bool) -> [UInt8] {
    var places = PlaceFinder()
    return line { json in
      json.member("file", file.source.name)
      json.member("template", isTemplate)
      json.writeFindings(in: [file], &places)
    }
  }

  /// Why a line was not linted.
  package static func refusal(_ words: String, line number: Int, file: String?) -> [UInt8] {
    line { json in
      json.member("file", orNull: file)
      json.object("error") { json in
        json.member("line", number)
        json.member("message", words)
      }
    }
  }

  private static func line(_ members: (inout JSONWriter) -> Void) -> [UInt8] {
    var json = JSONWriter()
    json.object(inline: true, members)
    json.endLine()
    return json.bytes
  }
}
