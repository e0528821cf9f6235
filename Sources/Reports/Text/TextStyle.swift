import Linting

/// What a piece of the text report is, for its colour.
enum TextStyle {
  case severity(Severity)
  case message
  case frame
  case related
  case summary

  /// The parameters of the terminal's "select graphic rendition" command.
  var code: String {
    switch self {
    case .severity(.error): "1;31"
    case .severity(.warning): "1;33"
    case .severity(.note): "1;36"
    case .message, .summary: "1"
    case .frame, .related: "1;34"
    }
  }
}

/// The bytes of a text report, in colour or not.
struct StyledOutput {
  var waiting = WaitingBytes()
  private let inColor: Bool

  init(inColor: Bool) {
    self.inColor = inColor
  }

  mutating func write(_ text: String) {
    waiting.bytes += text.utf8
  }

  mutating func write(_ text: String, _ style: TextStyle) {
    guard inColor, !text.isEmpty else { return write(text) }
    write("\u{1B}[\(style.code)m")
    write(text)
    write("\u{1B}[0m")
  }

  mutating func endLine() {
    waiting.bytes.append(UInt8(ascii: "\n"))
  }
}
