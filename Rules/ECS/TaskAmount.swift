/// CPU and memory as a task definition writes them: a whole number, or one with a unit.
///
/// Source: <https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_TaskDefinition.html>
package enum TaskAmount {
  /// The units of 1/1024 vCPU that a text such as `256`, `.25 vCPU` or `1 vCPU` means.
  package static func cpuUnits(_ text: String) -> Int? {
    amount(text, unit: "vcpu")
  }

  /// The MiB that a text such as `512`, `0.5 GB` or `1GB` means.
  package static func mebibytes(_ text: String) -> Int? {
    amount(text, unit: "gb")
  }

  private static func amount(_ text: String, unit: String) -> Int? {
    let text = text.lowercased()
    guard text.hasSuffix(unit) else { return whole(text) }
    var number = text.dropLast(unit.count)
    while number.last == " " { number.removeLast() }
    guard number.utf8.contains(where: isDigit),
      number.utf8.allSatisfy({ isDigit($0) || $0 == UInt8(ascii: ".") }),
      let value = Double(number.first == "." ? "0" + number : String(number)), value < 1_000_000
    else { return nil }
    let units = value * 1024
    return units.rounded() == units ? Int(units) : nil
  }

  private static func whole(_ text: String) -> Int? {
    text.utf8.count < 10 && text.utf8.allSatisfy(isDigit) ? Int(text) : nil
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte
  }
}
