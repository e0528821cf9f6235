/// The way to a property of a resource, such as `ContainerDefinitions.*.Image`.
package struct PropertyPath: Hashable, Sendable {
  /// A step of the way.
  package enum Step: Hashable, Sendable {
    /// The value under a key.
    case key(String)
    /// Every element of a list, or every value of a mapping.
    case each
  }

  /// The steps, from the resource's properties inwards.
  package let steps: [Step]

  /// A way with steps.
  package init(_ steps: [Step]) {
    self.steps = steps
  }
}

extension PropertyPath: ExpressibleByStringLiteral, CustomStringConvertible {
  /// A way written with dots, `*` for every element.
  package init(stringLiteral value: String) {
    self.init(written: value)
  }

  /// A way written with dots, `*` for every element; a key that has dots itself stands in quotes,
  /// as in `Parameters."rds.force_ssl"`.
  package init(written text: String) {
    let quote = UInt8(ascii: "\"")
    var steps: [Step] = []
    var rest = Substring(text).utf8
    while !rest.isEmpty {
      if rest.first == quote {
        let key = rest.dropFirst().prefix { $0 != quote }
        rest = rest.dropFirst(key.count + 3)
        steps.append(.key(String(Substring(key))))
        continue
      }
      let key = rest.prefix { $0 != UInt8(ascii: ".") }
      rest = rest.dropFirst(key.count + 1)
      steps.append(key.elementsEqual("*".utf8) ? .each : .key(String(Substring(key))))
    }
    self.init(steps)
  }

  package var description: String {
    steps.map { step in
      switch step {
      case .key(let key): key.contains(".") ? "\"\(key)\"" : key
      case .each: "*"
      }
    }.joined(separator: ".")
  }
}
