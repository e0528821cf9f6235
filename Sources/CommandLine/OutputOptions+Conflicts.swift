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

  /// Refuses a report in the place of a template that was linted.
  func refuseReplacing(_ templates: [String], by destinations: [ReportDestination]) throws {
    for case let file? in destinations.map(\.file) where Files.exists(file) {
      let place = Files.place(of: file)
      let names = [file, place].map { $0.split(separator: "/").last }
      let replaced = templates.first { template in
        names.contains(template.split(separator: "/").last) && Files.place(of: template) == place
      }
      guard let replaced else { continue }
      Messages.say("\(replaced): a template is not replaced by a report of it")
      throw ExitStatus.wrongUse
    }
  }
}
