import SeededRandom
import SourceText
import Testing

@testable import TemplateSyntax

@Suite struct `A tree made at random` {
  @Test(arguments: WrittenTree.Style.allCases)
  func `is read from each way to write it, with the place of every scalar`(
    _ style: WrittenTree.Style
  ) {
    var random = SeededGenerator(seed: 7)
    for round in 0..<400 {
      let isRootCollection = style == .compactJSON || style == .spacedJSON
      let tree = RandomTree.make(depth: 5, using: &random)
      let root = isRootCollection ? .sequence([tree]) : tree
      let lineEnd = round.isMultiple(of: 3) ? "\r\n" : "\n"
      let written = WrittenTree(root, style, seed: random.next(), lineEnd: lineEnd)
      let read = parsed(written.text)
      let value = root.description
      guard read.value == value, read.issues.isEmpty else {
        Issue.record("\(written.text.debugDescription) gives \(read.value), not \(value)")
        return
      }
      let places = read.records.filter { $0.kind.rawValue >= Record.Kind.string.rawValue }
        .map { read.source.text(in: $0.range) }
      #expect(places == written.scalars)
      if isRootCollection { #expect(read.language == .json) }
      expectSoundness(of: read)
      expectPlacesOfWords(in: read)
    }
  }

  /// Checks that each word of each text is found in the source, as it is or escaped.
  private func expectPlacesOfWords(in tree: SyntaxTree) {
    for node in tree.allNodes where node.isScalar {
      let text = Array(node.text.utf8)
      var start = 0
      while start < text.count {
        let end = text[start...].firstIndex { $0 | 0x20 < 0x61 || $0 | 0x20 > 0x7A } ?? text.count
        defer { start = end + 1 }
        guard end > start else { continue }
        let word = String(decoding: text[start..<end], as: UTF8.self)
        let found = tree.source.text(in: node.range(ofText: start..<end))
        let isEscaped = found.hasPrefix("\\u") && found.utf8.count == word.utf8.count * 6
        #expect(found == word || isEscaped, "\(word) in \(node.source.text(in: node.range))")
      }
    }
  }
}

@Suite struct `A damaged template` {
  @Test(arguments: Array(Self.templates.enumerated()).map { $0 })
  func `is read without a crash, and every place is in the file`(
    _ number: Int, _ template: String
  ) {
    var random = SeededGenerator(seed: UInt64(number) + 1)
    for _ in 0..<500 {
      var bytes = Array(template.utf8)
      for _ in 0..<Int.random(in: 1..<4, using: &random) { damage(&bytes, using: &random) }
      let tree = SyntaxTree.parse(SourceText(name: "t", bytes: bytes))
      expectSoundness(of: tree)
      _ = tree.value
    }
  }

  @Test func `is the same when it is read in two halves, wherever that can be done`() {
    var random = SeededGenerator(seed: 11)
    var halved = 0
    for round in 0..<1500 {
      var bytes = Array(Self.templateOfSections.utf8)
      for _ in 0..<round % 4 { damage(&bytes, using: &random) }
      let source = SourceText(name: "t", bytes: bytes)
      for _ in 0..<4 {
        let place = Int.random(in: 0...bytes.count, using: &random)
        let tree = bytes.withUnsafeBufferPointer {
          YAMLReader.readHalves(of: source, $0, from: place)
        }
        guard let tree else { continue }
        halved += 1
        let whole = YAMLReader.read(source)
        guard tree.comparableRecords == whole.comparableRecords, whole.issues.isEmpty else {
          Issue.record("\(String(decoding: bytes, as: UTF8.self)) is another one from \(place)")
          return
        }
        expectSoundness(of: tree)
      }
    }
    #expect(halved > 500)
  }

  @Test(arguments: Self.templates)
  func `that ends early is read up to its end`(_ template: String) {
    let bytes = Array(template.utf8)
    for count in 0...bytes.count {
      expectSoundness(of: SyntaxTree.parse(SourceText(name: "t", bytes: Array(bytes[..<count]))))
    }
  }

  @Test(arguments: Self.templates)
  func `is whole before the damage`(_ template: String) {
    let tree = parsed(template)
    #expect(tree.messages == [])
    expectSoundness(of: tree)
  }

  private func damage(_ bytes: inout [UInt8], using random: inout SeededGenerator) {
    let place = Int.random(in: 0...bytes.count, using: &random)
    switch Int.random(in: 0..<5, using: &random) {
    case 0: bytes.removeSubrange(place...)
    case 1:
      guard place < bytes.count else { return }
      bytes[place] = UInt8.random(in: 0...255, using: &random)
    case 2:
      let end = min(bytes.count, place + Int.random(in: 1..<40, using: &random))
      bytes.removeSubrange(place..<end)
    case 3:
      let end = min(bytes.count, place + Int.random(in: 1..<60, using: &random))
      bytes.insert(contentsOf: Array(bytes[place..<end]), at: place)
    default:
      let sign = Self.signs.randomElement(using: &random) ?? ""
      bytes.insert(contentsOf: sign.utf8, at: place)
    }
  }

  private static let signs = [
    "!", "!Ref ", "!Sub", "&a ", "*a", "*b", "<<: ", "{", "}", "[", "]", ": ", ":", "- ", "? ",
    "\"", "'", "\\", "\t", "\n", "\r", "\r\n", "  ", "#", " #", "|", ">-", "%", "@", "---\n",
    "...\n", "ü", "😀", "\u{2028}", "\u{FEFF}", "\u{0}", ",", "null", "\\uD800", "Fn::If", "=",
  ]

  private static let templateOfSections = """
    AWSTemplateFormatVersion: '2010-09-09'
    Parameters:
      Stage: {Type: String, Default: dev}
      Größe:
        Type: Number
    Resources:
      Bucket: # the bucket
        Type: AWS::S3::Bucket
        Properties:
          Name: !Sub '${AWS::StackName}-ü'
          Tags:
            - {Key: a, Value: !If [IsProd, "1", !Ref AWS::NoValue]}
            - Key: b
              Value:
      # between two
      Function:
        Type: AWS::Lambda::Function
        Properties:
          Code:
            ZipFile: |
              # not a comment
              def handle(event):
                  return "ü"

          Description: >-
            one

            two
          Role: !GetAtt
            - Role
            - Arn
      Empty:
      Topic: {Type: AWS::SNS::Topic}
      Text: several words
        in two lines
      Queue:
        Type: "AWS::SQS::\\x51ueue"
    Outputs:
      Arn:
        Value: !GetAtt Bucket.Arn
      Name:
        Value: 'it''s'
    """

  private static let templates = [
    """
    # A template with most of what YAML has.
    AWSTemplateFormatVersion: '2010-09-09'
    Description: >-
      Größe und
      Gewicht 😀
    Mappings: {Regions: &regions {eu-west-1: {Image: ami-1}, us-east-1: {Image: "ami\\x2D2"}}}
    Conditions:
      IsProd: !Equals [!Ref Stage, prod]
    Resources:
      Bucket: # the bucket
        Type: AWS::S3::Bucket
        Condition: IsProd
        Properties: &properties
          Name: !Sub '${AWS::StackName}-ü'
          Tags:
            - {Key: a, Value: !If [IsProd, "1", !Ref AWS::NoValue]}
            - Key: b
              Value:
      Function:
        Type: AWS::Lambda::Function
        Properties:
          <<: *properties
          Code:
            ZipFile: |
              # not a comment
              def handle(event):
                  return "ü"
          ? Timeout
          : 30
          Role: !GetAtt
            - Role
            - Arn
          Regions: *regions
    """,
    """
    {
      "Description": "Gr\\u00f6\\u00dfe \\ud83d\\ude00",
      "Resources": {
        "Topic": {"Type": "AWS::SNS::Topic", "Properties": {"Name": {"Fn::Sub": "${A}-ü"}}},
        "Queue": {
          "Type": "AWS::SQS::Queue",
          "Properties": {"Delay": -1.5e2, "Fifo": true, "Tags": [], "Other": null}
        }
      }
    }
    """,
    "\u{FEFF}Resources:\r\n  A: {Type: T, Properties: {X: [1, 'ü\r\n  y', \"z\"]}}\r\n  B: |\r\n    t\r\n",
    "{Resources: {A: {Type: T, DependsOn: [B, C,]}, # c\n  B: !Ref A, 'C': &x [*x0, \"d\"]}}"
      .replacing("*x0", with: "e"),
  ]
}

/// Checks what must hold for the tree of any bytes.
func expectSoundness(of tree: SyntaxTree, at location: Testing.SourceLocation = #_sourceLocation) {
  let faults = faults(of: tree)
  #expect(
    faults.isEmpty,
    "\(tree.source.text(in: SourceRange(0, tree.source.bytes.count)).debugDescription)",
    sourceLocation: location)
}

private func faults(of tree: SyntaxTree) -> [String] {
  let size = tree.source.bytes.count
  var faults: [String] = []
  func check(_ isSound: Bool, _ fault: @autoclosure () -> String) {
    if !isSound { faults.append(fault()) }
  }
  var open: [(index: Int, next: Int, children: Int, end: Int)] = []
  for index in tree.recordPlaces.joined() {
    let record = tree.records[index]
    let range = record.range
    check(0 <= range.start && range.start <= range.end && range.end <= size, "\(index): \(range)")
    while let last = open.last, last.next <= index {
      check(last.next == index, "\(last.index) ends inside \(index)")
      check(Int(tree.records[last.index].count) == last.children, "\(last.index): children")
      open.removeLast()
    }
    if let parent = open.last {
      check(Int(record.parent) == parent.index, "\(index): parent \(record.parent)")
      check(tree.records[parent.index].range.contains(range), "\(index) is outside of its parent")
      check(range.start >= parent.end, "\(index) begins before its sibling ends")
      check(Int(record.next) <= parent.next, "\(index) ends behind its parent")
      let isMapping = tree.records[parent.index].kind == .mapping
      let isKey = isMapping && parent.children.isMultiple(of: 2)
      check(record.flags.contains(.key) == isKey, "\(index): key")
      let ordinal = isMapping ? parent.children / 2 : parent.children
      check(Int(record.ordinal) == ordinal, "\(index): ordinal")
      open[open.count - 1].children += 1
      open[open.count - 1].end = range.end
    } else {
      check(index == 0, "\(index) has no parent")
    }
    check(record.kind != .alias || Int(record.content) < index, "\(index): alias")
    if record.kind == .mapping || record.kind == .sequence {
      open.append((index, Int(record.next), 0, range.start))
    }
  }
  for last in open {
    check(last.next == tree.records.count, "\(last.index): not closed")
    check(Int(tree.records[last.index].count) == last.children, "\(last.index): children")
    check(
      tree.records[last.index].kind != .mapping || last.children.isMultiple(of: 2),
      "\(last.index): key without value")
  }
  let lines = LineIndex(tree.source)
  var before = 0
  for issue in tree.issues {
    check(0 <= issue.range.start && issue.range.end <= size, "issue \(issue.range)")
    check(issue.range.start <= issue.range.end, "issue \(issue.range)")
    check(issue.range.start >= before, "issues are not in order")
    before = issue.range.start
    check(lines.position(at: issue.range.start).line <= lines.lineCount, "line of issue")
  }
  for node in tree.allNodes {
    let text = node.text
    check(node.range.contains(node.range(ofText: 0..<text.utf8.count)), "text of \(node.path)")
    check(node.path.isEmpty == (node == tree.root), "path of \(node.range)")
  }
  var end = 0
  for comment in tree.comments {
    check(comment.range.start >= end && comment.range.end <= size, "comment \(comment.range)")
    check(comment.text.hasPrefix("#"), "comment \(comment.text)")
    end = comment.range.end
  }
  check(!tree.isIncomplete || tree.issues.contains { $0.kind == .malformed }, "no reason")
  return faults
}

extension SyntaxTree {
  /// The records, with the texts that stand in no source.
  fileprivate var comparableRecords: [ComparableRecord] {
    recordPlaces.joined().map { index in
      ComparableRecord(
        records[index], Node(storage: storage, index: Int32(index)), without: storage.pointee.gap)
    }
  }
}

/// All that is known of a node.
private struct ComparableRecord: Equatable {
  let numbers: [UInt32]
  let kind: Record.Kind
  let flags: UInt8
  let text: String

  init(_ record: Record, _ node: Node, without gap: Range<Int>) {
    func place(_ index: UInt32) -> UInt32 {
      index < gap.upperBound ? index : index - UInt32(gap.count)
    }
    // Where derived text stands may differ, and a mapping may seem to have more keys than it has.
    let content = record.flags.has(.derived) || record.kind == .mapping ? 0 : record.content
    numbers = [
      record.start, record.end, content, record.count, place(record.next), place(record.parent),
      record.ordinal,
      UInt32(record.function),
    ]
    kind = record.kind
    flags = record.flags.rawValue
    let lostKeys = node.pairs.map(\.key.text).filter { node[$0] == nil }
    text = node.isScalar ? node.text : lostKeys.joined(separator: ", ")
  }
}
