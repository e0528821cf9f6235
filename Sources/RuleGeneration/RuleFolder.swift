import Foundation
import SourceText

/// The folder with the rules that come with plumb: a folder for each service, a file for each rule.
package struct RuleFolder: Sendable {
  /// A file that holds a rule.
  package struct Entry: Hashable, Sendable {
    /// The rule's name.
    package let name: String
    /// The static member of `Rule` that is the rule.
    package let member: String
    /// The file, from the folder that holds the package.
    package let path: String
    /// The language that the rule is written in.
    package let language: RuleFileLanguage
  }

  /// The folder that holds the package.
  package let package: String

  /// The rules of the package in a folder.
  package init(package: String) {
    self.package = package
  }

  /// The file that the rule list is written to, from the package's folder.
  package static let listPath = "Rules/Generated/RuleList.swift"

  /// All rule files in the order of their rules' names.
  ///
  /// A Swift file without a rule is data or code that several rules of its service share.
  package func entries() throws -> [Entry] {
    let root = URL(filePath: package).appending(path: "Rules")
    let names = try FileManager.default.subpathsOfDirectory(atPath: root.path)
    return try names.filter { !$0.hasPrefix("Generated/") }.compactMap { name in
      let path = "Rules/" + name
      if name.hasSuffix(".yaml") {
        let stem = URL(filePath: name).deletingPathExtension().lastPathComponent
        return Entry(
          name: stem, member: RuleName.member(stem), path: path, language: .yaml)
      }
      guard name.hasSuffix(".swift") else { return nil }
      let text = try String(contentsOf: root.appending(path: name), encoding: .utf8)
      guard let (name, member) = Self.declaredRule(in: text) else { return nil }
      return Entry(name: name, member: member, path: path, language: .swift)
    }.sorted { $0.name < $1.name }
  }

  /// The name and the member of the rule that a Swift file declares.
  private static func declaredRule(in text: String) -> (name: String, member: String)? {
    let parts = text.split(separator: " = Rule(", maxSplits: 1)
    guard parts.count == 2, let member = parts[0].split(separator: " ").last,
      parts[0].hasSuffix("static let \(member)")
    else { return nil }
    let quoted = parts[1].split(separator: "\"", maxSplits: 2, omittingEmptySubsequences: false)
    return quoted.count == 3 ? (String(quoted[1]), String(member)) : nil
  }

  /// The bytes of a file of the package.
  func source(_ path: String) throws -> SourceText {
    let bytes = try Data(contentsOf: URL(filePath: package).appending(path: path))
    return SourceText(name: path, bytes: Array(bytes))
  }

  /// Writes a file of the package; whether it has changed.
  @discardableResult
  package func write(_ text: String, to path: String) throws -> Bool {
    let file = URL(filePath: package).appending(path: path)
    guard (try? String(contentsOf: file, encoding: .utf8)) != text else { return false }
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
    return true
  }
}

/// The language that a rule is written in.
package enum RuleFileLanguage: String, CaseIterable, Sendable {
  case swift
  case yaml
}
