import CloudFormation

extension TextPattern {
  /// What stands for an unknown stretch in an outline: a letter that no policy contains.
  static let unknownLetter: Character = "\u{1}"

  /// The text with one letter for each unknown stretch, so that it can be cut at colons.
  var outline: String {
    var outline = ""
    for part in parts {
      if case .known(let text) = part {
        outline += text
      } else {
        outline.append(Self.unknownLetter)
      }
    }
    return outline
  }

  /// The six fields of an ARN in outline; nil for another text.
  var fieldsOfARN: [Substring]? {
    let fields = outline.utf8.split(
      separator: UInt8(ascii: ":"), maxSplits: 5, omittingEmptySubsequences: false)
    return fields.count == 6 && fields[0].elementsEqual("arn".utf8)
      ? fields.map(Substring.init) : nil
  }
}
