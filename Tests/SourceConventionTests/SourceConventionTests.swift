import Foundation
import Testing

@Suite struct `The source` {
  @Test(arguments: SourceFile.all)
  func `explains what other modules may use`(_ file: SourceFile) {
    let known = [
      "static func <", "static func ==", "var description", "var debugDescription", "func hash(",
      "init(stringLiteral", "func run(", "mutating func run(", "static let configuration",
      "init() {}", "func makeIterator", "mutating func next", "mutating func validate",
    ]
    for (position, line) in file.lines.enumerated() {
      let words = line.drop { $0 == " " }
      guard words.hasPrefix("package "), !words.hasPrefix("package import ") else { continue }
      let declaration = words.dropFirst("package ".count)
      if known.contains(where: declaration.hasPrefix) { continue }
      let before = file.lines[..<position].last { !$0.drop { $0 == " " }.hasPrefix("@") } ?? ""
      #expect(
        before.drop { $0 == " " }.hasPrefix("///"),
        "\(file.path):\(position + 1): a package declaration without a comment")
    }
  }

  @Test(arguments: SourceFile.all.filter { !$0.isTool })
  func `prints nothing and loads no Foundation where templates are linted`(_ file: SourceFile) {
    for (position, line) in file.lines.enumerated() {
      let place = "\(file.path):\(position + 1)"
      #expect(!line.hasSuffix("import Foundation"), "\(place): Foundation starts slowly")
      #expect(
        !line.drop { $0 == " " }.hasPrefix("print("), "\(place): only a command writes output")
    }
  }

  @Test(arguments: SourceFile.all)
  func `is in files named after what they hold`(_ file: SourceFile) {
    let name = URL(filePath: file.path).deletingPathExtension().lastPathComponent
    for word in ["Helper", "Utilit", "Common", "Misc", "Manager"] {
      #expect(!name.contains(word), "\(file.path)")
    }
  }
}

/// A Swift file that is written by hand.
struct SourceFile: Sendable, CustomTestStringConvertible {
  let path: String
  let lines: [Substring]

  var testDescription: String { path }

  /// Whether the file belongs to what people who work on plumb run.
  var isTool: Bool {
    ["Sources/RuleGeneration/", "Sources/plumb-dev/", "Sources/plumb-pages/"]
      .contains(where: path.hasPrefix)
  }

  static let all: [SourceFile] = {
    let package = URL(filePath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    return ["Sources", "Rules"].flatMap { (folder: String) -> [SourceFile] in
      let names = try? FileManager.default.subpathsOfDirectory(
        atPath: package.appending(path: folder).path)
      return (names ?? []).sorted().compactMap { read(folder + "/" + $0, in: package) }
    }
  }()

  private static func read(_ path: String, in package: URL) -> SourceFile? {
    guard path.hasSuffix(".swift"), !path.hasPrefix("Rules/Generated/"),
      let text = try? String(contentsOf: package.appending(path: path), encoding: .utf8)
    else { return nil }
    return SourceFile(
      path: path, lines: text.split(separator: "\n", omittingEmptySubsequences: false))
  }
}
