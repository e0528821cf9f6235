import Platform
import SourceText
import TemplateSyntax

/// Tells templates from other files by what is in them.
enum TemplateRecognition {
  /// Whether a file may be a template: a quick look at its bytes, before it is read.
  static func mayBeTemplate(_ bytes: [UInt8]) -> Bool {
    if Bytes.contain("AWSTemplateFormatVersion", byLetter: 1, bytes) { return true }
    guard Bytes.contain("Resources", byLetter: 0, bytes) else { return false }
    return Bytes.contain("AWS::", byLetter: 1, bytes)
      || Bytes.contain("Custom::", byLetter: 6, bytes)
      || Bytes.contain("Alexa::", byLetter: 5, bytes)
  }

  /// Whether a document is a template: it says so, or it has a resource.
  static func isTemplate(_ tree: SyntaxTree) -> Bool {
    if let root = tree.root, root.isMapping {
      if root["AWSTemplateFormatVersion"] != nil { return true }
      if let transform = root["Transform"], isOfAWS(transform) { return true }
      let resources = root["Resources"]?.pairs ?? []
      if resources.contains(where: { isResource($0.value) || isLoop($0.key) }) { return true }
    }
    return tree.isIncomplete && namesSectionAtLineStart(tree.source.bytes)
  }

  private static func isOfAWS(_ transform: Node) -> Bool {
    (transform.isSequence ? transform.elements : [transform]).contains { name in
      name.isScalar && name.text.hasPrefix("AWS::")
    }
  }

  private static func isLoop(_ key: Node) -> Bool {
    key.withUTF8 { $0.starts(with: "Fn::ForEach::".utf8) }
  }

  private static func isResource(_ node: Node) -> Bool {
    guard let type = node["Type"], type.isScalar else { return false }
    let text = type.text
    return ["AWS::", "Custom::", "Alexa::"].contains { text.hasPrefix($0) }
  }

  /// Whether a line begins with a section of a template: all that can be told of a file in which
  /// nothing could be read.
  private static func namesSectionAtLineStart(_ bytes: [UInt8]) -> Bool {
    let sections = ["Resources", "AWSTemplateFormatVersion"].map { Array($0.utf8) }
    var lineStart = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    while lineStart < bytes.count {
      var name = lineStart
      if [UInt8(ascii: "\""), UInt8(ascii: "'")].contains(bytes[name]) { name += 1 }
      if sections.contains(where: { bytes[name...].starts(with: $0) }) { return true }
      guard let lineEnd = bytes[lineStart...].firstIndex(where: { $0 == 0x0A || $0 == 0x0D })
      else { return false }
      lineStart = lineEnd + 1
    }
    return false
  }
}
