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
  let inColor: Bool

  init(inColor: Bool) {
    self.inColor = inColor
  }

  mutating func write(_ text: StaticString) {
    text.withUTF8Buffer { waiting.bytes.append(contentsOf: $0) }
  }

  @_disfavoredOverload
  mutating func write(_ text: String) {
    waiting.append(text)
  }

  mutating func write(spaces count: Int) {
    guard count > 0 else { return }
    waiting.append(UInt8(ascii: " "), times: count)
  }

  mutating func write(_ number: Int) {
    waiting.append(number)
  }

  mutating func write(_ text: String, _ style: TextStyle) {
    guard !text.isEmpty else { return }
    write(style) { $0.write(text) }
  }

  /// Writes some pieces in one style.
  ///
  /// Putting them together in a text first costs as much as the rest of a report.
  mutating func write(_ style: TextStyle, _ pieces: (inout StyledOutput) -> Void) {
    guard inColor else { return pieces(&self) }
    write("\u{1B}[")
    write(style.code)
    write("m")
    pieces(&self)
    write("\u{1B}[0m")
  }

  mutating func endLine() {
    waiting.bytes.append(UInt8(ascii: "\n"))
  }
}
