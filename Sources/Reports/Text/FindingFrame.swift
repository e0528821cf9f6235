/// What stands at the left of a finding, as it is written.
struct FindingFrame {
  /// How many columns the greatest number of a line takes.
  private(set) var margin = 0
  private(set) var file = ""
  /// The arrow before the place, with the file.
  private(set) var arrow: [UInt8] = []
  /// The bar before an underline.
  private(set) var bar: [UInt8] = []
  /// The bar on a line of its own.
  private(set) var line: [UInt8] = []

  init() {}

  init(_ margin: Int, _ file: String, inColor: Bool) {
    self.margin = margin
    self.file = file
    var output = StyledOutput(inColor: inColor)
    output.write(spaces: margin)
    output.write("-->", .frame)
    output.write(" ")
    output.write(file.onOneLine)
    output.write(":")
    arrow = output.waiting.take()
    output.write(.frame) { output in
      output.write(spaces: margin + 1)
      output.write("|")
    }
    bar = output.waiting.take()
    output.writeBar(margin)
    line = output.waiting.take()
  }
}

extension StyledOutput {
  /// Writes the bar on a line of its own.
  mutating func writeBar(_ margin: Int) {
    write(spaces: margin + 1)
    write("|", .frame)
    endLine()
  }
}
