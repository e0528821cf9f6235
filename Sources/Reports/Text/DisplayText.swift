extension String {
  /// The text on one line and without anything that a terminal would act on.
  package var onOneLine: String {
    guard !isPrintableASCII else { return self }
    var shown = DisplayText()
    shown.append(self, expandingTabs: false)
    return shown.text
  }
}

extension String {
  /// Whether all characters are those of ASCII that are seen, as in most texts.
  fileprivate var isPrintableASCII: Bool {
    var text = self
    return text.withUTF8 { $0.isPrintableASCII(without: nil) }
  }
}

/// Text as it is shown in a terminal, with the number of columns that it takes there.
///
/// Templates are foreign text: control characters and marks that turn the direction of writing are
/// replaced by visible ones, so that a template cannot paint on the terminal.
struct DisplayText {
  private(set) var text = ""
  private(set) var width = 0

  private static let tabWidth = 4

  /// Shows more text behind this one.
  mutating func append(_ more: String, expandingTabs: Bool = true) {
    guard !more.isPrintableASCII else {
      text += more
      width += more.utf8.count
      return
    }
    for character in more {
      if let scalar = character.unicodeScalars.first, character.unicodeScalars.count == 1 {
        append(scalar, expandingTabs: expandingTabs)
      } else if character == "\r\n" {
        append("\r", expandingTabs: false)
        append("\n", expandingTabs: false)
      } else {
        text.append(character)
        width += Self.width(ofCluster: character)
      }
    }
  }

  private mutating func append(_ scalar: Unicode.Scalar, expandingTabs: Bool) {
    switch scalar.value {
    case 0x20..<0x7F:
      text.unicodeScalars.append(scalar)
      width += 1
    case 0x09 where expandingTabs:
      let count = Self.tabWidth - width % Self.tabWidth
      text += String(repeating: " ", count: count)
      width += count
    case 0xFEFF: break
    default:
      let shown = Self.visible(scalar)
      text.unicodeScalars.append(shown)
      width += Self.width(of: shown)
    }
  }

  /// The scalar, or one that stands for it where it would act on the terminal.
  private static func visible(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar.value {
    // Unicode has a picture for every control character of ASCII.
    case 0x00..<0x20: Unicode.Scalar(0x2400 + scalar.value) ?? "\u{FFFD}"
    case 0x7F: "\u{2421}"
    case 0x80..<0xA0, 0x061C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069: "\u{FFFD}"
    default: scalar
    }
  }

  /// A cluster is as wide as what it begins with, unless it asks to be shown as a picture.
  private static func width(ofCluster character: Character) -> Int {
    guard let first = character.unicodeScalars.first else { return 0 }
    if character.unicodeScalars.contains("\u{FE0F}") { return 2 }
    return width(of: first)
  }

  private static func width(of scalar: Unicode.Scalar) -> Int {
    guard scalar.value >= 0x300 else { return 1 }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return 0
    default: return isWide(scalar) ? 2 : 1
    }
  }

  /// Whether terminals give a scalar two columns: the scripts of East Asia and pictures.
  private static func isWide(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case ..<0x1100: false
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0xA4CF,
      0xA960...0xA97C, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE6F,
      0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x17000...0x18CFF, 0x1B000...0x1B2FF, 0x1F200...0x1F2FF,
      0x20000...0x3FFFD:
      true
    default: scalar.properties.isEmojiPresentation
    }
  }
}
