import ArgumentParser
import Platform

extension OutputOptions {
  /// Refuses two reports of which one would replace the other.
  func refuseTwoReportsInOneFile() throws {
    let files = formats.compactMap(\.file)
    guard files.count > 1 else { return }
    var formatsByPlace: [String: ReportRequest] = [:]
    for format in formats {
      guard let file = format.file else { continue }
      if let other = formatsByPlace.updateValue(format, forKey: Files.place(of: file)) {
        throw ValidationError(
          "'\(file)' cannot hold two reports: \(other.format) and \(format.format).")
      }
    }
  }
}
