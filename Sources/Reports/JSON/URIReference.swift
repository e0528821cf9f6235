/// A path of a file as a URI: relative as it is, absolute with the scheme `file`.
struct URIReference {
  /// The URI, with everything but letters, digits and a few marks percent-encoded.
  let text: String
  /// Whether it is relative to where the program was run.
  let isRelative: Bool

  init(path: String) {
    isRelative = !path.utf8.starts(with: "/".utf8)
    let path = path.withoutLeadingDot
    guard !path.utf8.allSatisfy(Self.standsForItself) else {
      text = isRelative ? path : "file://" + path
      return
    }
    var bytes = Array(isRelative ? "".utf8 : "file://".utf8)
    for byte in path.utf8 {
      if Self.standsForItself(byte) {
        bytes.append(byte)
      } else {
        bytes.append(UInt8(ascii: "%"))
        bytes += [Self.digit(byte >> 4), Self.digit(byte & 0xF)]
      }
    }
    text = String(decoding: bytes, as: UTF8.self)
  }

  /// The path that a URI stands for.
  static func path(of uri: String) -> String {
    var bytes: [UInt8] = []
    var rest = uri.hasPrefix("file://") ? uri.utf8.dropFirst("file://".utf8.count) : uri.utf8[...]
    while let byte = rest.popFirst() {
      let digits = rest.prefix(2)
      if byte == UInt8(ascii: "%"), digits.count == 2,
        let value = UInt8(String(decoding: digits, as: UTF8.self), radix: 16)
      {
        bytes.append(value)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func standsForItself(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
      UInt8(ascii: "_"), UInt8(ascii: "~"), UInt8(ascii: "/"):
      true
    default: false
    }
  }

  private static func digit(_ value: UInt8) -> UInt8 {
    value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "A") + value - 10
  }
}

extension String {
  /// A path without the `./` that shells and searches put before it, which services that compare
  /// paths do not expect.
  var withoutLeadingDot: String {
    var rest = utf8[...]
    while rest.starts(with: "./".utf8) { rest = rest.dropFirst(2) }
    return rest.count == utf8.count ? self : String(decoding: rest, as: UTF8.self)
  }
}
